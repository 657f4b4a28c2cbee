import type { Comment } from './contract.ts';

/** A comment that starts a thread, with everything below it in the order of writing. */
export type Thread = { first: Comment; replies: Comment[] };

/**
 * Threads of one level: a reply to a reply stands under the comment that began it. Deleted comments without replies
 * are left out; a reply whose beginning is not among the comments stands for itself.
 */
export function threadsOf(comments: readonly Comment[]): Thread[] {
	const byId = new Map(comments.map((comment) => [comment.id, comment]));
	const threads = new Map<string, Thread>();
	for (const comment of comments) {
		const first = beginningOf(comment, byId);
		const thread = threads.get(first.id);
		if (!thread) threads.set(first.id, { first, replies: comment === first ? [] : [comment] });
		else if (comment !== first) thread.replies.push(comment);
	}
	return [...threads.values()]
		.map(({ first, replies }) => ({ first, replies: replies.filter((reply) => !reply.deleted) }))
		.filter(({ first, replies }) => !first.deleted || replies.length > 0);
}

function beginningOf(comment: Comment, byId: Map<string, Comment>): Comment {
	let at = comment;
	for (let steps = 0; at.parentId !== null && steps < byId.size; steps++) {
		const parent = byId.get(at.parentId);
		if (!parent) return at;
		at = parent;
	}
	return at;
}
