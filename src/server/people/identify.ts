import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Role, Scope, Viewer } from '#core/access/roles.ts';
import { visitor } from '#core/access/roles.ts';
import type { BoardId, PersonId, SegmentId, WorkspaceId } from '#core/kernel/ids.ts';
import { languageOf } from '#core/kernel/languages.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Db } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { untilChange } from '../platform/until-change.ts';
import { sessionToken } from './session.ts';

/** Who sends a request: by the API key in its header, else by its session cookie. @throws bad-key for a key that is not ours. */
export async function identify(platform: Platform, workspaceId: WorkspaceId, headers: Headers): Promise<Viewer> {
	const authorization = headers.get('authorization');
	const db = platform.database.forWorkspace(workspaceId);
	if (authorization !== null) return viewerOfSentKey(workspaceId, authorization, () => viewerOfKey(db, authorization, platform.now()));
	const token = sessionToken(platform, workspaceId, headers);
	return token ? viewerOfSession(db, token, platform.now()) : visitor;
}

let revocations = 0;

/** Keys by what was sent, until one is revoked in this process; other processes follow within a second. */
const keys = untilChange<Viewer>({ milliseconds: 1_000, most: 200_000, sizeOf: () => 300, changesOf: () => revocations });

/** Called after a key was revoked: it opens nothing from here on. */
export function forgetKeys(): void {
	revocations += 1;
}

async function viewerOfSentKey(workspaceId: WorkspaceId, authorization: string, ask: () => Promise<Viewer>): Promise<Viewer> {
	const known = keys.find(workspaceId, authorization);
	if (known) return known;
	const revokedBefore = revocations;
	const viewer = await ask();
	keys.keep(workspaceId, authorization, viewer, revokedBefore);
	return viewer;
}

/** One query: this is asked on every request of everybody who is signed in. */
async function viewerOfSession(db: Db, token: string, now: Date): Promise<Viewer> {
	const row = await db
		.selectFrom('auth_sessions as s')
		.innerJoin('people as p', 'p.auth_user_id', 's.user_id')
		.leftJoin('members as m', 'm.person_id', 'p.person_id')
		.select([sql<string>`coalesce(p.merged_into, p.person_id)`.as('person_id'), languageOfStanding.as('language'), 'm.role', segmentsOf.as('segment_ids')])
		.where('s.token', '=', token)
		.where('s.expires_at', '>', now)
		.executeTakeFirst();
	if (!row) return visitor;
	return { personId: row.person_id as PersonId, role: row.role as Role | null, via: 'session', scopes: null, boardIds: null, segmentIds: row.role ? [] : (row.segment_ids as SegmentId[]), language: languageOf(row.language) };
}

/** Somebody who is merged reads what the one who stands for them reads. */
const languageOfStanding = sql<string | null>`CASE WHEN p.merged_into IS NULL THEN p.language ELSE (SELECT s.language FROM people s WHERE s.person_id = p.merged_into) END`;

/** The segments of somebody that open a board or a roadmap; almost nobody has any, and most workspaces no such thing. */
const segmentsOf = sql<string[]>`ARRAY(SELECT s.segment_id::text FROM segment_members s WHERE s.person_id = coalesce(p.merged_into, p.person_id)
	AND (EXISTS (SELECT FROM board_segments b WHERE b.segment_id = s.segment_id) OR EXISTS (SELECT FROM roadmap_segments r WHERE r.segment_id = s.segment_id)) ORDER BY 1)`;

async function viewerOfKey(db: Db, authorization: string, now: Date): Promise<Viewer> {
	const key = /^Bearer\s+(wk_[\w-]{20,200})$/i.exec(authorization)?.[1];
	const row = key && (await keyByHash(db, createHash('sha256').update(key).digest('hex')));
	if (!row) throw new Refusal('bad-key', 'This API key is not known, or it was revoked.');
	const today = now.toISOString().slice(0, 10);
	if (row.last_used_on !== today) {
		await db.updateTable('api_keys').set({ last_used_on: today }).where('api_key_id', '=', row.api_key_id).execute();
	}
	return {
		personId: row.created_by as PersonId,
		role: roleOfScopes(row.scopes),
		via: 'key',
		scopes: row.scopes as Scope[],
		boardIds: row.board_ids as BoardId[] | null,
		segmentIds: []
	};
}

function keyByHash(db: Db, hash: string) {
	return db
		.selectFrom('api_keys')
		.select(['api_key_id', 'created_by', 'scopes', 'board_ids', 'last_used_on'])
		.where('key_hash', '=', hash)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
}

/** A key acts as a member of its own: what its widest scope allows, whatever its maker's role becomes. */
function roleOfScopes(scopes: string[]): Role {
	if (scopes.includes('admin')) return 'admin';
	return scopes.includes('write') ? 'contributor' : 'viewer';
}
