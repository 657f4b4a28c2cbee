import { createHash } from 'node:crypto';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../context.ts';
import type { Answer } from './answer.ts';

/**
 * Does a POST once for a key: the change, the key and the answer are one transaction, so that a repeat finds all
 * of them or none. A concurrent repeat waits on the key's row. Refusals are not kept: they changed nothing.
 */
export async function onceForKey(
	context: Context,
	key: string,
	request: { route: string; body: Uint8Array },
	work: (context: Context) => Promise<Answer>
): Promise<Answer> {
	if (key.length > 255) throw new Refusal('bad-request', 'The Idempotency-Key may have at most 255 characters.');
	const caller = context.viewer.personId ?? 'visitor';
	const requestHash = createHash('sha256').update(`${request.route}\n`).update(request.body).digest('hex');
	return inTransaction(context, async (tx, inner) => {
		const made = await tx
			.insertInto('idempotency_keys')
			.values({ caller, key, request_hash: requestHash })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return storedAnswer(inner, caller, key, requestHash);
		const answer = await work(inner);
		await tx
			.updateTable('idempotency_keys')
			.set({ status: answer.status, response: JSON.stringify(answer.kept ?? answer.body ?? null) })
			.where('caller', '=', caller)
			.where('key', '=', key)
			.execute();
		return answer;
	});
}

const rememberedFor = 7 * 86_400_000;

/** Lets go of answers that nobody repeats a request for any more: a week is longer than any client tries. */
export async function forgetOldKeys({ db, now }: Context): Promise<void> {
	await db.deleteFrom('idempotency_keys').where('created_at', '<', new Date(now().getTime() - rememberedFor)).execute();
}

async function storedAnswer(context: Context, caller: string, key: string, requestHash: string): Promise<Answer> {
	const row = await context.db
		.selectFrom('idempotency_keys')
		.select(['request_hash', 'status', 'response'])
		.where('caller', '=', caller)
		.where('key', '=', key)
		.executeTakeFirstOrThrow();
	if (row.request_hash !== requestHash) {
		throw new Refusal('key-reused', 'This Idempotency-Key was used for another request. Use a new key for each change.');
	}
	return { status: row.status ?? 200, body: row.response };
}
