import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { bringerTo } from '#rig/mail-bringer.ts';
import { forwards, quotedHistories, written } from '#rig/mails.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { hookKey } from './hook-key.ts';
import { startReceiver, type Receiver } from './smtp.ts';

const inbox = 'inbox@mail.winnow.test';
let smtp: FakeSmtp;
let world: World;
let receiver: Receiver;
let boardId: string;

beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url, MAIL_DOMAIN: 'mail.winnow.test' });
	receiver = await startReceiver(world.platform, { host: '127.0.0.1', port: 0 });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await receiver.close();
	await world.close();
	await smtp.close();
});

const bring = bringerTo(() => receiver.port);
const latest = async () => (await world.reader.get('/feedback?limit=1')).body.data[0];
const commentsOn = async (postId: string) => (await world.reader.get(`/posts/${postId}/comments`)).body.data as { body: string; author: { id: string }; byTeam: boolean }[];
const idOf = async (email: string) => (await world.context.db.selectFrom('people').select('person_id').where('email', '=', email).executeTakeFirstOrThrow()).person_id;

let asked = 0;
async function tellOfShipping({ email = `reader${++asked}@acme.example`, board = boardId } = {}) {
	const { body: post } = await world.writer.post('/posts', { boardId: board, title: `Wish ${++asked}`, author: { email } });
	await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: true });
	await runJobs(world.platform);
	const [letter] = (await smtp.mailsTo(email)).slice(-1);
	return { post, email, replyTo: letter?.replyTo?.value[0]?.address ?? '', messageId: letter?.messageId ?? '' };
}

describe('a mail to the inbox', () => {
	test('is a message of whoever sent it, with its title and the names of what is attached', async () => {
		const raw = [
			'From: Ida <Ida@Umber.example>', `To: ${inbox}`, 'Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=', 'Message-ID: <one@umber.example>', 'Date: Mon, 5 Jan 2026 10:00:00 +0000',
			'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/html; charset=utf-8', '', '<p>We need <b>bigger</b> tables.</p><script>alert(1)</script>', '--b',
			'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="plan.pdf"', '', 'x', '--b--', ''
		].join('\r\n');
		expect(await bring(raw, inbox)).toContain('feedback');
		expect(await latest()).toMatchObject({
			channel: 'email', externalId: '<one@umber.example>', text: 'Größe\n\nWe need bigger tables.\n\n[Attached: plan.pdf]', person: { id: await idOf('ida@umber.example'), name: 'Ida' },
			originUrl: null, occurredAt: '2026-01-05T10:00:00.000Z', state: 'new'
		});
		expect(await bring(raw, inbox)).toContain('known');
		expect((await world.context.db.selectFrom('feedback').select('feedback_id').where('external_id', '=', '<one@umber.example>').execute()).length).toBe(1);
	});

	test('for a board leads there', async () => {
		await bring(written({ from: 'ida@umber.example', to: 'inbox+app@mail.winnow.test' }, 'Please.'), 'inbox+app@mail.winnow.test');
		expect((await latest()).originUrl).toBe('http://winnow.test/boards/app');
	});

	test.each(Object.entries(forwards))('that a member forwards from %s is a message of who wrote to them', async (_, { subject, text }) => {
		await bring(written({ from: 'Vic <vic@harbour.example>', to: inbox, subject }, text), inbox);
		const feedback = await latest();
		expect(feedback.person.id).toBe(await idOf('jane@umber.example'));
		expect(feedback.text).toBe('Export to Excel\n\nWe need to export our orders.\n\n[Forwarded by Vic: Heard this on Friday.]');
	});

	test('that a customer forwards stays their own', async () => {
		const { subject, text } = forwards['Gmail in English']!;
		await bring(written({ from: 'mallory@umber.example', to: inbox, subject }, text), inbox);
		expect((await latest()).person.id).toBe(await idOf('mallory@umber.example'));
	});

	test('that a program sent by itself, or somebody who is banned, is passed over', async () => {
		for (const header of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes']) {
			expect(await bring(written({ from: 'ida@umber.example', to: inbox, headers: [header] }, 'I am away.'), inbox)).toContain('ignored');
		}
		await bring(written({ from: 'loud@umber.example', to: inbox }, 'Buy!'), inbox);
		await world.admin.post('/moderation/bans', { personId: await idOf('loud@umber.example'), reason: 'Advertising.' });
		expect(await bring(written({ from: 'loud@umber.example', to: inbox }, 'Buy more!'), inbox)).toContain('ignored');
	});

	test('without a sender is refused, and one without words is passed over', async () => {
		expect(await bring(written({ from: '<>', to: inbox }, 'Hi'), inbox)).toContain('554');
		expect(await bring(written({ from: 'ida@umber.example', to: inbox, subject: '' }, ''), inbox)).toContain('ignored');
	});

	test('of almost nothing but empty lines is read like any other', { timeout: 10_000 }, async () => {
		expect(await bring(written({ from: 'ida@umber.example', to: inbox, subject: 'Fwd: x' }, `a${'\n\t '.repeat(200_000)}b`), inbox)).toContain('feedback');
		expect((await latest()).text).toMatch(/^Fwd: x\s+a/);
	});
});

