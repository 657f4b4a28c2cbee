import type { BoardId, PersonId, SegmentId } from '../kernel/ids.ts';
import type { Language } from '../kernel/languages.ts';

export const roles = ['viewer', 'contributor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Who asks: nobody we know, a person, or a member of the team; by session or by API key. */
export type Viewer = {
	personId: PersonId | null;
	/** Null for everybody who is not of the team. */
	role: Role | null;
	via: 'nothing' | 'session' | 'key' | 'system';
	/** What an API key may do; null for everybody else. */
	scopes: readonly Scope[] | null;
	/** The boards an API key is limited to; null for no limit. */
	boardIds: readonly BoardId[] | null;
	/** The segments they belong to that open a board; proven people alone have any. */
	segmentIds: readonly SegmentId[];
	/** The language they read, where it is known. */
	language?: Language | null;
};

export const visitor: Viewer = { personId: null, role: null, via: 'nothing', scopes: null, boardIds: null, segmentIds: [] };

/** For what Winnow does by itself: set-up, imports, reactions. */
export const system: Viewer = { personId: null, role: 'owner', via: 'system', scopes: null, boardIds: null, segmentIds: [] };

export function isMember(viewer: Viewer): boolean {
	return viewer.role !== null;
}

export function hasRole(viewer: Viewer, least: Role): boolean {
	return viewer.role !== null && roles.indexOf(viewer.role) >= roles.indexOf(least);
}
