import { idFromUuid, type PersonId, type WorkspaceId } from '#core/kernel/ids.ts';
import { isSame, macOf } from '../platform/signing.ts';

export type MailLink = { workspaceId: WorkspaceId; personId: PersonId };

const use = 'what a person is told';
const form = /^[\w-]{43}\.[\w-]{43}$/;

/**
 * The token in the links of a mail: whose mail in which workspace, signed with WINNOW_SECRET. It never expires, because
 * old mails are unsubscribed from too (RFC 8058), and it opens nothing but what its person is told.
 */
export function signMailLink(secret: string, { workspaceId, personId }: MailLink): string {
	const payload = Buffer.from(workspaceId.slice(-32) + personId.slice(-32), 'hex').toString('base64url');
	return `${payload}.${macOf(secret, use, payload)}`;
}

/** Null for everything that we did not sign. */
export function readMailLink(secret: string, token: string): MailLink | null {
	if (!form.test(token)) return null;
	const [payload, signature] = token.split('.') as [string, string];
	if (!isSame(signature, macOf(secret, use, payload))) return null;
	const hex = Buffer.from(payload, 'base64url').toString('hex');
	return hex.length === 64 ? { workspaceId: idFromUuid('workspace', hex.slice(0, 32)), personId: idFromUuid('person', hex.slice(32)) } : null;
}

/** The page that takes an answer knows its person by the same token, so that nobody has to sign in. */
export function withToken<T extends { kind: string; subject: { title: string; url: string } | null }>(news: T, token: string): T {
	return news.kind === 'question' && news.subject ? { ...news, subject: { ...news.subject, url: `${news.subject.url}?token=${token}` } } : news;
}

/** The addresses that stand in a mail to this person. */
export function mailLinks(baseUrl: string, secret: string, link: MailLink): { token: string; unsubscribeUrl: string; preferencesUrl: string } {
	const token = signMailLink(secret, link);
	return { token, unsubscribeUrl: `${baseUrl}/unsubscribe?token=${token}`, preferencesUrl: `${baseUrl}/preferences?token=${token}` };
}
