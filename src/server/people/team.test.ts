import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { changeRole } from './members.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

async function tokenMailedTo(email: string): Promise<string> {
	const mail = await world.context.db
		.selectFrom('mails')
		.select('text_body')
		.where('to_email', '=', email)
		.orderBy('mail_id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return /\/invitations\/([\w-]+)/.exec(mail.text_body)?.[1] ?? '';
}

describe('members', () => {
	test('roles are changed by those who may give them', async () => {
		expect((await world.admin.patch(`/members/${world.people.vic}`, { role: 'contributor' })).body.role).toBe('contributor');
		expect((await world.admin.patch(`/members/${world.people.vic}`, { role: 'owner' })).status).toBe(403);
		expect((await world.admin.patch(`/members/${world.people.olga}`, { role: 'viewer' })).status).toBe(403);
		expect((await world.writer.patch(`/members/${world.people.vic}`, { role: 'admin' })).status).toBe(403);
	});

	test('the last owner stays an owner, also when two step down at once', async () => {
		await expect(changeRole(world.context, world.people.olga, 'admin', null)).rejects.toMatchObject({ code: 'last-owner' });
		await changeRole(world.context, world.people.adam, 'owner', null);
		const both = await Promise.allSettled([
			changeRole(world.context, world.people.olga, 'admin', null),
			changeRole(world.context, world.people.adam, 'admin', null)
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await world.context.db.updateTable('members').set({ role: 'owner' }).where('person_id', '=', world.people.olga).execute();
		await world.context.db.updateTable('members').set({ role: 'admin' }).where('person_id', '=', world.people.adam).execute();
	});

	test('who leaves the team takes their keys with them', async () => {
		const { context, people } = world;
		await context.db.insertInto('api_keys').values({ api_key_id: context.newId('apiKey'), name: 'old', key_hash: 'x', hint: 'xxxx', scopes: ['read'], created_by: people.cora }).execute();
		expect((await world.admin.delete(`/members/${people.cora}`)).status).toBe(204);
		const key = await context.db.selectFrom('api_keys').select('revoked_at').where('created_by', '=', people.cora).executeTakeFirstOrThrow();
		expect(key.revoked_at).not.toBeNull();
		expect((await world.reader.get(`/people/${people.cora}`)).body.kind).toBe('identified');
		expect((await world.admin.delete(`/members/${people.olga}`)).status).toBe(403);
	});
});

describe('invitations', () => {
	test('a link in a mail makes a member, once', async () => {
		const invited = await world.admin.post('/invitations', { email: 'Nina@harbour.example', role: 'contributor' });
		expect(invited.status).toBe(201);
		expect(JSON.stringify(invited.body)).not.toContain('token');
		const token = await tokenMailedTo('nina@harbour.example');
		expect(await readInvitation(world.context, token)).toMatchObject({ email: 'nina@harbour.example', role: 'contributor', invitedBy: 'Olga' });
		const { personId } = await acceptInvitation(world.context, token, { name: 'Nina', password: 'a long enough one' });
		expect((await world.reader.get(`/members/${personId}`)).body).toMatchObject({ name: 'Nina', role: 'contributor' });
		await expect(acceptInvitation(world.context, token, { name: 'Nina', password: 'a long enough one' })).rejects.toMatchObject({ code: 'link-expired' });
		expect((await world.admin.post('/invitations', { email: 'nina@harbour.example' })).status).toBe(422);
	});

	test('a customer who is invited stays the same person', async () => {
		const { body: customer } = await world.writer.post('/people', { email: 'otto@harbour.example' });
		await world.admin.post('/invitations', { email: 'otto@harbour.example', role: 'viewer' });
		const { personId } = await acceptInvitation(world.context, await tokenMailedTo('otto@harbour.example'), { name: 'Otto', password: 'a long enough one' });
		expect(personId).toBe(customer.id);
	});

	test('nobody is invited twice; sending again makes the old link lapse', async () => {
		const first = await world.admin.post('/invitations', { email: 'pia@harbour.example' });
		expect((await world.admin.post('/invitations', { email: 'pia@harbour.example' })).body.code).toBe('already-exists');
		const old = await tokenMailedTo('pia@harbour.example');
		expect((await world.admin.post(`/invitations/${first.body.id}/resend`)).status).toBe(200);
		await expect(readInvitation(world.context, old)).rejects.toMatchObject({ code: 'link-expired' });
		expect(await readInvitation(world.context, await tokenMailedTo('pia@harbour.example'))).toMatchObject({ role: 'contributor' });
	});

	test('an invitation that is taken back or older than seven days lets nobody in', async () => {
		const { body } = await world.admin.post('/invitations', { email: 'quin@harbour.example' });
		const token = await tokenMailedTo('quin@harbour.example');
		const later = { ...world.context, now: () => new Date(Date.now() + 7.1 * 24 * 3_600_000) };
		await expect(readInvitation(later, token)).rejects.toMatchObject({ code: 'link-expired' });
		expect((await world.admin.delete(`/invitations/${body.id}`)).status).toBe(204);
		await expect(readInvitation(world.context, token)).rejects.toMatchObject({ code: 'link-expired' });
		expect((await world.admin.get('/invitations')).body.data.map((one: { id: string }) => one.id)).not.toContain(body.id);
	});

	test('only an owner invites an owner', async () => {
		expect((await world.admin.post('/invitations', { email: 'rex@harbour.example', role: 'owner' })).status).toBe(403);
	});
});

describe('API keys', () => {
	test('a key is shown once, works by its scope, and ends when it is revoked', async () => {
		const made = await world.admin.post('/keys', { name: 'Build server', scopes: ['read'] });
		expect(made.status).toBe(201);
		expect(made.body.key).toMatch(/^wk_/);
		const headers = { authorization: `Bearer ${made.body.key}` };
		expect((await world.nobody.get('/me', headers)).body).toMatchObject({ via: 'key', scopes: ['read'], role: 'viewer' });
		expect((await world.nobody.post('/tags', { name: 'no' }, headers)).status).toBe(403);
		const listed = await world.admin.get('/keys');
		expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
		expect(listed.body.data[0]).toMatchObject({ name: 'Build server', hint: made.body.key.slice(-4), createdBy: 'Olga' });
		expect((await world.admin.delete(`/keys/${made.body.id}`)).status).toBe(204);
		expect((await world.nobody.get('/me', headers)).body.code).toBe('bad-key');
	});

	test('a repeat with the same Idempotency-Key makes no second key and does not show the first again', async () => {
		const once = { 'idempotency-key': 'one key' };
		const first = await world.admin.post('/keys', { name: 'Once', scopes: ['read'] }, once);
		const again = await world.admin.post('/keys', { name: 'Once', scopes: ['read'] }, once);
		expect(again.body).toEqual({ ...first.body, key: null });
		const stored = await world.context.db.selectFrom('idempotency_keys').selectAll().execute();
		expect(JSON.stringify(stored)).not.toContain(first.body.key);
	});

	test('a key can be limited to boards that exist', async () => {
		const { body: board } = await world.admin.post('/boards', { name: 'Limits' });
		const { body } = await world.admin.post('/keys', { name: 'One board', scopes: ['read'], boardIds: [board.id] });
		const seen = await world.nobody.get('/boards', { authorization: `Bearer ${body.key}` });
		expect(seen.body.data.map((one: { id: string }) => one.id)).toEqual([board.id]);
		expect((await world.admin.post('/keys', { name: 'None', scopes: ['read'], boardIds: [world.context.newId('board')] })).status).toBe(422);
	});

	test('who may not manage keys sees none', async () => {
		expect((await world.writer.get('/keys')).status).toBe(403);
		expect((await world.writer.post('/keys', { name: 'x', scopes: ['admin'] })).status).toBe(403);
	});
});

describe('preferences and the workspace', () => {
	test('preferences keep what was said and answer defaults for the rest', async () => {
		expect((await world.writer.get('/me/preferences')).body).toMatchObject({ status: 'instant' });
		expect((await world.writer.put('/me/preferences', { status: 'off' })).body).toMatchObject({ status: 'off', merge: 'instant' });
		expect((await world.writer.put('/me/preferences', { status: 'often' })).status).toBe(422);
	});

	test('an admin names the workspace, chooses its accent and the currency of revenue', async () => {
		const changed = await world.admin.patch('/workspace', { name: 'Harbour Ltd', accent: '#AA3311', currency: 'usd' });
		expect(changed.body).toMatchObject({ name: 'Harbour Ltd', accent: '#aa3311', currency: 'USD', version: 2 });
		expect((await world.writer.patch('/workspace', { name: 'No' })).status).toBe(403);
	});
});
