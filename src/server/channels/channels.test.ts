import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hurryJobs, runJobs } from '#rig/jobs.ts';
import { startReceiver, type ReceivedCall, type Receiver, type ReceiverAnswer } from '#rig/receiver.ts';
import { makeWorld, type World } from '#rig/world.ts';

/** Slack and Intercom as their APIs answer, on this machine. */
let there: Receiver;
let world: World;
let boardId: string;
const json = (body: object, status = 200, headers: Record<string, string> = {}) => ({ status, headers, body: JSON.stringify(body) });
const profiles: Record<string, object> = { U7: { real_name: 'Rosa Diaz' }, U8: { real_name: 'Maria Lind', email: 'maria@globex.example' } };

function asTheyAnswer({ path, headers }: ReceivedCall): ReceiverAnswer {
	if (path === '/auth.test') return json(headers.authorization === 'Bearer xoxb-right' ? { ok: true, team: 'Harbour', user_id: 'UBOT' } : { ok: false, error: 'invalid_auth' });
	if (path.startsWith('/users.info')) return json({ ok: true, user: { profile: profiles[path.slice(path.indexOf('=') + 1)] ?? {} } });
	if (path === '/chat.postMessage') return json({ ok: true, ts: '1700000009.000100' });
	if (path === '/me') return headers.authorization === 'Bearer right' ? json({ id: '77', name: 'Cora', app: { name: 'Harbour' } }) : json({ errors: [{ message: 'Access Token Invalid' }] }, 401);
	return json({ type: 'conversation', id: '42' });
}

beforeAll(async () => {
	there = await startReceiver();
	world = await makeWorld({ WEBHOOK_ALLOW: '127.0.0.1' });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
	await connect('slack', { token: 'xoxb-right', signingSecret: 'slack secret' });
	await connect('intercom', { token: 'right', signingSecret: 'intercom secret' });
});
beforeEach(() => {
	there.received.length = 0;
	there.answerWith(asTheyAnswer);
});
afterAll(async () => {
	await world.close();
	await there.close();
});

function connect(channel: 'slack' | 'intercom', given: { token: string; signingSecret: string }) {
	there.answerWith(asTheyAnswer);
	return world.admin.put(`/channels/${channel}`, { ...given, apiUrl: there.url });
}

const post = async (path: string, body: string, headers: Record<string, string>) => {
	const response = await world.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
	return { status: response.status, body: await response.json() };
};
function slackSays(event: object, { secret = 'slack secret', age = 0 } = {}) {
	const body = JSON.stringify(event);
	const at = String(Math.floor(Date.now() / 1000) - age);
	return post('/hooks/slack', body, { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}` });
}
function intercomSays(event: object, secret = 'intercom secret') {
	const body = JSON.stringify(event);
	return post('/hooks/intercom', body, { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` });
}
let moment = 1_700_000_000;
const mention = (more: object = {}) => ({ type: 'event_callback', event: { type: 'app_mention', channel: 'C1', user: 'U7', text: '<@UBOT> we need <https://x.example|dark mode> &amp; soon', ts: `${++moment}.000100`, ...more } });
const conversation = (more: object = {}) => ({ topic: 'conversation.user.created', data: { item: { id: '42', source: { id: `${++moment}`, body: '<p>The export<br>loses columns &amp; rows.</p>', author: { type: 'user', id: 'u1', name: 'Ida', email: 'ida@acme.example' } }, ...more } } });
const latest = async () => (await world.reader.get('/feedback?limit=1')).body.data[0];
const repliesTo = async (id: string) => (await world.reader.get(`/feedback/${id}/replies`)).body.data;
const posted = () => there.received.filter(({ path }) => path === '/chat.postMessage').map(({ body }) => JSON.parse(body));