describe('a reply to a letter', () => {
	test.each(Object.entries(quotedHistories))('from %s is a comment of its reader, without the history', async (_, history) => {
		const told = await tellOfShipping();
		expect(told.replyTo).toMatch(/^reply\+[0-9a-f]{56}@mail\.winnow\.test$/);
		expect(await bring(written({ from: `Carla <${told.email}>`, to: told.replyTo, subject: 'Re: Shipped', headers: [`In-Reply-To: ${told.messageId}`] }, `Thank you! Does it work on phones?\n\n${history}`), told.replyTo)).toContain('comment');
		const [comment, ...more] = await commentsOn(told.post.id);
		expect(more).toEqual([]);
		expect(comment).toMatchObject({ body: 'Thank you! Does it work on phones?', author: { id: await idOf(told.email) }, byTeam: false });
	});

	test('to the inbox is found by what it answers', async () => {
		const told = await tellOfShipping();
		expect(await bring(written({ from: told.email, to: inbox, headers: [`In-Reply-To: ${told.messageId}`] }, 'Lovely.'), inbox)).toContain('comment');
		expect(await commentsOn(told.post.id)).toMatchObject([{ body: 'Lovely.' }]);
	});

	test('from somebody else is a message of theirs, and no comment', async () => {
		const told = await tellOfShipping();
		expect(await bring(written({ from: 'mallory@umber.example', to: told.replyTo }, 'I am Carla.'), told.replyTo)).toContain('feedback');
		expect(await commentsOn(told.post.id)).toEqual([]);
		expect((await latest()).person.id).toBe(await idOf('mallory@umber.example'));
	});

	test('speaks for a member only at the address of their own letter', async () => {
		const told = await tellOfShipping({ email: 'vic@harbour.example' });
		expect(await bring(written({ from: 'vic@harbour.example', to: inbox, headers: [`References: ${told.messageId}`] }, 'We give it away.'), inbox)).toContain('feedback');
		expect(await bring(written({ from: 'vic@harbour.example', to: told.replyTo }, 'We are glad.'), told.replyTo)).toContain('comment');
		expect(await commentsOn(told.post.id)).toMatchObject([{ body: 'We are glad.', byTeam: true }]);
	});

	test('that the rules of the team hold waits for review', async () => {
		const told = await tellOfShipping();
		await world.context.db.insertInto('moderation').values({ own_words: ['windmill'] }).execute();
		expect(await bring(written({ from: told.email, to: told.replyTo }, 'Buy a windmill.'), told.replyTo)).toContain('held');
		expect(await commentsOn(told.post.id)).toEqual([]);
	});

	test('about a request that its reader may not see any more is a message', async () => {
		const board = (await world.admin.post('/boards', { name: 'Soon hidden' })).body;
		const told = await tellOfShipping({ board: board.id });
		await world.admin.patch(`/boards/${board.id}`, { visibility: 'private' });
		expect(await bring(written({ from: told.email, to: told.replyTo }, 'And on phones?'), told.replyTo)).toContain('feedback');
		expect(await commentsOn(told.post.id)).toEqual([]);
	});
});

