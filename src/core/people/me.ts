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

/** What a person can be told about the requests they follow. */
export const preferenceKinds = ['status', 'answer', 'comment', 'merge', 'changelog'] as const;
export type PreferenceKind = (typeof preferenceKinds)[number];
export const frequencies = ['instant', 'off'] as const;
export type Frequency = (typeof frequencies)[number];

const frequency = z.enum(frequencies, `must be one of ${frequencies.join(', ')}`);
export const preferencesSchema = z.object({ status: frequency, answer: frequency, comment: frequency, merge: frequency, changelog: frequency, language: language.nullable() }).meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof preferencesSchema>;
export const preferenceChanges = z.strictObject({
	status: frequency.optional(),
	answer: frequency.optional(),
	comment: frequency.optional(),
	merge: frequency.optional(),
	changelog: frequency.optional(),
	/** The language of what you are sent. Null: what is seen from your visits. */
	language: language.nullable().optional()
});
export type PreferenceChanges = z.infer<typeof preferenceChanges>;

export const defaultPreferences: Record<PreferenceKind, Frequency> = { status: 'instant', answer: 'instant', comment: 'off', merge: 'instant', changelog: 'off' };