describe('connecting', () => {
	test('asks the channel who we are, and never shows the token again', async () => {
		const { body } = await world.admin.get('/channels');
		expect(body.data.map((one: { channel: string; account: string }) => [one.channel, one.account])).toEqual([['slack', 'Harbour'], ['intercom', 'Harbour']]);
		expect(JSON.stringify(body)).not.toMatch(/xoxb|secret/);
	});

	test.each([
		['slack', 'invalid_auth'],
		['intercom', 'HTTP 401']
	] as const)('%s refuses a wrong token in its own words, and nothing changes', async (channel, said) => {
		const { status, body } = await world.admin.put(`/channels/${channel}`, { token: 'wrong', signingSecret: 's', apiUrl: there.url });
		expect([status, body.fields.token]).toEqual([422, expect.stringContaining(said)]);
		expect((await world.admin.get('/channels')).body.data.every((one: { account: string | null }) => one.account === 'Harbour')).toBe(true);
	});

	test('does not call into a private network that nobody allowed', async () => {
		const { status, body } = await world.admin.put('/channels/slack', { token: 'xoxb-right', signingSecret: 's', apiUrl: 'http://10.0.0.1' });
		expect(status).toBe(422);
		expect(body.fields.token).toContain('no answer');
	});

	test('is for admins', async () => {
		expect((await world.writer.get('/channels')).status).toBe(403);
		expect((await world.writer.delete('/channels/slack')).status).toBe(403);
	});
});

describe('what is said there', () => {
	test('a mention in Slack comes into the inbox once, with who said it and where', async () => {
		const event = mention({ user: 'U8' });
		expect((await slackSays(event)).body).toEqual({ outcome: 'feedback' });
		expect((await slackSays(event)).body).toEqual({ outcome: 'feedback' });
		const { data } = (await world.reader.get('/feedback?limit=2')).body;
		expect(data.filter((one: { channel: string }) => one.channel === 'slack')).toHaveLength(1);
		expect(data[0]).toMatchObject({ channel: 'slack', text: 'we need dark mode & soon', answerable: true });
		expect(data[0].person).toMatchObject({ name: 'Maria Lind', email: 'maria@globex.example' });
		expect(data[0].originUrl).toMatch(/^https:\/\/slack\.com\/archives\/C1\/p\d+$/);
	});

	test('a conversation in Intercom comes as plain words', async () => {
		await intercomSays(conversation());
		expect(await latest()).toMatchObject({ channel: 'intercom', text: 'The export\nloses columns & rows.', answerable: true });
	});

	test('answers the handshake of Slack', async () => {
		expect((await slackSays({ type: 'url_verification', challenge: 'abc' })).body).toEqual({ challenge: 'abc' });
	});

	test.each<[string, () => Promise<{ status: number }>, number]>([
		['with a foreign signature', () => slackSays(mention(), { secret: 'other' }), 401],
		['from yesterday', () => slackSays(mention(), { age: 86_400 }), 401],
		['without one', () => post('/hooks/slack', '{}', {}), 401],
		['with a foreign signature from Intercom', () => intercomSays(conversation(), 'other'), 401],
		['too large', () => post('/hooks/slack', 'x'.repeat(1_000_001), {}), 413]
	])('a call %s is refused', async (_, call, status) => {
		const before = await latest();
		expect((await call()).status).toBe(status);
		expect(await latest()).toEqual(before);
	});

	test.each<[string, object]>([
		['of ourselves', mention({ user: 'UBOT' })],
		['of a bot', mention({ bot_id: 'B1' })],
		['that was edited', mention({ subtype: 'message_changed' })],
		['in a channel that does not name us', mention({ type: 'message', channel_type: 'channel' })],
		['without words', mention({ text: '  ' })],
		['of another kind', { type: 'event_callback', event: { type: 'reaction_added' } }],
		['that is no event', { type: 7 }]
	])('a message %s is not for the inbox', async (_, event) => {
		expect(await slackSays(event)).toEqual({ status: 200, body: { outcome: 'ignored' } });
	});
});

