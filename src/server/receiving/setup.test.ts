import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailSetup } from '#core/receiving/contract.ts';
import { startDns } from '#rig/dns.ts';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { checkRecords } from './dns.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
let smtp: FakeSmtp;
let world: World;
let bare: World;
beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({
		SMTP_URL: smtp.url, MAIL_FROM: 'Harbour <news@harbour.example>', MAIL_DOMAIN: 'mail.harbour.example', MAIL_RATE: '20', SMTP_LISTEN: '0.0.0.0:2525',
		DKIM_DOMAIN: 'harbour.example', DKIM_SELECTOR: 'winnow', DKIM_KEY: key
	});
	bare = await makeWorld();
});
afterAll(async () => {
	await world.close();
	await bare.close();
	await smtp.close();
});

describe('the settings of mail', () => {
	test('say what is set, without any secret but the key that lets mail in', async () => {
		const { body } = await world.admin.get('/mail');
		expect(body).toMatchObject({
			server: expect.stringContaining('127.0.0.1'), rate: 20, sender: 'Harbour <news@harbour.example>', dkim: { domain: 'harbour.example', selector: 'winnow' },
			domain: 'mail.harbour.example', receives: true, listens: '0.0.0.0:2525', lastReceivedAt: null, inbox: 'inbox@mail.harbour.example', hook: { url: 'http://winnow.test/hooks/email' }
		});
		expect(body.records.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual([
			'spf mail.harbour.example', 'dkim winnow._domainkey.harbour.example', 'dmarc _dmarc.harbour.example', 'mx mail.harbour.example'
		]);
		expect(JSON.stringify(body)).not.toContain('PRIVATE KEY');
		const raw = `From: ida@umber.example\r\nTo: ${body.inbox}\r\nSubject: By the key\r\n\r\nHello\r\n`;
		const handed = await world.request(`/hooks/email?key=${body.hook.key}`, { method: 'POST', body: raw, headers: { 'content-type': 'message/rfc822' } });
		expect(await handed.json()).toEqual({ outcome: 'feedback' });
		expect((await world.admin.get('/mail')).body.lastReceivedAt).toMatch(/^20/);
	});

	test('of an installation where nothing is set say so', async () => {
		expect((await bare.admin.get('/mail')).body).toMatchObject({ server: null, sender: 'winnow@winnow.test', senderIsSet: false, dkim: null, receives: false, listens: null, domain: 'winnow.test', records: [{ kind: 'dmarc', name: '_dmarc.winnow.test' }] });
	});

	test('are for admins', async () => {
		for (const caller of [world.writer, world.reader]) expect((await caller.get('/mail')).status).toBe(403);
		expect((await world.nobody.get('/mail')).status).toBe(401);
		expect((await world.writer.post('/mail/tests')).status).toBe(403);
		expect((await world.reader.post('/mail/dns-checks')).status).toBe(403);
	});
});

test('a test mail goes to whoever asks for it', async () => {
	expect((await world.admin.post('/mail/tests')).body).toEqual({ to: 'olga@harbour.example', kept: false });
	await runJobs(world.platform);
	const [mail] = await smtp.mailsTo('olga@harbour.example');
	expect(mail).toMatchObject({ subject: 'A test mail from Harbour', text: expect.stringContaining('Mail works.') });
	expect((await bare.admin.post('/mail/tests')).body.kept).toBe(true);
});

describe('what DNS holds', () => {
	test('is looked up and compared, long keys in several parts as well', async () => {
		const { records } = (await world.admin.get('/mail')).body as MailSetup;
		const valueOf = (kind: string) => records.find((record) => record.kind === kind)?.value ?? '';
		const dns = await startDns({
			'mail.harbour.example': { txt: ['unrelated', 'v=spf1 include:other.example -all'], mx: 'mx.provider.example' },
			'winnow._domainkey.harbour.example': { txt: [valueOf('dkim')] }
		});
		const { data } = await checkRecords(records, [dns.server]);
		await dns.close();
		expect(data).toEqual([
			{ kind: 'spf', state: 'differs', found: ['v=spf1 include:other.example -all'] },
			{ kind: 'dkim', state: 'found', found: [valueOf('dkim')] },
			{ kind: 'dmarc', state: 'missing', found: [] },
			{ kind: 'mx', state: 'differs', found: ['10 mx.provider.example'] }
		]);
	});

	test('is not known where DNS cannot be reached', async () => {
		const { server, close } = await startDns({});
		await close();
		expect(await checkRecords([{ kind: 'dmarc', type: 'TXT', name: '_dmarc.harbour.example', value: 'v=DMARC1; p=none' }], [server])).toEqual({ data: [{ kind: 'dmarc', state: 'unreachable', found: [] }] });
	});
});
