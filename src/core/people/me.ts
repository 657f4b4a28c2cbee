import { z } from 'zod';
import { roles, scopes } from '../access/roles.ts';
import { idOf, language } from '../kernel/schemas.ts';

export const meSchema = z
	.object({
		via: z.enum(['session', 'key']),
		personId: idOf('person').nullable(),
		name: z.string().nullable(),
		email: z.string().nullable(),
		/** Null for a customer. */
		role: z.enum(roles).nullable(),
		/** What a key may do; null for a session. */
		scopes: z.array(z.enum(scopes)).nullable(),
		boardIds: z.array(idOf('board')).nullable(),
		workspace: z.object({ id: idOf('workspace'), name: z.string() })
	})
	.meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

/** What a person can be told about the requests they follow, and of what names them. */
const everybodysKinds = ['status', 'answer', 'reply', 'mention', 'comment', 'merge', 'changelog', 'question'] as const;
/** What only members are told. */
export const teamKinds = ['assigned', 'feedback', 'readiness'] as const;
export const preferenceKinds = [...everybodysKinds, ...teamKinds] as const;
export type PreferenceKind = (typeof preferenceKinds)[number];
/** Kinds that tell people whom an event names, whether they follow anything or not. */
export const namedKinds = ['reply', 'mention', 'question', ...teamKinds] as const;
export type NamedKind = (typeof namedKinds)[number];
/** At once, in a digest each morning or each Monday morning, or never. */
export const frequencies = ['instant', 'daily', 'weekly', 'off'] as const;
export type Frequency = (typeof frequencies)[number];
export type Frequencies = Record<PreferenceKind, Frequency>;

const frequency = z.enum(frequencies, `must be one of ${frequencies.join(', ')}`);
const byKind = Object.fromEntries(preferenceKinds.map((kind) => [kind, frequency])) as Record<PreferenceKind, typeof frequency>;
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00');
const timeZone = z.string().max(60).refine(isTimeZone, 'must be a time zone such as Europe/Berlin');

/** When mail may come: outside quiet hours, and at most so many a day; what waits comes with the next digest. Null is no limit. */
export const hoursSchema = z.object({ timeZone: timeZone.nullable(), quietFrom: timeOfDay.nullable(), quietUntil: timeOfDay.nullable(), mostADay: z.int().min(1).max(100).nullable() });
export type Hours = z.infer<typeof hoursSchema>;

export const preferencesSchema = z.object({ ...byKind, hours: hoursSchema, language: language.nullable() }).meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof preferencesSchema>;
export const preferenceChanges = z
	.strictObject({
		...z.object(byKind).partial().shape,
		hours: hoursSchema.strict().partial().optional(),
		/** The language of what you are sent. Null: what is seen from your visits. */
		language: language.nullable().optional()
	})
	.refine(({ hours: given }) => given === undefined || (given.quietFrom === undefined) === (given.quietUntil === undefined), { path: ['hours', 'quietUntil'], message: 'must be given together with quietFrom' })
	.refine(({ hours: given }) => (given?.quietFrom ?? null) === null || (given?.quietUntil ?? null) !== null, { path: ['hours', 'quietUntil'], message: 'must say when they end' });
export type PreferenceChanges = z.infer<typeof preferenceChanges>;

export const defaultFrequencies: Frequencies = {
	status: 'instant',
	answer: 'instant',
	reply: 'instant',
	mention: 'instant',
	comment: 'off',
	merge: 'instant',
	changelog: 'off',
	// A question is put to nobody who did not say that they may be asked.
	question: 'off',
	assigned: 'instant',
	feedback: 'off',
	readiness: 'daily'
};
export const anyHours: Hours = { timeZone: null, quietFrom: null, quietUntil: null, mostADay: null };

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name);
	} catch {
		return false;
	}
}
