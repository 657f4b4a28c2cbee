/** What people do with published entries: react to them, and read them. */
import { sql } from 'kysely';
import type { Reacted, Reaction } from '#core/changelog/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/changelog/words.ts';
import { requireWriter } from '../moderation/service.ts';
import { ensurePerson, idsOfPerson, type NamedPerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { countsIn } from './showing.ts';

type Reacting = { id: string; reaction: Reaction; person?: NamedPerson | undefined };

/** Gives a reaction, once whatever the repeats. @throws not-found, sign-in-required, banned */
export function addReaction(context: Context, reacting: Reacting): Promise<Reacted> {
	return change(context, reacting, async (inner, personId) => {
		const gave = await inner.db
			.insertInto('changelog_reactions')
			.values({ entry_id: reacting.id, person_id: personId, reaction: reacting.reaction, at: inner.now() })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return Number(gave.numInsertedOrUpdatedRows ?? 0);
	});
}

/** Takes a reaction back; what is not there stays away. @throws not-found, sign-in-required, banned */
export function takeReactionBack(context: Context, reacting: Reacting): Promise<Reacted> {
	return change(context, reacting, async ({ db }, personId) => {
		const taken = await db
			.deleteFrom('changelog_reactions')
			.where('entry_id', '=', reacting.id)
			.where('reaction', '=', reacting.reaction)
			.where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`)
			.executeTakeFirst();
		return -Number(taken.numDeletedRows);
	});
}

/** The entry is locked while its count changes with its rows. */
function change(context: Context, { id, reaction, person }: Reacting, act: (inner: ContextOf<Tx>, personId: PersonId) => Promise<number>): Promise<Reacted> {
	return inTransaction(context, async (tx, inner) => {
		const entry = await tx.selectFrom('changelog_entries').select('entry_id').where('entry_id', '=', id).where('state', '=', 'published').forUpdate().executeTakeFirst();
		if (!entry) throw notFound('changelogEntry');
		const personId = inner.viewer.personId ?? (person ? await ensurePerson(inner, person) : null);
		if (!personId) throw new Refusal('sign-in-required', words.refusals.whoReacts);
		await requireWriter(inner, personId);
		const by = await act(inner, personId);
		if (by !== 0) {
			await sql`UPDATE changelog_entries SET reaction_counts = jsonb_set(reaction_counts, ARRAY[${reaction}], to_jsonb(coalesce((reaction_counts->>${reaction})::int, 0) + ${by}::int)) WHERE entry_id = ${id}`.execute(tx);
		}
		return reactionsOf(inner, id, personId);
	});
}

/** How many gave each reaction to an entry, and which this person gave. @throws not-found */
export async function reactionsOf({ db }: Context, id: string, personId: PersonId | null): Promise<Reacted> {
	const entry = await db.selectFrom('changelog_entries').select('reaction_counts').where('entry_id', '=', id).executeTakeFirst();
	if (!entry) throw notFound('changelogEntry');
	const own = personId
		? await db.selectFrom('changelog_reactions').select('reaction').distinct().where('entry_id', '=', id).where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`).execute()
		: [];
	return { reactions: countsIn(entry.reaction_counts), own: own.map((row) => row.reaction as Reaction) };
}

/** When the caller last read the changelog; null for never, and for somebody without a session. */
export async function seenAt({ db, viewer }: Context): Promise<Date | null> {
	if (!viewer.personId) return null;
	const row = await db.selectFrom('changelog_visits').select('seen_at').where('person_id', '=', viewer.personId).executeTakeFirst();
	return row?.seen_at ?? null;
}

/** The caller reads the changelog now: what is there is new to them no more. */
export async function markSeen({ db, viewer, now }: Context): Promise<void> {
	if (!viewer.personId) return;
	await db
		.insertInto('changelog_visits')
		.values({ person_id: viewer.personId, seen_at: now() })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet({ seen_at: now() }))
		.execute();
}
