import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringerTo } from '#rig/mail-bringer.ts';
import { runJobs } from '#rig/jobs.ts';
import { complaint, exchangeBounce, gmailBounce, postfixBounce, qmailBounce } from '#rig/mails.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { startReceiver, type Receiver } from './smtp.ts';

let smtp: FakeSmtp;
let world: World;
let receiver: Receiver;
let boardId: string;

beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url, SMTP_LISTEN: '0', MAIL_DOMAIN: 'mail.winnow.test' });
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
let asked = 0;
/** Somebody asks for something that ships; their letter, with the addresses that it carries. */
async function tellOfShipping(email = `reader${++asked}@acme.example`) {
	const { body: post } = await world.writer.post('/posts', { boardId, title: `Wish ${++asked}`, author: { email } });
	await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: true });
	await runJobs(world.platform);
	const letter = smtp.received.findLast(({ to }) => to.includes(email));
	return { post, email, letter, returnPath: letter?.from ?? '', messageId: letter?.messageId ?? '' };
}
const deliveryOf = async (postId: string) => (await world.reader.get(`/deliveries?post=${postId}&channel=email`)).body.data[0];
const suppressionsOf = async (email: string) => (await world.context.db.selectFrom('suppressions').select('reason').where('email', '=', email).execute()).map(({ reason }) => reason);

describe('a mail that comes back', () => {
	test('is asked to come to an address of its own', async () => {
		const told = await tellOfShipping();
		expect(told.returnPath).toMatch(/^bounce\+[0-9a-f]{56}@mail\.winnow\.test$/);
		const other = await tellOfShipping();
		expect(other.returnPath).not.toBe(told.returnPath);
	});

	test.each([
		['Postfix', postfixBounce],
		['Exchange', exchangeBounce],
		['Gmail', gmailBounce],
		['qmail', qmailBounce]
	])('from %s for good stops mail to that address, and the delivery says what the server said', async (_, sample) => {
		const told = await tellOfShipping();
		expect(await bring(sample({ to: told.returnPath, about: told.email }), told.returnPath)).toContain('250');
		expect(await suppressionsOf(told.email)).toEqual(['bounced']);
		expect(await deliveryOf(told.post.id)).toMatchObject({ state: 'failed', reason: 'bounced', response: expect.stringMatching(/5\.1\.\d/) });
		const { body: next } = await world.writer.post('/posts', { boardId, title: `Next ${++asked}`, author: { email: told.email } });
		expect((await world.reader.get(`/posts/${next.id}/recipients`)).body).toMatchObject({ count: 0, leftOut: { reasons: [{ reason: 'bounced' }] } });
	});

	test('that only waits is noted, and nothing stops', async () => {
		const told = await tellOfShipping();
		expect(await bring(postfixBounce({ to: told.returnPath, code: '4.4.1', said: '451 4.4.1 try later' }), told.returnPath)).toContain('250');
		expect(await suppressionsOf(told.email)).toEqual([]);
		expect(await deliveryOf(told.post.id)).toMatchObject({ state: 'sent', response: expect.stringContaining('try later') });
	});

	test('that was refused for what it says fails, and its address stays', async () => {
		const told = await tellOfShipping();
		await bring(postfixBounce({ to: told.returnPath, code: '5.7.1', said: '550 5.7.1 Unauthenticated mail is not taken' }), told.returnPath);
		expect(await suppressionsOf(told.email)).toEqual([]);
		expect(await deliveryOf(told.post.id)).toMatchObject({ state: 'failed', reason: 'refused' });
	});

	test('again is known, and does not take back that an admin sent it again', async () => {
		const told = await tellOfShipping();
		const raw = postfixBounce({ to: told.returnPath, about: told.email });
		await bring(raw, told.returnPath);
		const delivery = await deliveryOf(told.post.id);
		expect((await world.admin.post(`/deliveries/${delivery.id}/retry`)).status).toBe(200);
		await runJobs(world.platform);
		expect(await bring(raw, told.returnPath)).toContain('known');
		expect(await suppressionsOf(told.email)).toEqual([]);
		expect(await deliveryOf(told.post.id)).toMatchObject({ state: 'sent' });
	});

	test('from an address that its person has left says nothing about the new one', async () => {
		const told = await tellOfShipping();
		await world.context.db.updateTable('people').set({ email: 'new-desk@acme.example' }).where('email', '=', told.email).execute();
		expect(await bring(postfixBounce({ to: told.returnPath, about: told.email }), told.returnPath)).toContain('ignored');
		expect(await suppressionsOf('new-desk@acme.example')).toEqual([]);
		expect(await suppressionsOf(told.email)).toEqual([]);
	});

	test('with a token that is not ours is refused before it is read', async () => {
		const told = await tellOfShipping();
		const [, token = ''] = /\+([0-9a-f]{56})@/.exec(told.returnPath) ?? [];
		const forged = [token.replace(/.$/, (last) => (last === '0' ? '1' : '0')), `${'0'.repeat(32)}${token.slice(32)}`, 'short', `${token}00`];
		for (const one of forged) expect(await bring(postfixBounce({ to: told.returnPath }), `bounce+${one}@mail.winnow.test`)).toContain('550');
		expect(await suppressionsOf(told.email)).toEqual([]);
	});

	test('to where replies go says nothing about a bounce, because everybody who has the letter sees that', async () => {
		const told = await tellOfShipping();
		const raw = smtp.received.findLast(({ to }) => to.includes(told.email))?.raw ?? '';
		const [, token = ''] = /reply\+([0-9a-f]{56})@/.exec(raw.replace(/=\r\n|\r\n[ \t]+/g, '')) ?? [];
		expect(token).not.toBe('');
		expect(await bring(postfixBounce({ to: told.returnPath, about: told.email }), `bounce+${token}@mail.winnow.test`)).toContain('550');
		expect(await suppressionsOf(told.email)).toEqual([]);
	});

	test('is told by nobody but a report: words of a person, or of a holiday, change nothing', async () => {
		const told = await tellOfShipping();
		const words = (headers: string) => `From: ${told.email}\r\nTo: ${told.returnPath}\r\nSubject: Away\r\n${headers}\r\n\r\nStatus: 5.1.1\r\nAction: failed\r\n`;
		expect(await bring(words('Auto-Submitted: auto-replied'), told.returnPath)).toContain('ignored');
		expect(await bring(words('X-Mailer: none'), told.returnPath)).toContain('ignored');
		expect(await suppressionsOf(told.email)).toEqual([]);
	});
});

