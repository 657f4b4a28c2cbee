import type { Suggestion } from '#core/feedback/contract.ts';
import { matchSentences, sentencesOf } from '#core/feedback/rules.ts';
import type { Context } from '../platform/context.ts';
import { candidatesFor, stemsOf } from './queries.ts';
import { showPosts } from './showing.ts';

const mostStems = 200;
const mostCandidates = 60;

/** The posts a text may belong to, best first, each with the sentence that says so; at most `atMost`. */
export async function suggestPosts(context: Context, text: string, atMost = 5): Promise<Suggestion[]> {
	const ranges = sentencesOf(text);
	const stems = await stemsOf(context.db, ranges.map(({ start, end }) => text.slice(start, end)));
	const spoken = [...new Set(stems.flat())].slice(0, mostStems);
	const candidates = await candidatesFor(context.db, context.viewer, spoken, mostCandidates);
	const matches = matchSentences(
		ranges.map((range, at) => ({ range, words: stems[at] ?? [] })),
		candidates.map((post) => ({ id: post.post_id, titleWords: post.title_words, words: post.words })),
		atMost
	);
	const posts = await showPosts(context, matches.map((match) => match.postId));
	return matches.flatMap(({ postId, score, range, words }) => {
		const post = posts.get(postId);
		return post ? [{ post, score: Math.round(score * 100) / 100, range, words }] : [];
	});
}
