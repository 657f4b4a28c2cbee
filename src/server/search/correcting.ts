/** Which words somebody may have meant, out of those that are really written in the workspace. */
import { sql } from 'kysely';
import { questionOf } from '#core/search/asking.ts';
import { isCorrectable, type SearchKind } from '#core/search/lexemes.ts';
import { halvesOf, nearest, neighbourhoodOf } from '#core/search/nearness.ts';
import type { Language } from '#core/similarity/languages.ts';
import type { Context } from '../platform/context.ts';
import { seedOf } from './seed.ts';

/** Words that share a neighbourhood, read of one word; and of those the nearest, whose texts are counted. */
const most = { read: 500, compared: 6, counted: 50 };
/** A word that is there is still taken for a mistake when it is long enough and a near one is in so many times more texts. */
const farCommoner = { times: 3, from: 5 };

type Asked = { kind: SearchKind; words: readonly string[]; used: readonly Language[] };

/** Each word, or the one that is nearest to it, or the two that it is written of; only those in texts that may be seen. */
export async function correctedWords(context: Context, asked: Asked, boards: readonly string[] | null): Promise<string[]> {
	const seen = { ...asked, boards };
	const owns = await countsOf(context, asked.words.map((word) => [word]), seen);
	const corrected = asked.words.map((word, at) => (mayBeMistaken(word, owns[at] ?? 0) ? correctedWord(context, { word, own: owns[at] ?? 0 }, seen) : [word]));
	return (await Promise.all(corrected)).flat();
}

/** A word in many texts is right: no other can be so much commoner. */
function mayBeMistaken(word: string, own: number): boolean {
	return isCorrectable(word) && own * farCommoner.times <= most.counted && (own === 0 || word.length >= farCommoner.from);
}

type Seen = Omit<Asked, 'words'> & { boards: readonly string[] | null };

async function correctedWord(context: Context, { word, own }: { word: string; own: number }, seen: Seen): Promise<string[]> {
	const near = nearest(word, await wordsNear(context, word), most.compared);
	const counts = await countsOf(context, near.map((one) => [one.word]), seen);
	const held = near.map((one, at) => ({ ...one, count: counts[at] ?? 0 })).filter(({ count }) => count > 0 && count >= own * farCommoner.times);
	const fewest = Math.min(...held.map(({ mistakes }) => mistakes));
	const best = held.filter(({ mistakes }) => mistakes === fewest).sort((a, b) => b.count - a.count)[0];
	if (best) return [best.word];
	return own > 0 ? [word] : ((await writtenApart(context, word, seen)) ?? [word]);
}

/** The two words that others write for this one, both in one text. */
async function writtenApart(context: Context, word: string, seen: Seen): Promise<string[] | null> {
	const halves = halvesOf(word);
	const { rows } = await sql<{ word: string }>`SELECT word FROM search_vocabulary WHERE word = ANY(${halves.flat()})`.execute(context.db);
	const known = new Set(rows.map((row) => row.word));
	const both = halves.filter((pair) => pair.every((half) => known.has(half)));
	const counts = await countsOf(context, both, seen);
	return both.find((_, at) => (counts[at] ?? 0) > 0) ?? null;
}

async function wordsNear(context: Context, word: string): Promise<string[]> {
	const { rows } = await sql<{ word: string }>`SELECT word FROM search_words_near(${neighbourhoodOf(word, seedOf(context))}::integer[], ${most.read})`.execute(context.db);
	return rows.map((row) => row.word);
}

/** How many texts hold all words of each group. */
async function countsOf({ db }: Context, groups: readonly string[][], { boards, ...asking }: Seen): Promise<number[]> {
	if (groups.length === 0) return [];
	const questions = groups.map((words) => questionOf(words, { ...asking, place: 'anywhere' }) as string);
	const { rows } = await sql<{ subjects: number }>`SELECT subjects FROM search_counts(${questions}::text[], ${boards ? [...boards] : null}::text[], ${most.counted}) ORDER BY question`.execute(db);
	return rows.map((row) => row.subjects);
}
