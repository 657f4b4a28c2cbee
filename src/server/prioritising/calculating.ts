import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { amountsOf } from './amounts.ts';
import { readFormula, type Formula } from './formula.ts';

const atOnce = 1000;

type Model = { score_id: string; formula: Formula };
type Result = { score_id: string; post_id: string; value: number | null; inputs: Record<string, number | null> };

/** Calculates scores of these posts and keeps what changed; posts that were merged meanwhile lose theirs. All scores unless one is named. */
export async function calculatePosts(context: ContextOf<Tx>, postIds: string[], scoreId?: string): Promise<void> {
	const models = await modelsOf(context.db, scoreId);
	if (models.length === 0) return;
	for (let at = 0; at < postIds.length; at += atOnce) await calculateBatch(context, models, postIds.slice(at, at + atOnce));
}

async function calculateBatch(context: ContextOf<Tx>, models: Model[], postIds: string[]): Promise<void> {
	const results = await resultsOf(context.db, models, postIds);
	await sql`DELETE FROM score_results r USING posts p WHERE p.post_id = r.post_id AND p.merged AND r.post_id = ANY(${postIds})`.execute(context.db);
	await sql`INSERT INTO score_results AS r (score_id, post_id, value, inputs, calculated_at)
		SELECT g.score_id, g.post_id, g.value, g.inputs, ${context.now()} FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS g (score_id text, post_id text, value float8, inputs jsonb)
		ON CONFLICT (workspace_id, score_id, post_id) DO UPDATE SET value = excluded.value, inputs = excluded.inputs, calculated_at = excluded.calculated_at
		WHERE r.value IS DISTINCT FROM excluded.value OR r.inputs IS DISTINCT FROM excluded.inputs`.execute(context.db);
}

async function resultsOf(db: Db, models: Model[], postIds: string[]): Promise<Result[]> {
	const amounts = await amountsOf(db, postIds, { votes: models.some(({ formula }) => formula.inputs.includes('votes')) });
	return [...amounts].flatMap(([postId, given]) =>
		models.map(({ score_id, formula }) => ({
			score_id,
			post_id: postId,
			value: formula.evaluate(given),
			inputs: Object.fromEntries(formula.inputs.map((input) => [input, given[input]]))
		}))
	);
}

/** The formulas, held as they are until the transaction ends: what is kept is always of the formula that stands. */
async function modelsOf(db: Db, scoreId: string | undefined): Promise<Model[]> {
	const rows = await db
		.selectFrom('scores')
		.select(['score_id', 'formula'])
		.$if(scoreId !== undefined, (query) => query.where('score_id', '=', scoreId as string))
		.orderBy('score_id')
		.$if(db.isTransaction, (query) => query.forShare())
		.execute();
	return rows.flatMap(({ score_id, formula: text }) => {
		const formula = readFormula(text);
		return typeof formula === 'string' ? [] : [{ score_id, formula }];
	});
}

/** Calculates every post anew, in short transactions. */
export async function calculateEverything(context: Context, scoreId?: string): Promise<void> {
	for await (const ids of everyPost(context.db)) await inTransaction(context, (_, inner) => calculatePosts(inner, ids, scoreId));
}

async function* everyPost(db: Db): AsyncGenerator<string[]> {
	for (let after = ''; ; ) {
		const rows = await db.selectFrom('posts').select('post_id').where('post_id', '>', after).orderBy('post_id').limit(atOnce).execute();
		if (rows.length > 0) yield rows.map((row) => row.post_id);
		if (rows.length < atOnce) return;
		after = rows.at(-1)?.post_id ?? '';
	}
}

/** Scores that are kept and not what their formula says now; for the doctor. */
export async function wrongScores(db: Db): Promise<{ scoreId: string; postId: string; kept: string; counted: string }[]> {
	const models = await modelsOf(db, undefined);
	const wrong: Awaited<ReturnType<typeof wrongScores>> = [];
	for await (const ids of everyPost(db)) {
		if (models.length === 0) return wrong;
		const rows = await db.selectFrom('score_results').select(['score_id', 'post_id', 'value']).where('post_id', 'in', ids).execute();
		const kept = new Map(rows.map((row) => [`${row.score_id} ${row.post_id}`, String(row.value)]));
		for (const { score_id: scoreId, post_id: postId, value } of await resultsOf(db, models, ids)) {
			const stands = kept.get(`${scoreId} ${postId}`) ?? 'nothing';
			if (stands !== String(value)) wrong.push({ scoreId, postId, kept: stands, counted: String(value) });
		}
	}
	return wrong;
}
