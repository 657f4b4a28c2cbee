import type { Activity } from '#core/posts/contract.ts';
import { words } from '#core/posts/team-words.ts';

/** What an event of a post was, as the end of a sentence that begins with a name. */
export function sayWhatHappened(entry: Activity, statusNames: Record<string, string>): string {
	const { detail } = entry;
	if (entry.type === 'posts.status-changed') {
		const change = changeOf(detail, entry.postId);
		return change ? words.activity.statusFromTo(named(change.from, statusNames), named(change.to, statusNames)) : words.activity.events[entry.type] ?? entry.type;
	}
	if (entry.type === 'post.merged' && typeof detail['sourceTitle'] === 'string') return words.activity.merged(detail['sourceTitle']);
	if (entry.type === 'comment.created' && detail['internal'] === true) return words.activity.noted;
	if (entry.type === 'comment.created' && detail['official'] === true) return words.activity.answered;
	if (entry.type === 'post.voted' && detail['castBy']) return words.activity.votedFor;
	return words.activity.events[entry.type] ?? words.activity.other;
}

type StatusChange = { from: string; to: string };

function changeOf(detail: Record<string, unknown>, postId: string | null): StatusChange | undefined {
	const changes = Array.isArray(detail['posts']) ? (detail['posts'] as (StatusChange & { postId: string })[]) : [];
	return changes.find((change) => change.postId === postId) ?? changes[0];
}

function named(key: string, statusNames: Record<string, string>): string {
	return statusNames[key] ?? key;
}
