import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startReceiver, type ReceivedCall, type Receiver } from '#rig/receiver.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { inTransaction } from '../platform/context.ts';
import { askToCall } from './sending.ts';

let receiver: Receiver;
let world: World;
let boardId: string;

beforeAll(async () => {
	receiver = await startReceiver();
	world = await makeWorld({ WEBHOOK_ALLOW: '127.0.0.1' });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
beforeEach(async () => {
	await world.context.db.deleteFrom('webhooks').execute();
	receiver.received.length = 0;
	receiver.answerWith(() => 204);
});
afterAll(async () => {
	await world.close();
	await receiver.close();
});

const add = async (more: object = {}) => (await world.admin.post('/webhooks', { url: `${receiver.url}/hook`, events: ['post.created', 'posts.status-changed'], ...more })).body;
const ask = async (title: string, email = 'carla@acme.example') => (await world.writer.post('/posts', { boardId, title, author: { email, name: 'Carla Ruiz' } })).body;
const deliver = async () => {
	await inTransaction(world.context, (_, inner) => askToCall(inner));
	await runJobs(world.platform);
};
const logOf = async (id: string, query = '') => (await world.admin.get(`/webhooks/${id}/deliveries${query}`)).body.data;
/** As if what waits had waited so long. */
const pass = (time: string) => sql`UPDATE webhook_deliveries SET next_attempt_at = next_attempt_at - ${time}::interval, claimed_until = claimed_until - ${time}::interval, queued_at = queued_at - ${time}::interval`.execute(world.context.db);
const verified = (secret: string, { body, headers }: ReceivedCall) => new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; timestamp: string; data: Record<string, unknown> };

describe('what is sent', () => {
	test('is the event with its request, signed so that Standard Webhooks verifies it, once, and nothing about people', async () => {
		const { id, secret } = await add();
		const post = await ask('Dark mode');
		await deliver();
		await deliver();
		expect(receiver.received).toHaveLength(1);
		const message = verified(secret, receiver.received[0] as ReceivedCall);
		expect(message).toMatchObject({ type: 'post.created', data: { postId: post.id, post: { title: 'Dark mode', status: 'open', url: post.url } } });
		expect(receiver.received[0]?.headers).toMatchObject({ 'webhook-id': message.data['eventId'], 'content-type': 'application/json' });
		expect(receiver.received[0]?.body).not.toMatch(/carla|ruiz/i);
		expect(await logOf(id)).toEqual([expect.objectContaining({ state: 'sent', attempts: 1, response: expect.objectContaining({ status: 204 }) })]);
	});

	test('holds the people to those endpoints that ask for them, and only kinds that were asked for', async () => {
		const { secret } = await add({ includePeople: true, events: ['post.created'] });
		const post = await ask('With people');
		await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: false });
		await deliver();
		expect(receiver.received.map((call) => verified(secret, call).type)).toEqual(['post.created']);
		expect(verified(secret, receiver.received[0] as ReceivedCall).data['post']).toMatchObject({ author: { name: 'Carla Ruiz' } });
	});

	test('goes to an endpoint that was there when it happened, and is on', async () => {
		await ask('Before');
		const { id } = await add({ events: ['*'] });
		await world.admin.patch(`/webhooks/${id}`, { active: false });
		await ask('While it was off');
		await deliver();
		expect(receiver.received).toEqual([]);
		await world.admin.patch(`/webhooks/${id}`, { active: true });
		await ask('After');
		await deliver();
		expect(receiver.received.every(({ body }) => body.includes('After') || !body.includes('"post.created"'))).toBe(true);
		expect(receiver.received.length).toBeGreaterThan(0);
	});
});

describe('when it does not arrive', () => {
	test('it is tried again under the same id with growing pauses, and arrives', async () => {
		const { id } = await add();
		receiver.answerWith(() => 500);
		await ask('Try again');
		await deliver();
		expect(await logOf(id)).toEqual([expect.objectContaining({ state: 'queued', attempts: 1, response: expect.objectContaining({ status: 500, text: 'Not now, thank you.' }) })]);
		expect((await world.admin.get(`/webhooks/${id}`)).body.failingSince).not.toBeNull();
		receiver.answerWith(() => 200);
		await pass('5 minutes');
		await deliver();
		expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(await logOf(id)).toEqual([expect.objectContaining({ state: 'sent', attempts: 2 })]);
		expect((await world.admin.get(`/webhooks/${id}`)).body.failingSince).toBeNull();
	});

	test('at least six times over a day, then it is given up and can be sent again', async () => {
		const { id } = await add();
		receiver.answerWith(() => 503);
		await ask('All day');
		for (let round = 0; round < 14; round++) {
			await deliver();
			await pass('5 hours');
			await sql`UPDATE webhook_deliveries SET queued_at = queued_at + interval '3 hours'`.execute(world.context.db);
		}
		const [given] = await logOf(id, '?state=failed');
		expect(given).toMatchObject({ state: 'failed', reason: 'gave-up' });
		expect(given.attempts).toBeGreaterThan(6);
		receiver.answerWith(() => 200);
		expect((await world.admin.post(`/webhooks/${id}/deliveries/${given.id}/redeliver`)).body.state).toBe('queued');
		expect((await world.admin.post(`/webhooks/${id}/deliveries/${given.id}/redeliver`)).body.code).toBe('under-way');
		await deliver();
		expect(await logOf(id)).toEqual([expect.objectContaining({ state: 'sent' })]);
	});

	test('a redirect is not followed, and an endpoint that is gone is switched off', async () => {
		const { id } = await add();
		receiver.answerWith(() => 302);
		await ask('Moved');
		await deliver();
		expect(receiver.received).toHaveLength(1);
		receiver.answerWith(() => 410);
		await pass('5 minutes');
		await deliver();
		expect((await world.admin.get(`/webhooks/${id}`)).body).toMatchObject({ active: false, off: { reason: 'gone' } });
		const [failed] = await logOf(id);
		expect((await world.admin.post(`/webhooks/${id}/deliveries/${failed.id}/redeliver`)).body.code).toBe('endpoint-off');
		expect((await world.admin.post(`/webhooks/${id}/test`)).body.code).toBe('endpoint-off');
	});

	test('an endpoint that nothing reached for five days is switched off', async () => {
		const { id } = await add();
		receiver.answerWith(() => 500);
		await ask('Unreachable');
		await deliver();
		await sql`UPDATE webhooks SET failing_since = failing_since - interval '6 days'`.execute(world.context.db);
		await pass('5 minutes');
		await deliver();
		expect((await world.admin.get(`/webhooks/${id}`)).body).toMatchObject({ active: false, off: { reason: 'failing' } });
	});

	test('what a process that is gone held is sent by another under the same id', async () => {
		const { id } = await add();
		await ask('Taken over');
		await deliver();
		await sql`UPDATE webhook_deliveries SET state = 'sending', claimed_until = now() - interval '1 minute', sent_at = NULL`.execute(world.context.db);
		await deliver();
		expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([receiver.received[0]?.headers['webhook-id'], receiver.received[0]?.headers['webhook-id']]);
		expect(await logOf(id)).toEqual([expect.objectContaining({ state: 'sent', attempts: 2 })]);
	});
});

