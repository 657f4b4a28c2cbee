import { sql } from 'kysely';
import { isMember } from '#core/access/roles.ts';
import type { BanId, PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import type { Ban, BanQuery, NewBan } from '#core/moderation/contract.ts';
import { isBanned } from '#core/moderation/rules.ts';
import { words } from '#core/moderation/words.ts';
import { getPerson, idsOfPerson, showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';

/**
 * Refuses what a banned person wants to write, whether they came by session or gave the address. A member who acts for
 * somebody has decided, and is not refused. @throws banned
 */
export async function requireWriter(context: Context, personId: PersonId): Promise<void> {
	if (isMember(context.viewer)) return;
	const ban = await banOn(context, personId);
	if (ban) throw new Refusal('banned', words.banned(ban.reason, ban.ends_at?.toISOString().slice(0, 10) ?? null));
}

/** The ban that binds a person now, whichever of their ids it names. */
export async function banOn({ db, now }: Context, personId: PersonId) {
	const rows = await db.selectFrom('bans').select(['ban_id', 'reason', 'ends_at']).where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`).where('lifted_at', 'is', null).execute();
	return rows.find((row) => isBanned({ liftedAt: null, endsAt: row.ends_at }, now())) ?? null;
}

/** Lets a person read and not write. One whose end has come makes room for a new one. @throws not-found, invalid, already-exists */
export function banPerson(context: Context, { personId, reason, endsAt }: NewBan): Promise<Ban> {
	return inTransaction(context, async (tx, inner) => {
		const person = await getPerson(inner, personId);
		if (person.kind === 'member') throw invalid({ personId: words.noMember });
		if (endsAt && new Date(endsAt) <= inner.now()) throw invalid({ endsAt: words.endIsPast });
		await tx.updateTable('bans').set({ lifted_at: inner.now() }).where('person_id', '=', personId).where('lifted_at', 'is', null).where('ends_at', '<=', inner.now()).execute();
		const banId = inner.newId('ban');
		const made = await tx
			.insertInto('bans')
			.values({ ban_id: banId, person_id: personId, reason, banned_by: inner.viewer.personId, banned_at: inner.now(), ends_at: endsAt ? new Date(endsAt) : null })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) throw new Refusal('already-exists', words.bannedAlready);
		await record(inner, { type: 'person.banned', actorId: inner.viewer.personId, detail: { personId, banId }, membersOnly: true });
		return getBan(inner, banId);
	});
}

/** Lets a person write again. Lifting it again changes nothing. @throws not-found */
export function liftBan(context: Context, id: string): Promise<Ban> {
	return inTransaction(context, async (tx, inner) => {
		const before = await getBan(inner, id);
		const { numUpdatedRows } = await tx.updateTable('bans').set({ lifted_by: inner.viewer.personId, lifted_at: inner.now() }).where('ban_id', '=', id).where('lifted_at', 'is', null).executeTakeFirst();
		if (numUpdatedRows > 0n) await record(inner, { type: 'person.unbanned', actorId: inner.viewer.personId, detail: { personId: before.person.id, banId: id }, membersOnly: true });
		return getBan(inner, id);
	});
}

/** Bans, newest first: of everybody or of one person. */
export async function listBans(context: Context, { limit, cursor, person }: BanQuery): Promise<Page<Ban>> {
	let query = context.db.selectFrom('bans').selectAll().orderBy('ban_id', 'desc').limit(limit + 1);
	if (person) query = query.where(sql<boolean>`person_id = ANY(${idsOfPerson(person)})`);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('ban_id', '<', key[0] as string);
	const rows = await query.execute();
	const shown = await showBans(context, rows);
	return { ...pageOf(rows, limit, (row) => row, (row) => [row.ban_id]), data: shown.slice(0, limit) };
}

async function getBan(context: Context, id: string): Promise<Ban> {
	const [ban] = await showBans(context, await context.db.selectFrom('bans').selectAll().where('ban_id', '=', id).execute());
	if (!ban) throw notFound('ban');
	return ban;
}

type BanRow = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (db: Db | Tx) => db.selectFrom('bans').selectAll().execute();

async function showBans(context: Context | ContextOf<Tx>, rows: BanRow[]): Promise<Ban[]> {
	const people = await showPeople(context, rows.flatMap((row) => [row.person_id, row.banned_by, row.lifted_by].filter((id) => id !== null)) as PersonId[]);
	const named = (id: string | null) => (id ? (people.get(id as PersonId) ?? null) : null);
	return rows.map((row) => ({
		id: row.ban_id as BanId,
		person: people.get(row.person_id as PersonId)!,
		reason: row.reason,
		bannedBy: named(row.banned_by),
		bannedAt: row.banned_at.toISOString(),
		endsAt: row.ends_at?.toISOString() ?? null,
		liftedBy: named(row.lifted_by),
		liftedAt: row.lifted_at?.toISOString() ?? null,
		standing: isBanned({ liftedAt: row.lifted_at, endsAt: row.ends_at }, context.now())
	}));
}
