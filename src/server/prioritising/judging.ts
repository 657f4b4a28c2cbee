import { judgedInputs, type JudgedInput, type JudgementChanges, type Judgements } from '#core/prioritising/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import { canonicalIdOf } from '../posts/service.ts';
import { calculatePosts } from './calculating.ts';

/** What the team judged of a post, with who did and when. @throws not-found */
export async function judgementsOf(context: Context, id: string): Promise<Judgements> {
	const postId = await canonicalIdOf(context, id);
	const rows = await context.db.selectFrom('score_inputs').select(['input', 'amount', 'set_by', 'set_at']).where('post_id', '=', postId).execute();
	const people = await showPeople(context, rows.flatMap((row) => (row.set_by ? [row.set_by as PersonId] : [])));
	return {
		data: rows
			.map((row) => ({ input: row.input as JudgedInput, amount: row.amount, by: people.get(row.set_by as PersonId) ?? null, at: row.set_at.toISOString() }))
			.sort((one, other) => judgedInputs.indexOf(one.input) - judgedInputs.indexOf(other.input))
	};
}

/** Sets what is given, takes back what is null, and keeps the scores of the post. @throws not-found */
export function judge(context: Context, id: string, changes: JudgementChanges): Promise<Judgements> {
	return inTransaction(context, async (tx, inner) => {
		const postId = await canonicalIdOf(inner, id);
		const given = Object.entries(changes).filter((entry): entry is [JudgedInput, number | null] => entry[1] !== undefined);
		const set = given.flatMap(([input, amount]) => (amount === null ? [] : [{ post_id: postId, input, amount, set_by: inner.viewer.personId, set_at: inner.now() }]));
		const gone = given.flatMap(([input, amount]) => (amount === null ? [input] : []));
		if (gone.length > 0) await tx.deleteFrom('score_inputs').where('post_id', '=', postId).where('input', 'in', gone).execute();
		if (set.length > 0) {
			await tx
				.insertInto('score_inputs')
				.values(set)
				.onConflict((conflict) =>
					conflict.columns(['workspace_id', 'post_id', 'input']).doUpdateSet((eb) => ({ amount: eb.ref('excluded.amount'), set_by: eb.ref('excluded.set_by'), set_at: eb.ref('excluded.set_at') }))
				)
				.execute();
		}
		if (given.length > 0) {
			await calculatePosts(inner, [postId]);
			await record(inner, { type: 'post.judged', actorId: inner.viewer.personId, postId, detail: { ...changes }, membersOnly: true });
		}
		return judgementsOf(inner, postId);
	});
}
