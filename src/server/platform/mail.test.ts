import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSignedBy } from '#rig/dkim.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { readConfig } from './config.ts';
import { dkimRecord } from './dkim.ts';
import { openLog } from './log.ts';
import { makeMailer } from './mail.ts';

const pemOf = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = pemOf(2048);
const dkim = { DKIM_DOMAIN: 'harbour.example', DKIM_SELECTOR: 'winnow' };
let smtp: FakeSmtp;
let folder: string;
beforeAll(async () => {
	smtp = await startSmtp();
	folder = await mkdtemp(join(tmpdir(), 'winnow-dkim-'));
});
afterAll(async () => {
	await smtp.close();
	await rm(folder, { recursive: true, force: true });
});

async function send(environment: Record<string, string>) {
	const config = readConfig({ SMTP_URL: smtp.url, MAIL_FROM: 'Harbour <news@harbour.example>', ...environment });
	const mailer = makeMailer(config, openLog('silent'));
	const sent = await mailer.send({ to: 'carla@acme.example', subject: 'Größe  and more', text: 'It is here.\n\nSee  you.\n\n\n', html: '<p>It is here.</p>', messageId: '<1@harbour.example>', returnPath: 'bounce+1@mail.harbour.example' });
	mailer.close();
	return { sent, config, mail: smtp.received.at(-1) };
}

describe('a mail', () => {
	test('is signed, so that others can check it with the record of the settings', async () => {
		const { config, mail } = await send({ ...dkim, DKIM_KEY: key });
		const record = dkimRecord(config.dkim!);
		expect(mail?.raw).toMatch(/d=harbour\.example;/);
		expect(isSignedBy(record, mail?.raw ?? '')).toBe(true);
		expect(isSignedBy(record, mail?.raw.replace('It is here', 'It is there') ?? '')).toBe(false);
	});

	test('is signed with a key from a file, or one whose line ends are written out', async () => {
		await writeFile(join(folder, 'key.pem'), key);
		const { config, mail } = await send({ ...dkim, DKIM_KEY: join(folder, 'key.pem') });
		expect(isSignedBy(dkimRecord(config.dkim!), mail?.raw ?? '')).toBe(true);
		expect(readConfig({ ...dkim, DKIM_KEY: key.replaceAll('\n', '\\n') }).dkim).toEqual(config.dkim);
	});

	test('goes out without a signature where none is set, at the rate that is set, and comes back to its own address', async () => {
		const { sent, mail } = await send({ MAIL_RATE: '50' });
		expect(sent.result).toBe('sent');
		expect(mail?.raw).not.toMatch(/dkim-signature/i);
		expect(mail?.from).toBe('bounce+1@mail.harbour.example');
	});
});

describe('a setting that cannot work stops the start with a sentence', () => {
	test.each([
		[{ DKIM_DOMAIN: 'harbour.example' }, 'DKIM_SELECTOR must be set together'],
		[{ DKIM_SELECTOR: 'winnow', DKIM_KEY: key }, 'DKIM_DOMAIN must be set together'],
		[{ ...dkim }, 'DKIM_KEY must be set together'],
		[{ ...dkim, DKIM_KEY: '/nonexistent/key.pem' }, 'DKIM_KEY must be a private key in PEM, or a file'],
		[{ ...dkim, DKIM_KEY: '-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----' }, 'DKIM_KEY is not a private key'],
		[{ ...dkim, DKIM_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }, 'DKIM_KEY must be an RSA key'],
		[{ ...dkim, DKIM_KEY: pemOf(512) }, 'DKIM_KEY must have at least 1024 bits'],
		[{ ...dkim, DKIM_DOMAIN: 'not a domain', DKIM_KEY: key }, 'DKIM_DOMAIN'],
		[{ MAIL_RATE: '0' }, 'MAIL_RATE'],
		[{ MAIL_DOMAIN: 'https://mail.example' }, 'MAIL_DOMAIN'],
		[{ SMTP_LISTEN: 'mail' }, 'SMTP_LISTEN'],
		[{ SMTP_LISTEN: '99999' }, 'SMTP_LISTEN']
	])('%#', (environment, sentence) => expect(() => readConfig(environment)).toThrow(sentence));
});
