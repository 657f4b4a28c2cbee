import { createHash } from 'node:crypto';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { email, line } from '#core/kernel/schemas.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { readBlocks, type Fields } from '#core/receiving/reports.ts';

/** What a mail server or a mail provider says of a letter, and the headers of that letter. */
export type Report = { about: 'delivery' | 'complaint'; blocks: Fields[]; letter: Fields };

/** A mail as it came in, read as far as we need it. Nothing in it is proof of who sent it. */
export type Arrived = {
	/** Tells mails apart: the same for the same Message-ID. */
	key: string;
	/** Its Message-ID where that can be kept, else the key. */
	id: string;
	from: { email: string; name: string | null } | null;
	/** The addresses in its headers that it was written to. */
	to: string[];
	subject: string;
	text: string;
	attached: string[];
	/** What it answers and refers to, with the angle brackets. */
	references: string[];
	/** Whether a program sent it by itself (RFC 3834), to which nobody answers. */
	isAutomatic: boolean;
	sentAt: Date | null;
	report: Report | null;
};

export const largestMail = 10 * 1024 * 1024;
const longestText = 60_000;

/** Reads a mail (RFC 5322). @throws invalid for what is no mail */
export async function readMail(raw: Buffer): Promise<Arrived> {
	const mail = await parse(raw);
	const named = mail.messageId?.trim();
	const key = createHash('sha256').update(named ? `id ${named}` : raw).digest('hex');
	return {
		key,
		id: named && line(255).safeParse(named).success ? named : key,
		from: senderOf(mail),
		to: [mail.to, mail.cc].flatMap(addressesIn),
		subject: clean(mail.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 400),
		text: clean(mail.text ?? (await textOfHtml(mail.html))).slice(0, longestText),
		attached: mail.attachments.flatMap(({ filename, related }) => (filename && !related ? clean(filename).replace(/\s+/g, ' ').slice(0, 200) : [])).slice(0, 50),
		references: [mail.inReplyTo ?? [], mail.references ?? []].flat().slice(0, 100),
		isAutomatic: isAutomatic(mail),
		sentAt: mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date : null,
		report: reportIn(mail)
	};
}

function parse(raw: Buffer | string): Promise<ParsedMail> {
	return simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, maxHtmlLengthToParse: 1_000_000 }).catch(() => {
		throw new Refusal('invalid', 'This is not a mail that can be read.');
	});
}

/** The parser makes text of HTML, within limits of size and depth, only for a mail that is nothing else; of HTML beside attachments it is asked again. */
async function textOfHtml(html: ParsedMail['html']): Promise<string> {
	return html ? ((await parse(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)).text ?? '') : '';
}

function senderOf({ from }: ParsedMail): Arrived['from'] {
	const [first] = from?.value ?? [];
	const address = email.safeParse(first?.address ?? '');
	const name = clean(first?.name ?? '').replace(/\s+/g, ' ').trim().slice(0, 120);
	return address.success ? { email: address.data, name: name || null } : null;
}

function addressesIn(field: AddressObject | AddressObject[] | undefined): string[] {
	return [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? [])).slice(0, 100);
}

function isAutomatic({ headers }: ParsedMail): boolean {
	const says = (name: string) => String(headers.get(name) ?? '').trim().toLowerCase();
	const submitted = says('auto-submitted');
	return (submitted !== '' && !submitted.startsWith('no')) || /^(bulk|junk|auto_reply)\b/.test(says('precedence')) || headers.has('x-autoreply') || headers.has('x-autorespond');
}

/** The parts of a multipart/report (RFC 6522): the machine's words, and the letter or its headers. */
function reportIn({ headers, attachments }: ParsedMail): Report | null {
	const type = headers.get('content-type');
	const value = typeof type === 'object' && 'value' in type ? String(type.value) : '';
	if (value !== 'multipart/report') return null;
	const textOf = (...types: string[]) => attachments.find(({ contentType }) => types.includes(contentType))?.content.subarray(0, 200_000).toString('utf8');
	const [letter = new Map()] = readBlocks(textOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers') ?? '');
	const status = textOf('message/delivery-status', 'message/global-delivery-status');
	if (status !== undefined) return { about: 'delivery', blocks: readBlocks(status), letter };
	const complaint = textOf('message/feedback-report');
	return complaint === undefined ? null : { about: 'complaint', blocks: readBlocks(complaint), letter };
}

/** Without what the database cannot hold and what a screen cannot show. */
function clean(text: string): string {
	return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