test('letters to somebody about one request belong together, and those about another do not', async () => {
	const told = await tellOfShipping({ email: 'thread@acme.example' });
	for (const [status, notify] of [['open', false], ['shipped', true]]) await world.writer.put(`/posts/${told.post.id}/status`, { status, notify });
	await runJobs(world.platform);
	await tellOfShipping({ email: 'thread@acme.example' });
	const letters = (await smtp.mailsTo('thread@acme.example')).map(({ references, inReplyTo }) => [references, inReplyTo]);
	const [first, , other] = letters;
	expect(first).toEqual([`<${told.post.id}.${await idOf('thread@acme.example')}@winnow.test>`, first?.[0]]);
	expect(letters).toEqual([first, first, other]);
	expect(other).not.toEqual(first);
});

describe('mail by webhook', () => {
	const post = (body: BodyInit, headers: Record<string, string>, query = '') => world.request(`/hooks/email${query}`, { method: 'POST', body, headers });
	const key = () => hookKey(world.platform.secret, world.workspaceId);

	test('is the same, raw or in JSON, once', async () => {
		const raw = written({ from: 'ida@umber.example', to: inbox, messageId: '<hook@umber.example>' }, 'By webhook.');
		const first = await post(raw, { 'content-type': 'message/rfc822', authorization: `Bearer ${key()}` });
		expect([first.status, await first.json()]).toEqual([200, { outcome: 'feedback' }]);
		const again = await post(JSON.stringify({ raw: Buffer.from(raw).toString('base64') }), { 'content-type': 'application/json' }, `?key=${key()}`);
		expect([again.status, await again.json()]).toEqual([200, { outcome: 'known' }]);
		const bcc = written({ from: 'ida@umber.example', to: 'support@harbour.example' }, 'By hidden copy.');
		const delivered = await post(JSON.stringify({ raw: Buffer.from(bcc).toString('base64'), to: [inbox] }), { 'content-type': 'application/json' }, `?key=${key()}`);
		expect(await delivered.json()).toEqual({ outcome: 'feedback' });
	});

	test('needs its key, a mail, and an address of ours', async () => {
		const mail = { 'content-type': 'message/rfc822' };
		const raw = written({ from: 'ida@umber.example', to: inbox }, 'x');
		const status = async (answer: Promise<Response>) => (await answer).status;
		expect(await status(post(raw, mail))).toBe(401);
		expect(await status(post(raw, mail, `?key=${key().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`))).toBe(401);
		expect(await status(post(raw, mail, `?key=${hookKey('another secret of the tests', world.workspaceId)}`))).toBe(401);
		const ours = `?key=${key()}`;
		expect(await status(post(raw, { 'content-type': 'text/plain' }, ours))).toBe(415);
		expect(await status(post('{', { 'content-type': 'application/json' }, ours))).toBe(400);
		expect(await status(post('{"raw":"***"}', { 'content-type': 'application/json' }, ours))).toBe(422);
		expect(await status(post(written({ from: 'ida@umber.example', to: 'who@elsewhere.example' }, 'x'), mail, ours))).toBe(404);
		expect(await status(post('x'.repeat(10_500_000), mail, ours))).toBe(413);
	});
});

describe('a reply to a question', () => {
	test('is its answer and stands behind the item as a quote, without the history; a second one is a message', async () => {
		const email = 'asked@acme.example';
		const { body: post } = await world.writer.post('/posts', { boardId, title: 'Asked about', author: { email } });
		await world.context.db.insertInto('preferences').values({ person_id: post.author.id, kind: 'question', frequency: 'instant' }).execute();
		const { body: item } = await world.writer.post('/items', { postIds: [post.id] });
		await world.writer.post(`/items/${item.id}/questions`, { text: 'How many rows?' });
		await runJobs(world.platform);
		const [letter] = (await smtp.mailsTo(email)).slice(-1);
		const to = letter?.replyTo?.value[0]?.address ?? '';
		expect(await bring(written({ from: email, to }, 'About 2,000.\n\nOn Monday we wrote:\n> How many rows?'), to)).toContain('feedback');
		const answersOf = async () => (await world.reader.get(`/items/${item.id}/questions`)).body.data[0].answers.map(({ text }: { text: string }) => text);
		expect(await answersOf()).toEqual(['About 2,000.']);
		await bring(written({ from: email, to }, 'No, 3,000.'), to);
		expect(await answersOf()).toEqual(['About 2,000.']);
		expect((await latest()).text).toContain('No, 3,000.');
		expect(await commentsOn(post.id)).toEqual([]);
	});
});
