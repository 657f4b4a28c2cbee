import { isMember, type Role } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { mayGiveRole } from '#core/people/rules.ts';
import type { ListQuery, Member } from '#core/people/team.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

type MemberRow = { person_id: string; role: string; version: number; created_at: Date; name: string | null; email: string | null };

/** The team, in the order they joined. */
export async function listMembers({ db }: Context, { limit, cursor }: ListQuery): Promise<Page<Member>> {
	let query = members(db).orderBy('m.person_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('m.person_id', '>', key[0] as string);
	return pageOf(await query.execute(), limit, showMember, (row) => [row.person_id]);
}

/** @throws not-found */
export async function getMember({ db }: Context, id: string): Promise<Member> {
	return showMember(await requireRow(db, id));
}

/** The viewer's own id, where they are of the team. @throws not-allowed */
export function requireMember({ viewer }: Context): PersonId {
	if (!isMember(viewer) || !viewer.personId) throw new Refusal('not-allowed', 'This is for members of the team.');
	return viewer.personId;
}

/** @throws not-found, stale, last-owner; not-allowed where an owner is needed */
export function changeRole(context: Context, id: string, role: Role, ifMatch: number | null): Promise<Member> {
	return inTransaction(context, async (tx, inner) => {
		const before = await lockMember(inner, id);
		checkVersion(ifMatch, before.version);
		requireRight(inner, before.role as Role);
		requireRight(inner, role);
		if (before.role === 'owner' && role !== 'owner') await keepAnOwner(tx, id);
		await tx
			.updateTable('members')
			.set((eb) => ({ role, version: eb('version', '+', 1) }))
			.where('person_id', '=', id)
			.execute();
		await record(inner, { type: 'member.changed', actorId: inner.viewer.personId, detail: { personId: id, from: before.role, to: role }, membersOnly: true });
		return showMember(await requireRow(tx, id));
	});
}

/** Takes somebody off the team, ends their sessions and revokes the keys they made; what they did stays. @throws not-found, last-owner, not-allowed */
export function removeMember(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const member = await lockMember(inner, id);
		requireRight(inner, member.role as Role);
		if (member.role === 'owner') await keepAnOwner(tx, id);
		await tx.deleteFrom('members').where('person_id', '=', id).execute();
		await tx.updateTable('api_keys').set({ revoked_at: inner.now() }).where('created_by', '=', id).where('revoked_at', 'is', null).execute();
		await tx.deleteFrom('auth_sessions').where('user_id', 'in', (eb) => eb.selectFrom('people').select((of) => of.fn.coalesce('auth_user_id', of.val('')).as('id')).where('person_id', '=', id)).execute();
		await tx
			.updateTable('people')
			.set((eb) => ({ kind: 'identified', version: eb('version', '+', 1) }))
			.where('person_id', '=', id)
			.execute();
		await record(inner, { type: 'member.removed', actorId: inner.viewer.personId, detail: { personId: id }, membersOnly: true });
	});
}

function members(db: Db) {
	return db
		.selectFrom('members as m')
		.innerJoin('people as p', 'p.person_id', 'm.person_id')
		.select(['m.person_id', 'm.role', 'm.version', 'm.created_at', 'p.name', 'p.email']);
}

async function requireRow(db: Db, id: string): Promise<MemberRow> {
	const row = await members(db).where('m.person_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('member');
	return row;
}

/** One change of the team at a time, so that two owners cannot unmake each other. */
async function lockMember(context: ContextOf<Tx>, id: string): Promise<MemberRow> {
	await lockFor(context.db, 'team');
	return requireRow(context.db, id);
}

function requireRight({ viewer }: Context, role: Role): void {
	if (!mayGiveRole(viewer, role)) throw new Refusal('not-allowed', 'Only an owner may do this with an owner.');
}

async function keepAnOwner(tx: Tx, id: string): Promise<void> {
	const other = await tx.selectFrom('members').select('person_id').where('role', '=', 'owner').where('person_id', '<>', id).limit(1).executeTakeFirst();
	if (!other) throw new Refusal('last-owner', 'This is the last owner. Make somebody else an owner first.');
}

function showMember(row: MemberRow): Member {
	return {
		id: row.person_id as PersonId,
		name: row.name,
		email: row.email,
		role: row.role as Role,
		version: row.version,
		createdAt: row.created_at.toISOString()
	};
}
