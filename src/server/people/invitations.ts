import { randomBytes } from 'node:crypto';
import type { Role } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { mayGiveRole } from '#core/people/rules.ts';
import type { Invitation, ListQuery, NewInvitation } from '#core/people/team.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { addMember } from './joining.ts';
import { hashOf } from './keys.ts';
import { mailInvitation } from './letters.ts';
import { requireMember } from './members.ts';

const lasts = 7 * 24 * 3_600_000;

/** The invitations that wait for an answer, newest first. */
export async function listInvitations({ db, now }: Context, { limit, cursor }: ListQuery): Promise<Page<Invitation>> {
	let query = open(db).orderBy('i.invitation_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('i.invitation_id', '<', key[0] as string);
	const at = now();
	return pageOf(await query.execute(), limit, (row) => showInvitation(row, at), (row) => [row.invitation_id]);
}

/** Invites somebody by mail for seven days. @throws already-exists for a member or one who is invited, not-allowed */
export function invite(context: Context, { email, role }: NewInvitation): Promise<Invitation> {
	return inTransaction(context, async (tx, inner) => {
		requireRight(inner, role);
		await lockFor(tx, `invitation ${email}`);
		await refuseMember(tx, email);
		await dropExpired(inner, email);
		const { token, fields } = freshToken(inner);
		const row = await tx
			.insertInto('invitations')
			.values({ invitation_id: inner.newId('invitation'), email, role, invited_by: requireMember(inner), created_at: inner.now(), ...fields })
			.onConflict((conflict) => conflict.columns(['workspace_id', 'email']).where('accepted_at', 'is', null).where('revoked_at', 'is', null).doNothing())
			.returning('invitation_id')
			.executeTakeFirst();
		if (!row) throw new Refusal('already-exists', 'This person is invited already. You can send the invitation again.');
		await mailInvitation(inner, { email, role, token });
		await record(inner, { type: 'member.invited', actorId: inner.viewer.personId, detail: { invitationId: row.invitation_id, role }, membersOnly: true });
		return showInvitation(await requireOpen(tx, row.invitation_id), inner.now());
	});
}

/** Mails a new link and lets the old one lapse; seven days begin again. @throws not-found, not-allowed */
export function resendInvitation(context: Context, id: string): Promise<Invitation> {
	return inTransaction(context, async (tx, inner) => {
		const before = await requireOpen(tx, id);
		requireRight(inner, before.role as Role);
		const { token, fields } = freshToken(inner);
		await tx.updateTable('invitations').set(fields).where('invitation_id', '=', id).execute();
		await mailInvitation(inner, { email: before.email, role: before.role as Role, token });
		return showInvitation(await requireOpen(tx, id), inner.now());
	});
}

/** @throws not-found */
export function revokeInvitation(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await requireOpen(tx, id);
		await tx.updateTable('invitations').set({ revoked_at: inner.now() }).where('invitation_id', '=', id).execute();
		await record(inner, { type: 'invitation.revoked', actorId: inner.viewer.personId, detail: { invitationId: id }, membersOnly: true });
	});
}

/** What the page behind an invitation's link shows. @throws link-expired */
export async function readInvitation({ db, now }: Context, token: string): Promise<{ email: string; role: Role; invitedBy: string | null }> {
	const row = await open(db).where('i.token_hash', '=', hashOf(token)).where('i.expires_at', '>', now()).executeTakeFirst();
	if (!row) throw new Refusal('link-expired', 'This invitation was used, taken back, or is older than seven days. Ask for a new one.');
	return { email: row.email, role: row.role as Role, invitedBy: row.inviter };
}

/** Makes the invited person a member who signs in with this password. The link proves their address. @throws link-expired */
export function acceptInvitation(context: Context, token: string, given: { name: string; password: string }): Promise<{ email: string; personId: PersonId }> {
	return inTransaction(context, async (tx, inner) => {
		const { email, role } = await readInvitation(inner, token);
		await lockFor(tx, `invitation ${email}`);
		const used = await tx
			.updateTable('invitations')
			.set({ accepted_at: inner.now() })
			.where('token_hash', '=', hashOf(token))
			.where('accepted_at', 'is', null)
			.where('revoked_at', 'is', null)
			.returning('invitation_id')
			.executeTakeFirst();
		if (!used) throw new Refusal('link-expired', 'This invitation was used already. Sign in with your password.');
		const personId = await addMember(inner, { email, role, ...given });
		await record(inner, { type: 'member.joined', actorId: personId, detail: { personId, role }, membersOnly: true });
		return { email, personId };
	});
}

function requireRight({ viewer }: Context, role: Role): void {
	if (!mayGiveRole(viewer, role)) throw new Refusal('not-allowed', 'Only an owner may invite an owner.');
}

async function refuseMember(tx: Tx, email: string): Promise<void> {
	const member = await tx
		.selectFrom('members as m')
		.innerJoin('people as p', 'p.person_id', 'm.person_id')
		.select('m.person_id')
		.where('p.email', '=', email)
		.executeTakeFirst();
	if (member) throw invalid({ email: 'This person is a member already.' });
}

async function dropExpired({ db, now }: ContextOf<Tx>, email: string): Promise<void> {
	await db
		.updateTable('invitations')
		.set({ revoked_at: now() })
		.where('email', '=', email)
		.where('accepted_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_at', '<=', now())
		.execute();
}

function freshToken({ now }: Context) {
	const token = randomBytes(32).toString('base64url');
	return { token, fields: { token_hash: hashOf(token), expires_at: new Date(now().getTime() + lasts) } };
}

function open(db: Db) {
	return db
		.selectFrom('invitations as i')
		.leftJoin('people as p', 'p.person_id', 'i.invited_by')
		.select(['i.invitation_id', 'i.email', 'i.role', 'i.created_at', 'i.expires_at', 'p.name as inviter'])
		.where('i.accepted_at', 'is', null)
		.where('i.revoked_at', 'is', null);
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof open>['executeTakeFirstOrThrow']>>;

async function requireOpen(db: Db, id: string): Promise<InvitationRow> {
	const row = await open(db).where('i.invitation_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('invitation');
	return row;
}

function showInvitation(row: InvitationRow, now: Date): Invitation {
	return {
		id: row.invitation_id as Invitation['id'],
		email: row.email,
		role: row.role as Role,
		invitedBy: row.inviter,
		createdAt: row.created_at.toISOString(),
		expiresAt: row.expires_at.toISOString(),
		expired: row.expires_at <= now
	};
}