describe('answering', () => {
	test('goes into the thread, by the name of whoever wrote it, once', async () => {
		const event = mention();
		await slackSays(event);
		const message = await latest();
		const { status, body } = await world.writer.post(`/feedback/${message.id}/replies`, { body: 'It is planned.' });
		expect([status, body.state]).toEqual([201, 'queued']);
		await runJobs(world.platform);
		await runJobs(world.platform);
		expect(posted()).toEqual([{ channel: 'C1', thread_ts: event.event.ts, text: 'It is planned.', unfurl_links: false }]);
		expect((await repliesTo(message.id))[0]).toMatchObject({ body: 'It is planned.', state: 'sent', author: { name: 'Olga' } });
	});

	test('goes into the conversation as our admin', async () => {
		await intercomSays(conversation());
		await world.writer.post(`/feedback/${(await latest()).id}/replies`, { body: 'Which columns?' });
		await runJobs(world.platform);
		const call = there.received.find(({ path }) => path === '/conversations/42/reply');
		expect(JSON.parse(call?.body ?? '{}')).toEqual({ message_type: 'comment', type: 'admin', admin_id: '77', body: 'Which columns?' });
	});

	test('waits while the channel is busy or our token is to be mended, and goes afterwards', async () => {
		await slackSays(mention());
		const message = await latest();
		await world.writer.post(`/feedback/${message.id}/replies`, { body: 'Patience.' });
		for (const answer of [json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '1' }), json({ ok: false, error: 'token_revoked' }), 503]) {
			there.answerWith(() => answer);
			await runJobs(world.platform);
			await hurryJobs(world.platform);
			expect((await repliesTo(message.id))[0].state).toBe('queued');
		}
		there.answerWith(asTheyAnswer);
		await runJobs(world.platform);
		expect((await repliesTo(message.id))[0]).toMatchObject({ state: 'sent' });
	});

	test('that the channel refuses says why', async () => {
		await slackSays(mention());
		const message = await latest();
		await world.writer.post(`/feedback/${message.id}/replies`, { body: 'Too late.' });
		there.answerWith(() => json({ ok: false, error: 'is_archived' }));
		await runJobs(world.platform);
		expect((await repliesTo(message.id))[0]).toMatchObject({ state: 'failed', response: 'Slack: is_archived' });
	});

	test('is refused where a message did not come from a conversation, or says nothing', async () => {
		const { body: mail } = await world.writer.post('/feedback', { channel: 'email', text: 'By mail.', person: { email: 'x@acme.example' } });
		expect((await world.writer.post(`/feedback/${mail.id}/replies`, { body: 'Hello' })).body.code).toBe('not-connected');
		expect((await world.writer.post(`/feedback/${mail.id}/replies`, { body: ' ' })).status).toBe(422);
		expect((await world.writer.post(`/feedback/${mail.id}/replies`, { body: 'x'.repeat(4_001) })).status).toBe(422);
		expect((await world.reader.post(`/feedback/${mail.id}/replies`, { body: 'x' })).status).toBe(403);
	});
});

describe('who has no address', () => {
	async function askInSlack(title: string, user: string): Promise<string> {
		await slackSays(mention({ user, text: `${title} would help` }));
		const message = await latest();
		const { body } = await world.writer.post('/posts', { boardId, title, author: { email: 'writer@acme.example' } });
		await world.writer.post(`/feedback/${message.id}/insights`, { postId: body.id, start: 0, end: 5 });
		return body.id;
	}

	test('hears in their thread that it shipped, once, with the link to choose what they hear', async () => {
		const id = await askInSlack('Offline maps', 'U7');
		const { body: recipients } = await world.reader.get(`/posts/${id}/recipients`);
		expect(recipients.leftOut.reasons).toEqual([]);
		await world.writer.put(`/posts/${id}/status`, { status: 'shipped', notify: true, note: 'From version 4 on.' });
		await runJobs(world.platform);
		await runJobs(world.platform);
		const [told, ...more] = posted();
		expect(more).toEqual([]);
		expect(told).toMatchObject({ channel: 'C1' });
		expect(told.text).toMatch(/“Offline maps” is here\.[\s\S]*From version 4 on\.[\s\S]*\/preferences\?token=/);
		const { data } = (await world.reader.get(`/deliveries?post=${id}&channel=slack`)).body;
		expect(data.map((one: { state: string; response: string }) => [one.state, one.response])).toEqual([['sent', 'Slack took it.']]);
	});

	test('is left out without an address once the channel is disconnected', async () => {
		const id = await askInSlack('Night map', 'U9');
		await world.admin.delete('/channels/slack');
		await world.writer.put(`/posts/${id}/status`, { status: 'shipped', notify: true });
		await runJobs(world.platform);
		expect(posted()).toEqual([]);
		const { data } = (await world.reader.get(`/deliveries?post=${id}&state=suppressed`)).body;
		expect(data.map((one: { reason: string }) => one.reason)).toEqual(['no-address']);
		await connect('slack', { token: 'xoxb-right', signingSecret: 'slack secret' });
	});
});
