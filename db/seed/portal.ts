import type { BoardId, FeedbackId, InsightId, PostId, CommentId } from '#core/kernel/ids.ts';
import { createBoard, createTag } from '#server/boards/service.ts';
import { changeComment, writeComment } from '#server/comments/service.ts';
import { createInsight, receiveFeedback, setFeedbackState } from '#server/feedback/service.ts';
import { mergePosts, relatePosts } from '#server/merging/service.ts';
import { inTransaction, type Context } from '#server/platform/context.ts';
import { createPost, setStatusOfPosts } from '#server/posts/service.ts';
import { judge } from '#server/prioritising/service.ts';
import { castVote } from '#server/voting/service.ts';
import type { Cast } from './cast.ts';
import type { pastOf } from './clock.ts';
import type { Content, Feedback, Post } from './index.ts';

type Past = ReturnType<typeof pastOf>;
export type Portal = { postOf(key: string): PostId; insightsOf(feedbackKey: string): { id: InsightId; postKey: string }[] };
type Act = { daysAgo: number; order: number; run(): Promise<unknown> };

/** Boards, tags, and then a year of asking, voting, saying, merging and answering, act by act in the order it happened. */
export async function liveTheYear(context: Context, past: Past, content: Content, cast: Cast): Promise<Portal> {
	const boards = new Map<string, BoardId>();
	for (const { key, ...board } of content.boards) boards.set(key, (await createBoard(past(370, context.viewer), board)).id);
	for (const { name, color } of content.tags) await createTag(past(370, context.viewer), { name, color });
	const tagNames = new Map(content.tags.map((tag) => [tag.key, tag.name]));
	const posts = new Map<string, PostId>();
	const comments = new Map<string, CommentId>();
	const insights = new Map<string, { id: InsightId; postKey: string }[]>();
	const postOf = (key: string) => posts.get(key) as PostId;
	const acts: Act[] = [];
	const plan = (daysAgo: number, order: number, run: Act['run']) => acts.push({ daysAgo, order, run });

	for (const post of content.posts) {
		plan(post.daysAgo, 0, async () => posts.set(post.key, await ask(past, cast, boards, tagNames, post)));
		for (const move of post.moves ?? []) {
			plan(move.daysAgo, 3, () => setStatusOfPosts(past(move.daysAgo, cast.viewerOf(move.by)), { postIds: [postOf(post.key)], statusKey: move.to, note: move.note, notify: false }));
		}
		const { mergedInto } = post;
		if (mergedInto) plan(mergedInto.daysAgo, 4, () => mergePosts(past(mergedInto.daysAgo, cast.viewerOf(mergedInto.by)), postOf(mergedInto.post), { sourceId: postOf(post.key), notify: false }));
	}
	for (const { post, votes } of content.votes) {
		for (const [voter, daysAgo, importance, onBehalfBy] of votes) {
			const vote = { personId: cast.personOf(voter), ...(importance ? { importance } : {}) };
			plan(daysAgo, 1, () => castVote(past(daysAgo, cast.viewerOf(onBehalfBy ?? voter)), postOf(post), vote));
		}
	}
	for (const comment of content.comments) {
		plan(comment.daysAgo, comment.parent ? 2.5 : 2, async () => {
			const { body, internal = false, official = false, parent } = comment;
			const parentId = parent ? comments.get(parent) : undefined;
			const at = past(comment.daysAgo, cast.viewerOf(comment.author));
			const { comment: written } = await writeComment(at, postOf(comment.post), { body, mentionIds: [], internal, official: false, notify: false, ...(parentId ? { parentId } : {}) });
			if (!written) throw new Error(`The comment ${comment.key} of the example company was held for review.`);
			comments.set(comment.key, written.id);
			if (official) await changeComment(at, written.id, { official: true, notify: false }, null);
		});
	}
	for (const feedback of content.feedback) plan(feedback.daysAgo, 5, async () => insights.set(feedback.key, await hear(context, past, cast, postOf, feedback)));
	for (const { post, other, kind, by, daysAgo } of content.relations) {
		plan(daysAgo, 6, () => relatePosts(past(daysAgo, cast.viewerOf(by)), postOf(post), { otherId: postOf(other), kind }));
	}
	for (const { post, by, daysAgo, ...judged } of content.judgements) plan(daysAgo, 7, () => judge(past(daysAgo, cast.viewerOf(by)), postOf(post), judged));
	for (const act of acts.sort((a, b) => b.daysAgo - a.daysAgo || a.order - b.order)) await act.run();
	return { postOf, insightsOf: (key) => insights.get(key) ?? [] };
}

function ask(past: Past, cast: Cast, boards: Map<string, BoardId>, tagNames: Map<string, string>, post: Post): Promise<PostId> {
	const { title, body } = post;
	const tags = post.tags.map((key) => tagNames.get(key) ?? key);
	const author = cast.viewerOf(post.author);
	// A private board is open to the team; who asked there for somebody else is still the author.
	const context = past(post.daysAgo, { ...author, role: author.role ?? 'viewer' });
	return inTransaction(context, (_, inner) => createPost(inner, { boardId: boards.get(post.board) as BoardId, title, body, tags, authorId: cast.personOf(post.author) }));
}

async function hear(context: Context, past: Past, cast: Cast, postOf: Portal['postOf'], given: Feedback): Promise<{ id: InsightId; postKey: string }[]> {
	const { channel, text, originUrl, person } = given;
	const heard = await receiveFeedback(past(given.daysAgo, context.viewer), {
		channel,
		externalId: `example-${given.key}`,
		text,
		...(person ? { personId: cast.personOf(person) } : { person: { email: 'somebody@mail.example' } }),
		...(originUrl ? { originUrl } : {})
	} as never);
	const feedbackId: FeedbackId = heard.feedback.id;
	const { handled } = given;
	if (!handled) return [];
	const at = past(handled.daysAgo, cast.viewerOf(handled.by));
	const made: { id: InsightId; postKey: string }[] = [];
	for (const { quote, post, importance } of given.insights ?? []) {
		const start = text.indexOf(quote);
		const { insight } = await createInsight(at, feedbackId, { postId: postOf(post), start, end: start + quote.length, importance });
		made.push({ id: insight.id, postKey: post });
	}
	if (given.state !== 'new') await setFeedbackState(at, feedbackId, given.state, null);
	return made;
}
