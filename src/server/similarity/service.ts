/** The door of similarity: the index of words, and what is like a text. */
import { judge, type Judged } from '#core/similarity/judging.ts';
import { spokenFrom, spokenOf, type Spoken } from '#core/similarity/passages.ts';
import { rank } from '#core/similarity/ranking.ts';
import { countTerms, type Text } from '#core/similarity/terms.ts';
import type { PostId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { collectionOf, seedOf } from './collection.ts';

export { countTexts, forgetText, indexText, indexTexts, recountTexts } from './indexing.ts';

/** Looked at beyond what is shown, since some may be hidden from the viewer or merged with others. */
const ranked = 40;

/** Posts that say what this text says, the likeliest first, with a probability and a verdict each; those in `except` left out. `from`: a workspace's own threshold. Who may see them is the caller's to ask. */
export async function likeTexts(context: Context, text: Text, { except = [], from }: { except?: readonly PostId[]; from?: number } = {}): Promise<Judged<PostId>[]> {
	const counted = countTerms(text, seedOf(context));
	return judge(text, await rank(collectionOf(context), { text, counted, except: new Set(except), atMost: ranked }), from === undefined ? {} : { from });
}

/** Posts that a message speaks of, best first, each with the passage that says so. Who may see them is the caller's to ask. */
export async function spokenPosts(context: Context, passages: readonly string[]): Promise<Spoken<PostId>[]> {
	const spoken = await spokenOf(collectionOf(context), { passages, seed: seedOf(context), atMost: ranked });
	return spoken.filter(({ score }) => score >= spokenFrom);
}
