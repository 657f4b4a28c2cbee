import type { PersonId } from '#core/kernel/ids.ts';
import { preferenceChanges, preferenceKinds, type Preferences } from '#core/people/me.ts';
import { changePreferences, preferencesOf } from '../people/service.ts';
import { refusalFromZod } from '../platform/http/route.ts';
import type { Context } from '../platform/context.ts';
import { personOfLink, readSubscription, resubscribe, unsubscribe } from './subscriptions.ts';

/** What the page behind a mail's link, or of somebody signed in, shows and changes. */
export type MailSettings = { address: string | null; stopped: boolean; /** Then there are kinds for the team alone, too. */ isMember: boolean; preferences: Preferences };
export type Asking = { secret: string; token: string | null };

/** Whose settings are asked for: the link's person, else the one signed in, else nobody. @throws bad-link */
export function personAsking(context: Context, { secret, token }: Asking): PersonId | null {
	return token === null ? context.viewer.personId : personOfLink(context, secret, token);
}

export async function readMailSettings(context: Context, personId: PersonId): Promise<MailSettings> {
	const [{ address, stopped }, preferences, member] = await Promise.all([
		readSubscription(context, personId),
		preferencesOf(context.db, personId),
		context.db.selectFrom('members').select('person_id').where('person_id', '=', personId).executeTakeFirst()
	]);
	return { address, stopped, isMember: member !== undefined, preferences };
}

/** Takes the page's form: how soon for each kind, the language, and the hours; what is left empty is no limit. @throws invalid */
export async function choose(context: Context, personId: PersonId, given: Record<string, string>): Promise<void> {
	const text = (name: string) => given[name]?.trim() || null;
	const most = text('mostADay');
	const asked = preferenceChanges.safeParse({
		...Object.fromEntries(preferenceKinds.flatMap((kind) => (given[kind] === undefined ? [] : [[kind, given[kind]]]))),
		...(given['language'] === undefined ? {} : { language: text('language') }),
		hours: { timeZone: text('timeZone'), quietFrom: text('quietFrom'), quietUntil: text('quietUntil'), mostADay: most === null ? null : Number(most) }
	});
	if (!asked.success) throw refusalFromZod(asked.error);
	await changePreferences(context, personId, asked.data);
}

export { resubscribe as startMail, unsubscribe as stopMail };
