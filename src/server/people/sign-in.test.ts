import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/context.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { addMember } from './joining.ts';
import { changeOwnPassword } from './password.ts';
import type { SessionCookie } from './session.ts';
import { mailSignInLink, signInWithCode, signInWithLink, signInWithPassword, signOut, type Door } from './sign-in.ts';

let world: World;
let door: Door;
const password = 'correct horse battery';

beforeAll(async () => {
	world = await makeWorld({ WINNOW_LIMIT_FACTOR: '100' });
	door = { platform: world.platform, context: world.context, clientAddress: '192.0.2.1' };
	await inTransaction(world.context, (_, inner) => addMember(inner, { email: 'olga@harbour.example', name: 'Olga', password, role: 'owner' }));
});
afterAll(() => world.close());

const cookieOf = ({ name, value }: SessionCookie) => ({ cookie: `theme=dark; ${name}=${value}` });
const whoIs = (cookie: SessionCookie) => world.nobody.get('/me', cookieOf(cookie));

async function mailedTo(email: string): Promise<{ token: string; code: string; count: number }> {
	const mails = await world.context.db.selectFrom('mails').select('text_body').where('to_email', '=', email).orderBy('mail_id', 'desc').execute();
	const text = mails[0]?.text_body ?? '';
	return { token: /[?&]token=(\w+)/.exec(text)?.[1] ?? '', code: /\b(\d{6})\b/.exec(text)?.[1] ?? '', count: mails.length };
}

