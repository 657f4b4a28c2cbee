/** A search within a list: matches in the title first, then elsewhere, then what may have been meant; each in the order that is asked for. */
import { sql, type RawBuilder } from 'kysely';
import type { PostListQuery } from '#core/posts/contract.ts';
import { decodeCursor, encodeCursor, type CursorKey } from '#core/kernel/page.ts';
import { visibleBoards } from '../boards/service.ts';
import type { Context } from '../platform/context.ts';
import { correctSearch, few, matchesOf, questionAnywhere, questionsOf, readSearch, type Matches, type Search } from '../search/service.ts';
import { boundByBoards, type PostRow } from './queries.ts';

/** Reads posts that meet a condition from a place in the order on; `keyOf` names the place of a row. */
export type OrderedRead = {
	/** The first posts of the order, whether they match or not. */
	first(place: { after: CursorKey | null; limit: number }): Promise<string[]>;
	rows(condition: RawBuilder<boolean>, place: { after: CursorKey | null; limit: number }): Promise<PostRow[]>;
	keyOf(row: PostRow): CursorKey;
	shape: string;
};

export type FoundPosts = { rows: PostRow[]; nextCursor: string | null; didYouMean: string | null };

/** One page of what `q` finds among the posts that are read. Without an order of its own a search goes by where the words stand, then by demand. */
export async function searchPosts(context: Context, { q = '', sort, cursor, limit }: PostListQuery, read: OrderedRead): Promise<FoundPosts> {
	const search = await readSearch(context, 'post', q);
	const exact = sort ? [questionAnywhere(search)].filter((question) => question !== null) : questionsOf(search);
	const [start = 0, ...key] = (cursor === undefined ? null : decodeCursor(cursor, `n${read.shape}`)) ?? [];
	const page = new TieredPage(read, { start: Number(start), after: key.length > 0 ? key : null, limit });
	const seen = new Set<string>();
	await page.add(await standingFor(context, await matchesOf(context, exact), seen));
	const isFirst = cursor === undefined;
	const wanting = isFirst ? page.taken.length < few : Number(start) >= exact.length;
	const correction = exact.length > 0 && wanting ? await correctSearch(context, search, await boardsOf(context)) : null;
	const before = page.taken.length;
	if (correction) await page.add(await standingFor(context, await matchesOf(context, questionsMeant(correction.search, exact, sort !== undefined)), seen));
	const didYouMean = correction && page.taken.length > before ? correction.didYouMean : null;
	return { rows: page.rows, nextCursor: page.nextCursor, didYouMean };
}

/**
 * What stands for the posts that match: the words of a duplicate lead to the one it is merged into, where both may be seen.
 * `seen` holds what an earlier match found, so that nothing is found twice.
 */
async function standingFor(context: Context, matches: Matches[], seen: Set<string>): Promise<Matches[]> {
	const found = matches.flatMap(({ ids }) => ids ?? []);
	if (found.length === 0 || matches.some(({ ids }) => ids === null)) return matches;
	let merged = context.db.selectFrom('posts').select(['post_id', 'canonical_id']).where('merged', '=', true).where('post_id', '=', sql<string>`ANY(${found})`);
	if (boundByBoards(context.viewer)) merged = merged.where('board_id', 'in', visibleBoards(context.db, context.viewer).select('board_id'));
	const canonical = new Map((await merged.execute()).map((row) => [row.post_id, row.canonical_id]));
	return matches.map((match) => {
		const ids = [...new Set((match.ids ?? []).map((id) => canonical.get(id) ?? id))].filter((id) => !seen.has(id));
		for (const id of ids) seen.add(id);
		return { ...match, ids };
	});
}

function questionsMeant(meant: Search, exact: string[], inOneOrder: boolean): string[] {
	const [title, elsewhere] = questionsOf(meant, exact);
	if (!title || !elsewhere) return [];
	return inOneOrder ? [`(${title}) | (${elsewhere})`] : [title, elsewhere];
}

/** The boards whose words may be told to the viewer; null for all. */
async function boardsOf({ db, viewer }: Context): Promise<string[] | null> {
	if (!boundByBoards(viewer)) return null;
	const rows = await visibleBoards(db, viewer).select('board_id').execute();
	return rows.map((row) => row.board_id);
}

type Place = { start: number; after: CursorKey | null; limit: number };

/** A page filled from one tier after another; its cursor says in which tier it goes on. */
class TieredPage {
	readonly taken: { row: PostRow; tier: number }[] = [];
	#read: OrderedRead;
	#place: Place;
	#tiers = 0;

	constructor(read: OrderedRead, place: Place) {
		this.#read = read;
		this.#place = place;
	}

	async add(matches: readonly Matches[]): Promise<void> {
		const { start, after, limit } = this.#place;
		for (const match of matches) {
			const tier = this.#tiers++;
			const missing = limit + 1 - this.taken.length;
			if (tier < start || missing <= 0 || match.ids?.length === 0) continue;
			const rows = await readMatches(this.#read, match, { after: tier === start ? after : null, limit: missing });
			this.taken.push(...rows.map((row) => ({ row, tier })));
		}
	}

	get rows(): PostRow[] {
		return this.taken.slice(0, this.#place.limit).map(({ row }) => row);
	}

	get nextCursor(): string | null {
		const last = this.taken[this.#place.limit - 1];
		return last && this.taken.length > this.#place.limit ? encodeCursor([last.tier, ...this.#read.keyOf(last.row)]) : null;
	}
}

/** So many posts are looked at one after another where very many match: mostly that fills a page. */
const walked = 1000;

async function readMatches(read: OrderedRead, { ids, question }: Matches, place: { after: CursorKey | null; limit: number }): Promise<PostRow[]> {
	if (ids) return read.rows(sql<boolean>`p.post_id = ANY(${ids})`, place);
	const first = await read.first({ after: place.after, limit: walked });
	const rows = await read.rows(sql<boolean>`p.post_id = ANY(${first}) AND search_holds(p.post_id, ${question}::tsquery)`, place);
	if (rows.length === place.limit || first.length < walked) return rows;
	return read.rows(sql<boolean>`p.post_id IN (SELECT m.subject_id FROM search_matches(ARRAY[${question}], ${mostJoined}) m)`, place);
}

/** Where the first posts do not fill a page, this many matches are joined with the list: about 0.1 s with 20 000 of them. */
const mostJoined = 20_000;
