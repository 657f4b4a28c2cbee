import { sql, type Selectable } from 'kysely';
import type { ListQuery, NewScore, Score, ScoreChanges, ScoreResult } from '#core/prioritising/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { enqueue, record } from '../platform/outbox.ts';
import type { Scores } from '../platform/tables.ts';
import { checkVersion } from '../platform/versions.ts';
import { visiblePosts } from '../posts/service.ts';
import { calculatePosts } from './calculating.ts';
import { readFormula } from './formula.ts';

/** So many scores weigh everything there is to weigh; each is calculated for every post. */
const mostScores = 20;
/** Posts whose scores stand at once when a formula is new: those that most people want. The queue does the others. */
const atOnce = 2000;

/** The scores in the order in which they were made. */
export async function listScores({ db }: Context, { limit, cursor }: ListQuery): Promise<Page<Score>> {
	let query = db.selectFrom('scores').selectAll().orderBy('score_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('score_id', '>', key[0] as string);
	return pageOf(await query.execute(), limit, showScore, (row) => [row.score_id]);
}

/** @throws not-found */
export async function getScore({ db }: Context, id: string): Promise<Score> {
	const row = await db.selectFrom('scores').selectAll().where('score_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('score');
	return showScore(row);
}

/** @throws invalid for a formula that cannot be read; already-exists; in-use when there are as many as there may be */
export function createScore(context: Context, { name, formula }: NewScore): Promise<Score> {
	return inTransaction(context, async (tx, inner) => {
		refuseUnread(formula);
		await refuseTaken(inner, name, null);
		const row = await tx.insertInto('scores').values({ score_id: inner.newId('score'), name, formula }).returningAll().executeTakeFirstOrThrow();
		await calculateNew(inner, row.score_id);
		await record(inner, { type: 'score.created', actorId: inner.viewer.personId, detail: { scoreId: row.score_id, name }, membersOnly: true });
		return showScore(row);
	});
}

/** @throws not-found, stale, invalid, already-exists */
export function changeScore(context: Context, id: string, changes: ScoreChanges, ifMatch: number | null): Promise<Score> {
	return inTransaction(context, async (tx, inner) => {
		const before = await tx.selectFrom('scores').selectAll().where('score_id', '=', id).forUpdate().executeTakeFirst();
		if (!before) throw notFound('score');
		checkVersion(ifMatch, before.version);
		if (changes.formula !== undefined) refuseUnread(changes.formula);
		if (changes.name !== undefined) await refuseTaken(inner, changes.name, id);
		const row = await tx
			.updateTable('scores')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('score_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		if (row.formula !== before.formula) {
			await tx.deleteFrom('score_results').where('score_id', '=', id).execute();
			await calculateNew(inner, id);
		}
		await record(inner, { type: 'score.changed', actorId: inner.viewer.personId, detail: { scoreId: id, fields: Object.keys(changes) }, membersOnly: true });
		return showScore(row);
	});
}

/** @throws not-found */
export function removeScore(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const { name } = await getScore(inner, id);
		await tx.deleteFrom('scores').where('score_id', '=', id).execute();
		await record(inner, { type: 'score.removed', actorId: inner.viewer.personId, detail: { scoreId: id, name }, membersOnly: true });
	});
}

type ResultRow = { post_id: ScoreResult['postId']; number: number; title: string; value: number | null; position: number; inputs: ScoreResult['inputs']; calculated_at: Date };

/** What a score says of each post, the highest first and what is unknown last, with the numbers it was made of. @throws not-found */
export async function resultsOfScore(context: Context, id: string, { limit, cursor }: ListQuery): Promise<Page<ScoreResult>> {
	await getScore(context, id);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ns');
	const rows = await visiblePosts(context.db, context.viewer)
		.innerJoin('score_results as r', 'r.post_id', 'p.post_id')
		.clearSelect()
		.select(['p.post_id', 'p.number', 'p.title', 'r.value', 'r.position', 'r.inputs', 'r.calculated_at'])
		.where('r.score_id', '=', id)
		.where('p.merged', '=', false)
		.$if(key !== null, (query) => query.where(sql<boolean>`(r.position, r.post_id) < (${key?.[0]}::float8, ${key?.[1]})`))
		.orderBy('r.position', 'desc')
		.orderBy('r.post_id', 'desc')
		.limit(limit + 1)
		.execute();
	return pageOf(rows as ResultRow[], limit, showResult, (row) => [row.position, row.post_id]);
}

function showResult(row: ResultRow): ScoreResult {
	return { postId: row.post_id, number: row.number, title: row.title, value: row.value, inputs: row.inputs, calculatedAt: row.calculated_at.toISOString() };
}

async function calculateNew(context: ContextOf<Tx>, scoreId: string): Promise<void> {
	const first = await context.db.selectFrom('posts').select('post_id').where('merged', '=', false).orderBy('people_count', 'desc').orderBy('post_id', 'desc').limit(atOnce + 1).execute();
	await calculatePosts(context, first.slice(0, atOnce).map((row) => row.post_id), scoreId);
	if (first.length > atOnce) await enqueue(context.db, 'calculate-score', { workspaceId: context.workspaceId, scoreId });
}

function refuseUnread(text: string): void {
	const formula = readFormula(text);
	if (typeof formula === 'string') throw invalid({ formula });
}

async function refuseTaken({ db }: ContextOf<Tx>, name: string, except: string | null): Promise<void> {
	const rows = await db.selectFrom('scores').select(['score_id', 'name']).limit(mostScores).execute();
	if (rows.some((row) => row.name.toLowerCase() === name.toLowerCase() && row.score_id !== except)) throw new Refusal('already-exists', 'There is a score with this name already.');
	if (except === null && rows.length >= mostScores) throw new Refusal('in-use', `There may be at most ${mostScores} scores. Remove one that nobody looks at.`);
}

function showScore(row: Selectable<Scores>): Score {
	const formula = readFormula(row.formula);
	return {
		id: row.score_id as Score['id'],
		name: row.name,
		formula: row.formula,
		inputs: typeof formula === 'string' ? [] : formula.inputs,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