describe('with a password', () => {
	test('a member is who they are until they sign out', async () => {
		const cookie = await signInWithPassword(door, { email: 'olga@harbour.example', password });
		expect(cookie.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
		expect((await whoIs(cookie)).body).toMatchObject({ via: 'session', personId: world.people.olga, role: 'owner', scopes: null });
		await signOut(world.platform, world.context, new Headers(cookieOf(cookie)));
		expect((await whoIs(cookie)).status).toBe(401);
	});

	test('a wrong password and an unknown address get the same answer', async () => {
		const wrong = await signInWithPassword(door, { email: 'olga@harbour.example', password: 'wrong' }).catch((error: Error) => error);
		const unknown = await signInWithPassword(door, { email: 'nobody@harbour.example', password: 'wrong' }).catch((error: Error) => error);
		expect(wrong).toMatchObject({ code: 'invalid' });
		expect(unknown).toEqual(wrong);
	});

	test('a cookie that was changed is nobody’s', async () => {
		const cookie = await signInWithPassword(door, { email: 'olga@harbour.example', password });
		const [token, signature] = cookie.value.split('.');
		expect((await whoIs({ ...cookie, value: `${token}x.${signature}` })).status).toBe(401);
		expect((await whoIs({ ...cookie, value: `${token}` })).status).toBe(401);
		expect((await whoIs(cookie)).status).toBe(200);
	});

	test('a session ends after thirty days and when its member leaves', async () => {
		const cookie = await signInWithPassword(door, { email: 'olga@harbour.example', password });
		await world.context.db.updateTable('auth_sessions').set({ expires_at: new Date(0) }).execute();
		expect((await whoIs(cookie)).status).toBe(401);
	});

	test('a write that another site sends with the cookie is refused', async () => {
		const cookie = await signInWithPassword(door, { email: 'olga@harbour.example', password });
		const foreign = await world.nobody.post('/tags', { name: 'evil' }, { ...cookieOf(cookie), origin: 'https://evil.example' });
		expect(foreign.body.code).toBe('bad-origin');
		expect((await world.nobody.post('/tags', { name: 'ours' }, { ...cookieOf(cookie), origin: 'http://winnow.test' })).status).toBe(201);
	});
});

describe('with a mail', () => {
	test('a link signs in whoever holds the address, once', async () => {
		const { body: known } = await world.writer.post('/people', { email: 'carla@acme.example', name: 'Carla' });
		await mailSignInLink(door, { email: 'carla@acme.example', next: '/me' });
		const { token } = await mailedTo('carla@acme.example');
		const cookie = await signInWithLink(door, token);
		expect((await whoIs(cookie)).body).toMatchObject({ personId: known.id, role: null, email: 'carla@acme.example' });
		await expect(signInWithLink(door, token)).rejects.toMatchObject({ code: 'link-expired' });
	});

	test('an address that nobody knew gets the same mail and becomes a person by using it', async () => {
		await mailSignInLink(door, { email: 'new@acme.example', next: '/' });
		const cookie = await signInWithLink(door, (await mailedTo('new@acme.example')).token);
		const { personId } = (await whoIs(cookie)).body;
		expect((await world.reader.get(`/people/${personId}`)).body).toMatchObject({ email: 'new@acme.example', kind: 'identified' });
	});

	test('the code of the mail does the same, once, and three wrong ones end it', async () => {
		const email = 'codes@acme.example';
		await mailSignInLink(door, { email, next: '/' });
		const { code } = await mailedTo(email);
		expect((await whoIs(await signInWithCode(door, { email, code }))).body).toMatchObject({ email });
		await expect(signInWithCode(door, { email, code })).rejects.toMatchObject({ code: 'invalid' });
		await mailSignInLink(door, { email, next: '/' });
		const fresh = (await mailedTo(email)).code;
		const wrong = fresh === '000000' ? '111111' : '000000';
		for (const _ of [1, 2, 3]) await expect(signInWithCode(door, { email, code: wrong })).rejects.toMatchObject({ code: 'invalid' });
		await expect(signInWithCode(door, { email, code: fresh })).rejects.toMatchObject({ code: 'invalid' });
	});

	test('links and codes older than fifteen minutes are nothing', async () => {
		const email = 'late@acme.example';
		await mailSignInLink(door, { email, next: '/' });
		await world.context.db.updateTable('auth_verifications').set({ expires_at: new Date(0) }).execute();
		const { token, code } = await mailedTo(email);
		await expect(signInWithLink(door, token)).rejects.toMatchObject({ code: 'link-expired' });
		await expect(signInWithCode(door, { email, code })).rejects.toMatchObject({ code: 'invalid' });
	});

	test('what is stored is no way in', async () => {
		const email = 'stored@acme.example';
		await mailSignInLink(door, { email, next: '/' });
		const { token, code } = await mailedTo(email);
		const stored = JSON.stringify(await world.context.db.selectFrom('auth_verifications').selectAll().execute());
		expect(stored).not.toContain(token);
		expect(stored).not.toContain(`"${code}`);
	});
});

test('whoever signed in just now may set their password, which ends their other sessions', async () => {
	const other = await signInWithPassword(door, { email: 'olga@harbour.example', password });
	const cookie = await signInWithPassword(door, { email: 'olga@harbour.example', password });
	const context = { ...world.context, viewer: { ...world.context.viewer, personId: world.people.olga } };
	const headers = new Headers(cookieOf(cookie));
	const later = { ...context, now: () => new Date(Date.now() + 16 * 60_000) };
	await expect(changeOwnPassword(world.platform, later, headers, 'another long one')).rejects.toMatchObject({ code: 'sign-in-required' });
	await changeOwnPassword(world.platform, context, headers, 'another long one');
	expect((await whoIs(other)).status).toBe(401);
	await expect(signInWithPassword(door, { email: 'olga@harbour.example', password })).rejects.toMatchObject({ code: 'invalid' });
	await signInWithPassword(door, { email: 'olga@harbour.example', password: 'another long one' });
});

test('an erased person is signed out and their address is free again', async () => {
	const email = 'erased@acme.example';
	await mailSignInLink(door, { email, next: '/' });
	const cookie = await signInWithLink(door, (await mailedTo(email)).token);
	const { personId } = (await whoIs(cookie)).body;
	await world.admin.delete(`/people/${personId}`);
	expect((await whoIs(cookie)).status).toBe(401);
	expect((await mailedTo(email)).count).toBe(0);
	const users = await world.context.db.selectFrom('auth_users').select('id').where('email', '=', email).execute();
	expect(users).toEqual([]);
});

test('trying too often from one place, or for one address, has to wait', async () => {
	const strict = await makeWorld({ WINNOW_LIMIT_FACTOR: '1' });
	try {
		const tries = Array.from({ length: 12 }, (_, at) => ({ platform: strict.platform, context: strict.context, clientAddress: `192.0.2.${at}` }));
		const outcomes = await Promise.all(tries.map((from) => signInWithPassword(from, { email: 'olga@harbour.example', password: 'x' }).catch((error: { code: string }) => error.code)));
		expect(outcomes.filter((code) => code === 'too-many-requests')).toHaveLength(2);
	} finally {
		await strict.close();
	}
});
