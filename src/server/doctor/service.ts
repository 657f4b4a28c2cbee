/** Compares everything that is kept with the rows it comes from, and mends it through the doors that keep it. */
import { sql } from 'kysely';
import type { ItemId, PostId } from '#core/kernel/ids.ts';
import { lacking } from '#core/readiness/rules.ts';
import { indexMissingItems, rekeyBacklog } from '../backlog/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { indexMissingPeople } from '../people/service.ts';
import { indexMissingPosts, recomputeDemand, recountDemand, type CountedDemand } from '../posts/service.ts';
import { examineSegments, refillSegments } from '../segments/service.ts';
import { mendDemandDays } from '../demand/service.ts';
import { calculateEverything, wrongScores } from '../prioritising/service.ts';
import { expectedClusters, reclusterAll } from '../merging/service.ts';
import { judgeEverything, judgementsOf } from '../readiness/service.ts';
import { forgetWrongWords, wrongWords } from '../search/service.ts';
import { recountTexts } from '../similarity/service.ts';
import { checks, type Difference } from './checks.ts';
import { repairs } from './repairs.ts';

export type { Difference } from './checks.ts';

/** Heat is a logarithm that is kept by adding: it may differ in the last digits. */
const heatTolerance = 1e-6;
const atOnce = 500;

/** Every difference between what is kept and what the rows say; empty for a workspace in health. */
export async function examine(context: Context): Promise<Difference[]> {
	const found: Difference[] = [];
	for (const check of checks) found.push(...(await check.find(context.db)));
	found.push(...(await examineDemand(context.db)), ...(await examineReadiness(context.db)), ...(await examineScores(context.db)), ...(await examineMembership(context)), ...(await examineSuggestions(context.db)), ...(await examineWords(context.db)));
	return found;
}

/** Mends what {@link examine} finds and answers what is left, which nobody can mend without a decision. */
export async function repair(context: Context): Promise<Difference[]> {
	await inTransaction(context, async (_, inner) => {
		const ranks = await checks.find((check) => check.name === 'the rank of an item')?.find(inner.db);
		if (ranks?.length) await rekeyBacklog(inner.db);
		for (const mend of repairs) await mend(inner);
		const posts = await inner.db.selectFrom('posts').select('post_id').orderBy('post_id').execute();
		for (let at = 0; at < posts.length; at += atOnce) {
			await recountDemand(inner, posts.slice(at, at + atOnce).map((row) => row.post_id as PostId));
		}
		await mendDemandDays(inner);
		await calculateEverything(inner);
		await forgetWrongWords(inner);
		for (const index of [indexMissingPosts, indexMissingPeople, indexMissingItems]) await index(inner);
		await recountTexts(inner);
		await judgeEverything(inner);
		await refillSegments(inner);
		await reclusterAll(inner);
	});
	return examine(context);
}

async function examineDemand(db: Db): Promise<Difference[]> {
	const counted = new Map((await recomputeDemand(db)).map((row) => [row.post_id as string, row]));
	const kept = await db.selectFrom('posts').select(['post_id', 'number', 'merged', ...countColumns, 'heat']).execute();
	return kept.flatMap((post) => {
		const right = post.merged ? null : counted.get(post.post_id);
		const wrong = countColumns.filter((column) => post[column] !== (right?.[column] ?? 0));
		const heat = Math.abs(post.heat - (right?.heat ?? 0)) > heatTolerance ? (['heat'] as const) : [];
		return [...wrong, ...heat].map((column) => ({
			check: `demand of a post: ${column.replaceAll('_', ' ')}`,
			subject: `post #${post.number}`,
			kept: String(post[column]),
			counted: String(right?.[column] ?? 0)
		}));
	});
}

async function examineSuggestions(db: Db): Promise<Difference[]> {
	const rows = await db.selectFrom('suggested_members').select(['cluster_id', 'post_id']).orderBy('post_id').execute();
	const kept = Map.groupBy(rows, (row) => row.cluster_id);
	const expected = new Map((await expectedClusters(db)).map((ids) => [ids[0] ?? '', ids.join(', ')]));
	const named = [...new Set([...kept.keys(), ...expected.keys()])];
	return named
		.map((id) => ({ check: 'suggested merges', subject: `cluster of ${id}`, kept: (kept.get(id) ?? []).map((row) => row.post_id).join(', '), counted: expected.get(id) ?? '' }))
		.filter((one) => one.kept !== one.counted);
}

async function examineMembership(context: Context): Promise<Difference[]> {
	const wrong = await examineSegments(context);
	return wrong.map(({ name, kept, fitting }) => ({ check: 'the people of a segment', subject: `segment “${name}”`, kept: `${kept} people`, counted: `${fitting} who fit` }));
}

const countColumns = [
	'people_count',
	'company_count',
	'mrr_known_cents',
	'mrr_unknown_companies',
	'critical_count',
	'important_count',
	'nice_to_have_count',
	'recent_count',
	'previous_count'
] as const satisfies (keyof CountedDemand)[];

async function examineScores(db: Db): Promise<Difference[]> {
	return (await wrongScores(db)).map(({ scoreId, postId, kept, counted }) => ({ check: 'scores of a post', subject: `${scoreId} of ${postId}`, kept, counted }));
}

async function examineWords(db: Db): Promise<Difference[]> {
	return (await wrongWords(db)).map(({ id, kept, counted }) => ({ check: 'what something is found by', subject: id, kept, counted }));
}

async function examineReadiness(db: Db): Promise<Difference[]> {
	const items = await db
		.selectFrom('items')
		.select(['item_id', 'number', 'ready', 'criteria_met', 'criteria_total'])
		.where('state', 'in', ['refining', 'ready'])
		.orderBy('item_id')
		.execute();
	const found: Difference[] = [];
	for (let at = 0; at < items.length; at += atOnce) {
		const some = items.slice(at, at + atOnce);
		const judged = await judgementsOf(db, some.map((item) => item.item_id as ItemId));
		for (const item of some) {
			const judgements = judged.get(item.item_id) ?? [];
			const met = judgements.filter((one) => one.met).length;
			const kept = `${item.criteria_met} of ${item.criteria_total}${item.ready ? ', ready' : ''}`;
			const counted = `${met} of ${judgements.length}${lacking(judgements).length === 0 ? ', ready' : ''}`;
			if (kept !== counted) found.push({ check: 'readiness of an item', subject: `item #${item.number}`, kept, counted });
		}
	}
	return found;
}

/** How many rows were looked at, for the answer of the command. */
export async function sizeOf(db: Db): Promise<{ posts: number; items: number }> {
	const { rows } = await sql<{ posts: number; items: number }>`SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM items) AS items`.execute(db);
	return { posts: Number(rows[0]?.posts), items: Number(rows[0]?.items) };
}