describe('a complaint', () => {
	test.each([
		['the address for complaints', () => 'complaints@mail.winnow.test'],
		['the address of the letter', (returnPath: string) => returnPath]
	])('to %s stops mail to its reader', async (_, place) => {
		const told = await tellOfShipping();
		const to = place(told.returnPath);
		expect(await bring(complaint({ to, about: told.returnPath }), to)).toContain('complained');
		expect(await suppressionsOf(told.email)).toEqual(['complained']);
		expect(await deliveryOf(told.post.id)).toMatchObject({ state: 'sent' });
		const { body: next } = await world.writer.post('/posts', { boardId, title: `Next ${++asked}`, author: { email: told.email } });
		expect((await world.reader.get(`/posts/${next.id}/recipients`)).body.leftOut.reasons).toMatchObject([{ reason: 'complained' }]);
	});

	test('that is none, or about a letter that is not ours, changes nothing', async () => {
		const told = await tellOfShipping();
		expect(await bring(complaint({ to: told.returnPath, about: told.returnPath, type: 'not-spam' }), told.returnPath)).toContain('ignored');
		expect(await bring(complaint({ to: 'complaints@mail.winnow.test', about: 'bounce+00@mail.winnow.test' }), 'complaints@mail.winnow.test')).toContain('ignored');
		expect(await suppressionsOf(told.email)).toEqual([]);
	});
});

describe('what is handed over', () => {
	test.each(['root@mail.winnow.test', 'inbox@elsewhere.example', 'inbox+no-such-board@mail.winnow.test', 'bounce@mail.winnow.test'])('to %s is refused', async (address) => {
		expect(await bring('Subject: x\r\n\r\nx', address)).toContain('550');
	});

	test('and is larger than 10 MB is refused', async () => {
		const told = await tellOfShipping();
		expect(await bring(`Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(11_000)}`, told.returnPath)).toContain('552');
	});

	test('and is no proper mail never harms', async () => {
		const told = await tellOfShipping();
		const deep = Array.from({ length: 300 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join('');
		const hostile = [
			'\r\n',
			'no header at all',
			'\0\0\0\0',
			`X-Long: ${'x'.repeat(900)}\r\n`.repeat(300),
			'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 9.9.9',
			'Content-Type: multipart/report; boundary=""\r\n\r\n----',
			'Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%',
			'Message-ID: <a@b>\r\n X-Injected: 1\r\nFrom: "a\r\n b" <x@y.example>\r\nSubject: =?utf-8?Q?=0D=0ABcc:_evil@x.example?=\r\n\r\nHi',
			deep,
			`From: ${'<'.repeat(5_000)}\r\nTo: ${'(('.repeat(2_000)}\r\nReferences: ${'<a@b> '.repeat(2_000)}\r\n\r\nx`
		];
		for (const raw of hostile) expect(await bring(raw, told.returnPath)).toMatch(/^250 .*(ignored|delayed)|554/);
		expect(await suppressionsOf(told.email)).toEqual([]);
		expect(await bring(postfixBounce({ to: told.returnPath, about: told.email }), told.returnPath)).toContain('bounced');
	});

	test('is forgotten after three months', async () => {
		const { forgetOldMails } = await import('./service.ts');
		const add = (letter: string, days: number) => world.context.db.insertInto('received_mails').values({ mail_key: letter.repeat(64), outcome: 'ignored', received_at: new Date(Date.now() - days * 86_400_000) }).execute();
		await add('a', 91);
		await add('b', 89);
		await forgetOldMails(world.context);
		const left = await world.context.db.selectFrom('received_mails').select('mail_key').where('mail_key', 'in', ['a'.repeat(64), 'b'.repeat(64)]).execute();
		expect(left).toEqual([{ mail_key: 'b'.repeat(64) }]);
	});
});
