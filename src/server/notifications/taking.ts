/** Taking the changelog by mail: asked for by anybody, begun by whoever reads the mailbox (double opt-in). */
import { email } from '#core/kernel/schemas.ts';
import { preferenceKinds, type PreferenceChanges } from '#core/people/me.ts';
import { catalogue } from '#core/changelog/languages/catalogue.ts';
import { changePreferences, ensurePerson, languageForAddress } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { renderLetter } from '../platform/letter.ts';
import { queueMail } from '../platform/mail-queue.ts';
import { seal, unseal } from '../platform/signing.ts';
import { readSubscription, resubscribe } from './subscriptions.ts';

const use = 'take the changelog';
/** Days in which the link of the mail works. */
const daysToConfirm = 7;

/** Sends a link to an address. Nothing is kept of it until the link is opened. */
export function askToTake(context: Context, secret: string, address: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const { name } = await tx.selectFrom('workspaces').select('name').executeTakeFirstOrThrow();
		const language = await languageForAddress(inner, address);
		const w = catalogue[language].portal.subscribe;
		const token = seal(secret, use, JSON.stringify({ workspaceId: inner.workspaceId, address, at: inner.now().getTime() }));
		const letter = renderLetter({
			language,
			from: name,
			heading: w.confirmTitle,
			paragraphs: [w.mail(name)],
			button: { label: w.confirm, url: `${inner.baseUrl}/changelog/subscribe?token=${token}` },
			reason: w.mailHint
		});
		await queueMail(inner, { kind: 'take-changelog', to: address, subject: w.subject(name), ...letter });
	});
}

/** The address that a link was sent to; null for one that is too old, or not ours. */
export function addressToTake(context: Context, secret: string, token: string): string | null {
	const value = unseal(secret, use, token);
	if (value === null) return null;
	const { workspaceId, address, at } = JSON.parse(value) as { workspaceId: string; address: string; at: number };
	const isOld = context.now().getTime() - at > daysToConfirm * 86_400_000;
	return workspaceId === context.workspaceId && !isOld ? email.parse(address) : null;
}

/** From now on the changelog goes to this address. Who had stopped all mail gets this and nothing else. */
export function takeChangelog(context: Context, address: string): Promise<void> {
	return inTransaction(context, async (_, inner) => {
		const personId = await ensurePerson(inner, { email: address });
		const { stopped } = await readSubscription(inner, personId);
		const others: PreferenceChanges = stopped ? Object.fromEntries(preferenceKinds.map((kind) => [kind, 'off'])) : {};
		if (stopped) await resubscribe(inner, personId);
		await changePreferences(inner, personId, { ...others, changelog: 'instant' });
	});
}
