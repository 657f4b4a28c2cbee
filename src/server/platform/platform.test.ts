import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/kernel/problem.ts';
import { visitor } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { readConfig } from './config.ts';
import { clientAddressReader } from './http/client-address.ts';
import { makeLimits } from './http/limits.ts';
import { checkOrigin } from './http/origin.ts';
import { renderLetter } from './letter.ts';

describe('configuration', () => {
	test('everything has a default that works', () => {
		expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', role: 'all', trustedProxies: [] });
	});

	test.each([
		[{ PORT: 'many' }, 'PORT'],
		[{ BASE_URL: 'feedback.example.com' }, 'BASE_URL'],
		[{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
		[{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL'],
		[{ WINNOW_SECRET: 'short' }, 'WINNOW_SECRET'],
		[{ WINNOW_ROLE: 'boss' }, 'WINNOW_ROLE']
	])('a bad value in %j is named', (environment, name) => expect(() => readConfig(environment)).toThrow(name));

	test('an empty variable counts as not set, and an address loses its last slash', () => {
		expect(readConfig({ SMTP_URL: '', BASE_URL: 'https://feedback.example.com/' })).toMatchObject({ smtpUrl: undefined, baseUrl: 'https://feedback.example.com' });
	});
});

describe('whose address a request comes from', () => {
	const direct = clientAddressReader([]);
	const behindProxy = clientAddressReader(['10.0.0.0/8', '192.168.1.5']);

	test('forwarded headers of somebody we do not trust are ignored', () => {
		expect(direct('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
		expect(behindProxy('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
	});

	test('trusted hops are walked from the right, and what the client wrote itself is never used', () => {
		expect(behindProxy('10.1.1.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
		expect(behindProxy('10.1.1.1', '6.6.6.6, 203.0.113.9, 192.168.1.5')).toBe('203.0.113.9');
		expect(behindProxy('::ffff:10.1.1.1', '203.0.113.9')).toBe('203.0.113.9');
		expect(behindProxy('10.1.1.1', 'nonsense')).toBe('10.1.1.1');
		expect(behindProxy('10.1.1.1', null)).toBe('10.1.1.1');
	});

	test('an entry that is no address stops the start', () => expect(() => clientAddressReader(['proxy.local'])).toThrow('proxy.local'));
});

describe('limits', () => {
	test('who asks too often is told when to come back, and others are not', async () => {
		const limits = makeLimits();
		for (let time = 0; time < 10; time++) await limits.take('sign-in', 'a');
		await expect(limits.take('sign-in', 'a')).rejects.toMatchObject({ code: 'too-many-requests', extra: { retryAfter: expect.any(Number) } });
		await expect(limits.take('sign-in', 'b')).resolves.toHaveProperty('RateLimit');
	});
});

describe('writes by session cookie', () => {
	const session = { ...visitor, personId: 'person_1' as PersonId, via: 'session' as const };
	const post = (headers: Record<string, string>) => new Request('https://feedback.example.com/api/v1/x', { method: 'POST', headers });
	const base = 'https://feedback.example.com';

	test('come from our own pages or are refused', () => {
		expect(() => checkOrigin(post({ origin: base }), session, base)).not.toThrow();
		expect(() => checkOrigin(post({ 'sec-fetch-site': 'same-origin' }), session, base)).not.toThrow();
		const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'same-site' }];
		for (const headers of foreign) {
			expect(() => checkOrigin(post(headers), session, base)).toThrow(Refusal);
		}
	});

	test('a key in a header cannot be ridden, so its origin does not matter', () => {
		expect(() => checkOrigin(post({ origin: 'https://evil.example' }), { ...session, via: 'key' }, base)).not.toThrow();
	});
});

describe('letters', () => {
	const letter = renderLetter({
		from: 'Harbour',
		heading: 'Shipped: <b>Export</b>',
		paragraphs: ['It is out & ready.'],
		quote: 'I need\n<script>alert(1)</script>',
		button: { label: 'See it', url: 'https://feedback.example.com/posts/1/export?a=1&b=2' },
		reason: 'You voted for this.',
		unsubscribe: { label: 'Unsubscribe', url: 'https://feedback.example.com/unsubscribe?token=t' }
	});

	test('the plain text says all that the HTML says', () => {
		for (const part of ['It is out & ready.', '> I need', 'https://feedback.example.com/posts/1/export?a=1&b=2', 'You voted for this.', 'Unsubscribe: https']) {
			expect(letter.text).toContain(part);
		}
	});

	test('nothing that people wrote becomes markup', () => {
		expect(letter.html).not.toContain('<script>');
		expect(letter.html).not.toContain('<b>Export');
		expect(letter.html).toContain('&lt;script&gt;');
	});
});
