/** What somebody wrote in a mail, without the history below it, and for a forwarded one who wrote it first. */
import EmailForwardParser from 'email-forward-parser';
import EmailReplyParser from 'email-reply-parser';
import { email } from '#core/kernel/schemas.ts';

/** A mail is read so far, in characters. */
const mostRead = 20_000;

/** The words above a quoted history and a signature; all of them where a program left nothing above it. */
export function ownWords(text: string): string {
	const calm = calmed(text);
	return new EmailReplyParser().parseReply(calm).trim() || calm;
}

export type Forwarded = { from: { email: string; name: string | null }; text: string; note: string };

/** The mail inside a forwarded one, as the mail programs of many languages write it; null where there is none with a sender. */
export function forwardedIn(text: string, subject: string): Forwarded | null {
	const calm = calmed(text);
	const parser = new EmailForwardParser();
	// With a title that says so, a mail needs no line that does; of a title that it does not know, the parser looks no further.
	const known = parser.read(calm, subject);
	const { forwarded, message, email: inner } = known.forwarded ? known : parser.read(calm);
	const address = email.safeParse(inner.from?.address ?? '');
	if (!forwarded || !address.success) return null;
	return { from: { email: address.data, name: inner.from.name?.trim().slice(0, 120) || null }, text: ownWords(inner.body ?? ''), note: (message ?? '').trim() };
}

/** Without long runs of nothing, for which the expressions of both parsers take the square of their length: 20 000 line ends took 10 s. */
function calmed(text: string): string {
	return text
		.slice(0, mostRead)
		.toWellFormed()
		.replace(/[ \t\u00a0]{5,}/g, '    ')
		.replace(/[ \t\u00a0]{1,4}\n/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
