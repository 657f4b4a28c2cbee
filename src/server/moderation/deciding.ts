import type { Selectable } from 'kysely';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Held, HeldState } from '#core/moderation/contract.ts';
import { words } from '#core/moderation/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import type { Held as HeldTable } from '../platform/tables.ts';
import { getHeld } from './held.ts';
import { countWaiting } from './settings.ts';

/**
 * Publishes a held text, also one that was rejected before. The features that own posts and comments hear of it in this
 * transaction and write theirs with everything that follows, once. @throws not-found, already-decided, invalid
 */
export function approveHeld(context: Context, id: string): Promise<Held> {
	return inTransaction(context, async (tx, inner) => {
		const held = await lockUndecided(inner, id, ['approved']);
		const publishedId = inner.newId(held.board_id ? 'post' : 'comment');
		await decide(inner, id, { state: 'approved', decision: null, published_id: publishedId });
		await record(inner, { type: 'held.approved', actorId: inner.viewer.personId, detail: { heldId: id, publishedId, authorId: held.author_id }, membersOnly: true });
		if (held.state === 'waiting') await countWaiting(inner, { held: -1 });
		return getHeld(inner, id);
	});
}

/** Keeps a held text from the portal; members can read it still and approve it later. @throws not-found, already-decided */
export function rejectHeld(context: Context, id: string, reason: string): Promise<Held> {
	return inTransaction(context, async (_, inner) => {
		await lockUndecided(inner, id, ['approved', 'rejected']);
		await decide(inner, id, { state: 'rejected', decision: reason });
		await record(inner, { type: 'held.rejected', actorId: inner.viewer.personId, detail: { heldId: id }, membersOnly: true });
		await countWaiting(inner, { held: -1 });
		return getHeld(inner, id);
	});
}

async function lockUndecided(context: ContextOf<Tx>, id: string, decided: HeldState[]): Promise<Selectable<HeldTable>> {
	await getHeld(context, id);
	const row = await context.db.selectFrom('held').selectAll().where('held_id', '=', id).forUpdate().executeTakeFirstOrThrow();
	if (decided.some((state) => state === row.state)) throw new Refusal('already-decided', words.decided(row.state as HeldState));
	return row;
}

async function decide({ db, viewer, now }: ContextOf<Tx>, id: string, decision: { state: HeldState; decision: string | null; published_id?: string }): Promise<void> {
	await db
		.updateTable('held')
		.set((eb) => ({ ...decision, decided_by: viewer.personId, decided_at: now(), version: eb('version', '+', 1) }))
		.where('held_id', '=', id)
		.execute();
}

export type Removed = { authorId: PersonId; boardId: string; title: string; body: string; decision: string };

/** Keeps the words of a post that is taken off the portal, among the rejected ones. */
export async function keepRemoved({ db, viewer, newId, now }: ContextOf<Tx>, removed: Removed): Promise<void> {
	await db
		.insertInto('held')
		.values({
			held_id: newId('held'),
			author_id: removed.authorId,
			board_id: removed.boardId,
			title: removed.title,
			body: removed.body,
			reasons: '[]',
			state: 'rejected',
			decided_by: viewer.personId,
			decided_at: now(),
			decision: removed.decision
		})
		.execute();
}
