import type { PersonId } from '#core/kernel/ids.ts';
import type { Language } from '#core/kernel/languages.ts';
import { preferenceKinds, type PreferenceChanges, type Preferences } from '#core/people/me.ts';
import { changePreferences, preferencesOf } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { personOfLink, readSubscription, resubscribe, unsubscribe } from './subscriptions.ts';

/** What the page behind a mail's link, or of somebody signed in, shows and changes. */
export type MailSettings = { address: string | null; stopped: boolean; preferences: Preferences };
export type Asking = { secret: string; token: string | null };

/** Whose settings are asked for: the link's person, else the one signed in, else nobody. @throws bad-link */
export function personAsking(context: Context, { secret, token }: Asking): PersonId | null {
	return token === null ? context.viewer.personId : personOfLink(context, secret, token);
}

export async function readMailSettings(context: Context, personId: PersonId): Promise<MailSettings> {
	const [{ address, stopped }, preferences] = await Promise.all([readSubscription(context, personId), preferencesOf(context.db, personId)]);
	return { address, stopped, preferences };
}

/** What the page sends: the kinds that are ticked, and the language; null for none. */
export type Choice = { wanted: ReadonlySet<string>; language: Language | null };

/** Takes the kinds that are ticked on the page, the others are switched off; and the language of what is sent. */
export async function choose(context: Context, personId: PersonId, { wanted, language }: Choice): Promise<void> {
	const changes: PreferenceChanges = { language };
	for (const kind of preferenceKinds) changes[kind] = wanted.has(kind) ? 'instant' : 'off';
	await changePreferences(context, personId, changes);
}

export { resubscribe as startMail, unsubscribe as stopMail };
