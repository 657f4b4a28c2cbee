/** When a message may go out to a person: soon, in the next digest, after their quiet hours. All minutes are those of their day. */
import { Temporal } from 'temporal-polyfill';
import type { Frequency } from '../people/me.ts';

/** `timeZone` is a name of the IANA database; minutes count from midnight, and quiet hours may go over it. */
export type MailHours = { timeZone: string | null; quietFrom: number | null; quietUntil: number | null; mostADay: number | null };
export const anyHour: MailHours = { timeZone: null, quietFrom: null, quietUntil: null, mostADay: null };

/** What the person got lately: when the last letter went, and how many within the day before now. */
export type MailLately = { lastLetterAt: Date | null; lettersToday: number };

/** `dueAt`: when the message was ready to go. `urgent`: what somebody asked for has shipped. */
export type Message = { frequency: Exclude<Frequency, 'off'>; urgent: boolean; dueAt: Date };

/** Digests go out at eight in the morning, weekly ones on Mondays. */
export const digestHour = 8;
const monday = 1;
const betweenLetters = 3_600_000;
const minutesADay = 1_440;

/**
 * The moment from which a message may go, never before it is due; at or before `now` it goes at once. Letters that are
 * not urgent keep an hour between them, and beyond the most of a day everything waits for the next morning.
 */
export function whenToSend(message: Message, hours: MailHours, lately: MailLately & { now: Date }): Date {
	const { dueAt, frequency, urgent } = message;
	const zone = hours.timeZone ?? 'UTC';
	const wanted = frequency === 'instant' ? notBefore(dueAt, urgent ? null : lately.lastLetterAt) : nextDigest(dueAt, zone, frequency);
	const full = hours.mostADay !== null && lately.lettersToday >= hours.mostADay;
	return afterQuiet(full ? later(wanted, nextDigest(lately.now, zone, 'daily')) : wanted, hours);
}

function notBefore(dueAt: Date, lastLetterAt: Date | null): Date {
	return lastLetterAt === null ? dueAt : later(dueAt, new Date(lastLetterAt.getTime() + betweenLetters));
}

/** The first digest at or after a moment. */
export function nextDigest(after: Date, timeZone: string, frequency: 'daily' | 'weekly'): Date {
	const local = zoned(after, timeZone);
	const today = local.startOfDay().add({ days: frequency === 'weekly' ? (monday + 7 - local.dayOfWeek) % 7 : 0 });
	const at = today.withPlainTime({ hour: digestHour });
	const next = Temporal.ZonedDateTime.compare(at, local) >= 0 ? at : today.add({ days: frequency === 'weekly' ? 7 : 1 }).withPlainTime({ hour: digestHour });
	return new Date(next.epochMilliseconds);
}

/** The same moment, or the end of the quiet hours that it falls into. Hours that begin where they end are none. */
export function afterQuiet(moment: Date, { timeZone, quietFrom, quietUntil }: MailHours): Date {
	if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return moment;
	const local = zoned(moment, timeZone ?? 'UTC');
	const minute = local.hour * 60 + local.minute;
	const passed = (minute - quietFrom + minutesADay) % minutesADay;
	const lasts = (quietUntil - quietFrom + minutesADay) % minutesADay;
	if (passed >= lasts) return moment;
	const day = minute < quietUntil ? local : local.add({ days: 1 });
	return new Date(day.withPlainTime({ hour: Math.floor(quietUntil / 60), minute: quietUntil % 60 }).epochMilliseconds);
}

function zoned(moment: Date, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

function later(one: Date, other: Date): Date {
	return one >= other ? one : other;
}
