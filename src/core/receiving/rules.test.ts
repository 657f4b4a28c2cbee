import { property, assert, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from './addresses.ts';
import { isComplaint, readBlocks, readDeliveryReport, readPlainBounce } from './reports.ts';

const verdict = (text: string) => readDeliveryReport(readBlocks(text));

describe('a delivery report', () => {
	test.each([
		['Status: 5.1.1', 'failed', 'bounced'],
		['Status: 5.0.0', 'failed', 'bounced'],
		['Status: 5.2.2 (mailbox full)', 'failed', 'bounced'],
		['Diagnostic-Code: smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'failed', 'bounced'],
		['Status: 5.7.1', 'failed', 'refused'],
		['Status: 5.6.0', 'failed', 'refused'],
		['Status: 4.4.1', 'failed', 'delayed'],
		['Status: 4.4.7', 'delayed', 'delayed'],
		['Status: nonsense', 'failed', 'delayed']
	])('that says %s, %s, means %s', (line, action, what) => expect(verdict(`Final-Recipient: rfc822; a@b.example\nAction: ${action}\n${line}`)?.what).toBe(what));

	test.each(['delivered', 'relayed', 'expanded'])('that says %s means nothing bad', (action) => expect(verdict(`Action: ${action}\nStatus: 2.0.0`)).toBeNull());

	test('keeps what the server said, folded lines and all', () => {
		expect(verdict('Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <a@b.example>:\r\n    User unknown\r\n')?.response).toBe('550 5.1.1 <a@b.example>: User unknown');
	});

	test('of any text is read without failing', () => {
		assert(property(string({ unit: 'binary', maxLength: 400 }), (text) => void [verdict(text), isComplaint(readBlocks(text)), readPlainBounce(`Hi. This is the ${text}`)]));
	});
});

describe('a feedback report', () => {
	test.each([
		['abuse', true],
		['fraud', true],
		['not-spam', false],
		['virus', false]
	])('of type %s is a complaint: %s', (type, expected) => expect(isComplaint(readBlocks(`Feedback-Type: ${type}\nUser-Agent: x`))).toBe(expected));
});

describe('a plain bounce', () => {
	const opening = 'Hi. This is the qmail-send program at mx.example.\nI tried.';
	test.each([
		[`${opening}\n\n<a@b.example>:\nSorry, no mailbox here by that name. (#5.1.1)`, 'bounced'],
		[`${opening}\n\n<a@b.example>:\n192.0.2.1 failed after I sent the message.\nRemote host said: 554 5.7.1 spam`, 'refused'],
		[`${opening}\n\n<a@b.example>:\nI am not sure.`, undefined],
		['Hello, I am on holiday. (#5.1.1)\n\n<a@b.example>:\n5.1.1', undefined]
	])('%#', (text, what) => expect(readPlainBounce(text)?.what).toBe(what));
});

describe('an address', () => {
	test.each([
		['inbox@mail.example', { kind: 'inbox', board: null }],
		['Inbox+Mobile-App@MAIL.example', { kind: 'inbox', board: 'mobile-app' }],
		['bounce+ab12@mail.example', { kind: 'bounce', token: 'ab12' }],
		['reply+ab12@mail.example', { kind: 'reply', token: 'ab12' }],
		['complaints@mail.example', { kind: 'complaints' }],
		['inbox@other.example', null],
		['inbox@mail.example.evil.example', null],
		['bounce@mail.example', null],
		['inbox+../x@mail.example', null],
		['root@mail.example', null],
		['@mail.example', null]
	])('%s', (address, place) => expect(placeOf(address, 'mail.example')).toEqual(place));
});