describe('keeping endpoints', () => {
	test('the secret stands in the answer that made it, and in no other; a new one signs beside the one before', async () => {
		const { id, secret } = await add();
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		expect((await world.admin.get(`/webhooks/${id}`)).body.secret).toBe(`whsec_…${secret.slice(-4)}`);
		const again = (await world.admin.post(`/webhooks/${id}/rotate`)).body;
		expect(again.secret).not.toBe(secret);
		expect(again.previousSecretUntil).not.toBeNull();
		await ask('Both');
		await deliver();
		for (const one of [secret, again.secret]) expect(verified(one, receiver.received[0] as ReceivedCall).type).toBe('post.created');
		await sql`UPDATE webhooks SET previous_secret_until = now() - interval '1 second'`.execute(world.context.db);
		await ask('New alone');
		await deliver();
		expect(() => verified(secret, receiver.received[1] as ReceivedCall)).toThrow();
		expect(verified(again.secret, receiver.received[1] as ReceivedCall).type).toBe('post.created');
	});

	test('a test reaches it whatever it asks for', async () => {
		const { id, secret } = await add({ events: ['sprint.started'] });
		expect((await world.admin.post(`/webhooks/${id}/test`)).status).toBe(202);
		await deliver();
		expect(verified(secret, receiver.received[0] as ReceivedCall).type).toBe('webhook.test');
	});

	test.for([
		'', 'nonsense', 'ftp://example.com/x', 'http://example.com/x', 'https://user:pass@example.com/x', 'https://localhost/x', 'https://10.0.0.7/x', 'https://[::1]/x', 'https://167772167/x', 'https://0x0a.7/x',
		'https://169.254.169.254/latest', 'https://100.64.0.1/', 'https://[64:ff9b::7f00:1]/', `https://example.com/${'x'.repeat(3_000)}`
	])('is refused plainly for the address %s', async (url) => {
		const { status, body } = await world.admin.post('/webhooks', { url, events: ['*'] });
		expect([status, Object.keys(body.fields ?? {})]).toEqual([422, ['url']]);
	});

	test('names kinds that are not known, changes, and is removed with its log', async () => {
		expect((await world.admin.post('/webhooks', { url: `${receiver.url}/x`, events: ['post.created', 'moon.rose'] })).body.fields.events).toContain('moon.rose');
		const { id, version } = await add();
		expect((await world.admin.patch(`/webhooks/${id}`, { events: ['*', 'post.created'] }, { 'if-match': `"${version}"` })).body.events).toEqual(['*']);
		expect((await world.admin.patch(`/webhooks/${id}`, { events: ['*'] }, { 'if-match': `"${version}"` })).body.code).toBe('stale');
		expect((await world.admin.delete(`/webhooks/${id}`)).status).toBe(204);
		expect((await world.admin.get(`/webhooks/${id}`)).status).toBe(404);
	});

	test('is for admins alone', async () => {
		const { id } = await add();
		for (const caller of [world.reader, world.writer]) {
			expect((await caller.get('/webhooks')).status).toBe(403);
			expect((await caller.post(`/webhooks/${id}/test`)).status).toBe(403);
		}
		expect((await world.nobody.get('/webhooks')).status).toBe(401);
	});

	test('what was written about somebody who is erased is forgotten', async () => {
		const { id } = await add({ includePeople: true });
		await ask('My words', 'erased@gone.example');
		await deliver();
		const { person_id } = await world.context.db.selectFrom('people').select('person_id').where('email', '=', 'erased@gone.example').executeTakeFirstOrThrow();
		expect(JSON.stringify(await logOf(id))).toContain('My words');
		expect((await world.admin.delete(`/people/${person_id}`)).status).toBeLessThan(300);
		expect(JSON.stringify(await logOf(id))).not.toContain('My words');
	});
});
