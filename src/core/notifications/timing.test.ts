import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterQuiet, anyHour, nextDigest, whenToSend, type MailHours, type Message } from './timing.ts';

const at = (text: string) => new Date(text);
const now = at('2027-03-03T12:00:00Z'); // a Wednesday
const never = { lastLetterAt: null, lettersToday: 0, now };
const message = (more: Partial<Message> = {}): Message => ({ frequency: 'instant', urgent: false, dueAt: now, ...more });
const hours = (more: Partial<MailHours>): MailHours => ({ ...anyHour, ...more });

describe('when a message goes', () => {
	test.for([
		['at once, when nothing went within the hour', message(), anyHour, never, '2027-03-03T12:00:00Z'],
		['an hour after the last letter', message(), anyHour, { ...never, lastLetterAt: at('2027-03-03T11:40:00Z') }, '2027-03-03T12:40:00Z'],
		['at once when it is what they asked for', message({ urgent: true }), anyHour, { ...never, lastLetterAt: at('2027-03-03T11:40:00Z') }, '2027-03-03T12:00:00Z'],
		['with the next daily digest', message({ frequency: 'daily' }), anyHour, never, '2027-03-04T08:00:00Z'],
		['with the next weekly digest', message({ frequency: 'weekly' }), anyHour, never, '2027-03-08T08:00:00Z'],
		['with the digest of their own morning', message({ frequency: 'daily' }), hours({ timeZone: 'America/New_York' }), never, '2027-03-03T13:00:00Z'],
		['after their quiet hours, even when it is urgent', message({ urgent: true, dueAt: at('2027-03-03T22:30:00Z') }), hours({ timeZone: 'Europe/Berlin', quietFrom: 1320, quietUntil: 420 }), never, '2027-03-04T06:00:00Z'],
		['the next morning when the day is full', message(), hours({ mostADay: 3 }), { ...never, lettersToday: 3 }, '2027-03-04T08:00:00Z'],
		['at once while the day is not full', message(), hours({ mostADay: 3 }), { ...never, lettersToday: 2 }, '2027-03-03T12:00:00Z']
	] as const)('%s', ([, given, when, lately, expected]) => {
		expect(whenToSend(given, when, lately)).toEqual(at(expected));
	});

	test('the clocks that change in spring move neither the digest nor the quiet hours from their place in the day', () => {
		expect(nextDigest(at('2027-03-27T20:00:00Z'), 'Europe/Berlin', 'daily')).toEqual(at('2027-03-28T06:00:00Z'));
		expect(afterQuiet(at('2027-03-27T23:00:00Z'), hours({ timeZone: 'Europe/Berlin', quietFrom: 1320, quietUntil: 420 }))).toEqual(at('2027-03-28T05:00:00Z'));
	});

	const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
	const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo', null);
	const minute = fc.integer({ min: 0, max: 1439 });
	const anyHours = fc.record({ timeZone: zone, quietFrom: minute, quietUntil: minute, mostADay: fc.option(fc.integer({ min: 1, max: 5 })) });
	const anyMessage = fc.record({ frequency: fc.constantFrom('instant', 'daily', 'weekly'), urgent: fc.boolean(), dueAt: moment }) as fc.Arbitrary<Message>;

	test('never before it is due, never in quiet hours, and never more than nine days later', () => {
		fc.assert(
			fc.property(anyMessage, anyHours, fc.integer({ min: 0, max: 6 }), (given, when, lettersToday) => {
				const sent = whenToSend(given, when, { lastLetterAt: null, lettersToday, now: given.dueAt });
				expect(sent.getTime()).toBeGreaterThanOrEqual(given.dueAt.getTime());
				expect(afterQuiet(sent, when)).toEqual(sent);
				expect(sent.getTime() - given.dueAt.getTime()).toBeLessThan(9 * 86_400_000);
			})
		);
	});
});
