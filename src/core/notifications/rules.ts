import type { FollowReason } from '../posts/contract.ts';
import type { NamedKind, PreferenceKind } from '../people/me.ts';

/** Who is told of an event: everyone who follows its posts or what is merged into them, only those who came with a merge, or also who takes the changelog. */
export type Audience = 'followers' | 'followers-of-source' | 'followers-and-takers';
export type Telling = { kind: PreferenceKind; audience: Audience; postIds: string[]; sourceId: string | null };

type Happened = { type: string; postId?: string | undefined; detail: object };
type Detail = Record<string, unknown>;

/** Event → kind of message → who. What each person gets unless they chose otherwise stands with the preferences. */
export const tellings: Record<string, { audience: Audience; kindOf(detail: Detail): PreferenceKind | null; postsOf(happened: Happened): string[] }> = {
	'posts.status-changed': {
		audience: 'followers',
		kindOf: (detail) => (detail['notify'] === true ? 'status' : null),
		postsOf: ({ detail }) => postsChangedBy(detail).map(({ postId }) => postId)
	},
	'post.merged': {
		audience: 'followers-of-source',
		kindOf: (detail) => (detail['notify'] === true ? 'merge' : null),
		postsOf: ({ postId }) => (postId ? [postId] : [])
	},
	'comment.created': {
		audience: 'followers',
		kindOf: (detail) => {
			if (detail['internal'] === true || detail['notify'] === false) return null;
			if (detail['official'] !== true) return 'comment';
			return detail['notify'] === true ? 'answer' : null;
		},
		postsOf: ({ postId }) => (postId ? [postId] : [])
	},
	'changelog.published': {
		audience: 'followers-and-takers',
		kindOf: (detail) => (detail['notify'] === true ? 'changelog' : null),
		postsOf: ({ detail }) => postsNamedIn(detail)
	},
	'item.part-done': {
		audience: 'followers',
		kindOf: (detail) => (detail['notify'] === true ? 'status' : null),
		postsOf: ({ detail }) => postsChangedBy(detail).map(({ postId }) => postId)
	},
	'comment.changed': {
		audience: 'followers',
		kindOf: (detail) => (detail['official'] === true && detail['internal'] !== true && detail['notify'] === true ? 'answer' : null),
		postsOf: ({ postId }) => (postId ? [postId] : [])
	}
};

/** People an event names, besides those who follow: the first kind that fits somebody is why they hear of it. */
export type Naming = { kind: NamedKind; who: { these: string[] } | 'members' | 'people of the item' };

/** Event → kind of message → who is named. */
const namings: Record<string, (detail: Detail) => Naming[]> = {
	'comment.created': ({ mentionIds, parentAuthorId, notify }) => [
		{ kind: 'mention', who: { these: listed(mentionIds) } },
		{ kind: 'reply', who: { these: notify === false ? [] : listed([parentAuthorId]) } }
	],
	'comment.changed': ({ mentionIds }) => [{ kind: 'mention', who: { these: listed(mentionIds) } }],
	'question.asked': ({ personIds }) => [{ kind: 'question', who: { these: listed(personIds) } }],
	'feedback.assigned': ({ personId }) => [{ kind: 'assigned', who: { these: listed([personId]) } }],
	'feedback.received': () => [{ kind: 'feedback', who: 'members' }],
	'item.ready-lost': () => [{ kind: 'readiness', who: 'people of the item' }]
};

/** Every event that tells somebody. */
export const tellingEvents = [...new Set([...Object.keys(tellings), ...Object.keys(namings)])];

/** Whom an event names, and why each is told; nobody for most events. */
export function namingsOf({ type, detail }: Happened): Naming[] {
	return (namings[type]?.(detail as Detail) ?? []).filter(({ who }) => typeof who === 'string' || who.these.length > 0);
}

function listed(ids: unknown): string[] {
	return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** What an event tells and to whom; null where it tells nobody. */
export function tellingOf(happened: Happened): Telling | null {
	const telling = tellings[happened.type];
	const detail = happened.detail as Detail;
	const kind = telling?.kindOf(detail) ?? null;
	const postIds = telling?.postsOf(happened) ?? [];
	if (!telling || !kind || (postIds.length === 0 && telling.audience !== 'followers-and-takers')) return null;
	const sourceId = telling.audience === 'followers-of-source' ? String(detail['sourceId']) : null;
	return { kind, audience: telling.audience, postIds, sourceId };
}

export type ChangedPost = { postId: string; from: string; to: string; title: string };

/** The posts that one change of status was about. */
export function postsChangedBy(detail: object): ChangedPost[] {
	const { posts } = detail as { posts?: ChangedPost[] };
	return Array.isArray(posts) ? posts : [];
}

/** The posts that an event names by their ids alone. */
export function postsNamedIn(detail: object): string[] {
	const { postIds } = detail as { postIds?: string[] };
	return Array.isArray(postIds) ? postIds : [];
}

const firstPause = 60_000;
const longestPause = 4 * 3_600_000;
/** A mail server that says "later" for a day will not take the mail. */
export const giveUpAfter = 24 * 3_600_000;

/**
 * When to try a delivery again after `attempts` that did not succeed, or null to give up: pauses double from a minute
 * to four hours, each by a random part of itself shorter or longer, so that a server that was away is not stormed.
 * `random` is in [0, 1).
 */
export function nextAttempt(tried: { attempts: number; since: Date; now: Date; random: number }): Date | null {
	if (tried.now.getTime() - tried.since.getTime() >= giveUpAfter) return null;
	const pause = Math.min(longestPause, firstPause * 2 ** Math.max(0, tried.attempts - 1));
	return new Date(tried.now.getTime() + pause * (0.75 + tried.random / 2));
}

const strength: FollowReason[] = ['posted', 'quoted', 'voted', 'on-behalf', 'commented', 'asked'];

/** Of several reasons to follow, the one that says the most about the person. */
export function strongestReason(reasons: FollowReason[]): FollowReason {
	return strength.find((reason) => reasons.includes(reason)) ?? 'asked';
}
