import type { Suggestion } from '#core/feedback/contract.ts';
import { sentencesOf } from '#core/feedback/rules.ts';
import { compareWords } from '#core/similarity/shared-words.ts';
import type { Context } from '../platform/context.ts';
import { postsByIds } from '../posts/service.ts';
import { spokenPosts } from '../similarity/service.ts';
import { showPosts } from './showing.ts';

/** The posts a text may belong to, best first, each with the sentence that says so; at most `atMost`. */
export async function suggestPosts(context: Context, text: string, atMost = 5): Promise<Suggestion[]> {
	const ranges = sentencesOf(text);
	const spoken = await spokenPosts(context, ranges.map(({ start, end }) => text.slice(start, end)));
	const said = new Map((await postsByIds(context.db, context.viewer, spoken.map(({ id }) => id))).map((row) => [row.post_id, row]));
	const posts = await showPosts(context, [...said.values()].map((row) => row.canonical_id));
	const suggested = new Map<string, Suggestion>();
	for (const { id, passage, score } of spoken) {
		const [row, range] = [said.get(id), ranges[passage]];
		const post = posts.get(row?.canonical_id ?? '');
		if (!row || !range || !post || suggested.has(post.id)) continue;
		const { shared } = compareWords({ title: text.slice(range.start, range.end), body: '' }, row);
		suggested.set(post.id, { post, score: Math.round(score * 100) / 100, range, words: shared });
	}
	return [...suggested.values()].slice(0, atMost);
}
