import type { Role } from '#core/access/roles.ts';
import { letterCatalogue } from '#core/people/languages/catalogue.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { renderLetter } from '../platform/letter.ts';
import { queueMail } from '../platform/mail-queue.ts';
import { languageForAddress } from './languages.ts';

/** Mails an invitation to the team with its link. */
export async function mailInvitation(context: ContextOf<Tx>, { email, role, token }: { email: string; role: Role; token: string }): Promise<void> {
	const workspace = await workspaceName(context);
	const inviter = context.viewer.personId
		? await context.db.selectFrom('people').select('name').where('person_id', '=', context.viewer.personId).executeTakeFirst()
		: undefined;
	const language = await languageForAddress(context, email);
	const w = letterCatalogue[language].invitation;
	const letter = renderLetter({
		language,
		from: workspace,
		heading: w.heading(workspace),
		paragraphs: [w.sentence(inviter?.name ?? null, workspace, role), w.lasts],
		button: { label: w.button, url: `${context.baseUrl}/invitations/${token}` },
		reason: w.reason
	});
	await queueMail(context, { kind: 'invitation', to: email, subject: w.heading(workspace), ...letter });
}

/** Mails what signs somebody in: a link, and a code for another device. */
export async function mailSignIn(context: ContextOf<Tx>, { email, url, code }: { email: string; url: string; code: string }): Promise<void> {
	const workspace = await workspaceName(context);
	const language = await languageForAddress(context, email);
	const w = letterCatalogue[language].signIn;
	const letter = renderLetter({
		language,
		from: workspace,
		heading: w.heading(workspace),
		paragraphs: [w.sentence, w.code(code)],
		button: { label: w.button, url },
		reason: w.reason
	});
	await queueMail(context, { kind: 'sign-in', to: email, subject: w.subject(workspace), ...letter });
}

async function workspaceName({ db }: ContextOf<Tx>): Promise<string> {
	return (await db.selectFrom('workspaces').select('name').executeTakeFirstOrThrow()).name;
}
