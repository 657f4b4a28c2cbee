/** Mails as other programs write them: reports, replies and forwards, for the tests of what comes in. */

export type SampleOf = { to: string; about?: string; code?: string; said?: string; messageId?: string };

const lines = (...parts: string[]) => parts.join('\r\n');
let made = 0;
const fresh = () => `<sample-${++made}@mx.example>`;

/** Postfix: a text, a delivery status in two blocks, the headers of the letter. */
export function postfixBounce({ to, about = 'carla@acme.example', code = '5.1.1', said = `550 5.1.1 <${about}>: Recipient address rejected: User unknown`, messageId = fresh() }: SampleOf): string {
	return lines(
		'Return-Path: <>',
		'Date: Mon, 5 Jan 2026 10:00:00 +0000 (UTC)',
		'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
		'Subject: Undelivered Mail Returned to Sender',
		`To: ${to}`,
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status;',
		'\tboundary="4D1F22C0042.1767607200/mx.example"',
		`Message-Id: ${messageId}`,
		'',
		'This is a MIME-encapsulated message.',
		'',
		'--4D1F22C0042.1767607200/mx.example',
		'Content-Description: Notification',
		'Content-Type: text/plain; charset=utf-8',
		'',
		'This is the mail system at host mx.example.',
		'',
		"I'm sorry to have to inform you that your message could not be delivered.",
		'',
		'--4D1F22C0042.1767607200/mx.example',
		'Content-Description: Delivery report',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example',
		'X-Postfix-Queue-ID: 4D1F22C0042',
		'Arrival-Date: Mon,  5 Jan 2026 09:59:58 +0000 (UTC)',
		'',
		`Final-Recipient: rfc822; ${about}`,
		`Original-Recipient: rfc822;${about}`,
		`Action: ${code.startsWith('4') ? 'delayed' : 'failed'}`,
		`Status: ${code}`,
		'Remote-MTA: dns; mail.acme.example',
		`Diagnostic-Code: smtp; ${said.replace(': ', ':\r\n    ')}`,
		'',
		'--4D1F22C0042.1767607200/mx.example',
		'Content-Description: Undelivered Message Headers',
		'Content-Type: text/rfc822-headers',
		'',
		'Subject: Shipped: Dark mode',
		'',
		'--4D1F22C0042.1767607200/mx.example--',
		''
	);
}

/** Exchange Online: HTML first, one status without a space after the colon of the code, the whole letter enclosed. */
export function exchangeBounce({ to, about = 'carla@acme.example', messageId = fresh() }: SampleOf): string {
	return lines(
		'From: <postmaster@acme.example>',
		`To: <${to}>`,
		'Date: Mon, 5 Jan 2026 10:00:00 +0000',
		'Content-Type: multipart/report; report-type=delivery-status;',
		'\tboundary="8f0f-exchange"',
		'Content-Language: en-GB',
		`Message-ID: ${messageId}`,
		'Subject: Undeliverable: Shipped: Dark mode',
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		'',
		'--8f0f-exchange',
		'Content-Type: multipart/alternative; differences=Content-Type;',
		'\tboundary="8f0f-alternative"',
		'',
		'--8f0f-alternative',
		'Content-Type: text/plain; charset="us-ascii"',
		'Content-Transfer-Encoding: quoted-printable',
		'',
		"Your message to carla couldn't be delivered.=20",
		'',
		'--8f0f-alternative',
		'Content-Type: text/html; charset="us-ascii"',
		'',
		'<html><body><p>Your message couldn&rsquo;t be delivered.</p></body></html>',
		'--8f0f-alternative--',
		'',
		'--8f0f-exchange',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.exchangelabs.example',
		'Received-From-MTA: dns;winnow.test',
		'Arrival-Date: Mon, 5 Jan 2026 09:59:59 +0000',
		'',
		`Final-Recipient: rfc822;${about}`,
		'Action: failed',
		'Status: 5.1.10',
		`Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${about} not found by SMTP address lookup`,
		'',
		'--8f0f-exchange',
		'Content-Type: message/rfc822',
		'',
		'From: Harbour <feedback@winnow.test>',
		'Subject: Shipped: Dark mode',
		'',
		'It is here.',
		'',
		'--8f0f-exchange--',
		''
	);
}

/** Gmail: the code in several lines, with addresses to read more at. */
export function gmailBounce({ to, about = 'carla@gmail.example', messageId = fresh() }: SampleOf): string {
	return lines(
		'Return-Path: <>',
		'From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
		`To: ${to}`,
		'Auto-Submitted: auto-replied',
		'Subject: Delivery Status Notification (Failure)',
		`Message-ID: ${messageId}`,
		'Content-Type: multipart/report; boundary="0000000000005a1"; report-type=delivery-status',
		'',
		'--0000000000005a1',
		'Content-Type: text/plain; charset="UTF-8"',
		'',
		'** Address not found **',
		'',
		'--0000000000005a1',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; googlemail.example',
		'Arrival-Date: Mon, 05 Jan 2026 02:00:00 -0800 (PST)',
		'X-Original-Message-ID: <x@winnow.test>',
		'',
		`Final-Recipient: rfc822; ${about}`,
		'Action: failed',
		'Status: 5.1.1',
		"Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try",
		" 550-5.1.1 double-checking the recipient's email address for typos or",
		' 550 5.1.1 unnecessary spaces. a640c23a62f3a-gsmtp',
		'Last-Attempt-Date: Mon, 05 Jan 2026 02:00:01 -0800 (PST)',
		'',
		'--0000000000005a1',
		'Content-Type: message/rfc822',
		'',
		'Subject: Shipped: Dark mode',
		'',
		'It is here.',
		'--0000000000005a1--',
		''
	);
}

/** qmail: no report at all, but a text of a fixed form. */
export function qmailBounce({ to, about = 'carla@acme.example', said = 'Sorry, no mailbox here by that name. (#5.1.1)', messageId = fresh() }: SampleOf): string {
	return lines(
		'Date: 5 Jan 2026 10:00:00 -0000',
		`Message-ID: ${messageId}`,
		'From: MAILER-DAEMON@mx.example',
		`To: ${to}`,
		'Subject: failure notice',
		'',
		'Hi. This is the qmail-send program at mx.example.',
		"I'm afraid I wasn't able to deliver your message to the following addresses.",
		"This is a permanent error; I've given up. Sorry it didn't work out.",
		'',
		`<${about}>:`,
		said,
		'',
		'--- Below this line is a copy of the message.',
		'',
		'Subject: Shipped: Dark mode',
		''
	);
}

/** A complaint of a mail provider (RFC 5965), about the letter whose return path it names. */
export function complaint({ to, about, type = 'abuse', messageId = fresh() }: SampleOf & { about: string; type?: string }): string {
	return lines(
		'From: <abusedesk@provider.example>',
		`To: ${to}`,
		`Message-ID: ${messageId}`,
		'Subject: FW: Shipped: Dark mode',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d.2e68ed54"',
		'',
		'--part1_13d.2e68ed54',
		'Content-Type: text/plain; charset="US-ASCII"',
		'',
		'This is an email abuse report for an email message received from IP 192.0.2.1.',
		'',
		'--part1_13d.2e68ed54',
		'Content-Type: message/feedback-report',
		'',
		`Feedback-Type: ${type}`,
		'User-Agent: SomeGenerator/1.0',
		'Version: 1',
		`Original-Mail-From: <${about}>`,
		'Source-IP: 192.0.2.1',
		'',
		'--part1_13d.2e68ed54',
		'Content-Type: message/rfc822',
		'Content-Disposition: inline',
		'',
		'From: Harbour <feedback@winnow.test>',
		'Subject: Shipped: Dark mode',
		'',
		'It is here.',
		'--part1_13d.2e68ed54--',
		''
	);
}

export type Written = { from: string; to: string; subject?: string; headers?: string[]; messageId?: string };

/** A mail that somebody wrote, as plain text. */
export function written({ from, to, subject = 'Hello', headers = [], messageId = fresh() }: Written, text: string): string {
	const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: ${messageId}`, 'Date: Mon, 5 Jan 2026 10:00:00 +0000', ...headers, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8'];
	return `${lines(...head)}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`;
}

/** A letter of ours below an answer, as mail programs of five languages quote it. */
export const quotedHistories: Record<string, string> = {
	'Gmail in English': 'On Mon, Jan 5, 2026 at 9:59 AM Harbour <feedback@winnow.test> wrote:\n\n> “Dark mode” is here.\n> See the request',
	'Gmail in German': 'Am Mo., 5. Jan. 2026 um 09:59 Uhr schrieb Harbour <feedback@winnow.test>:\n\n> “Dark mode” is here.\n> See the request',
	'Gmail in French': 'Le lun. 5 janv. 2026 à 09:59, Harbour <feedback@winnow.test> a écrit :\n\n> “Dark mode” is here.\n> See the request',
	'Gmail in Spanish': 'El lun, 5 ene 2026 a las 9:59, Harbour (<feedback@winnow.test>) escribió:\n\n> “Dark mode” is here.\n> See the request',
	'Outlook in English': '________________________________\nFrom: Harbour <feedback@winnow.test>\nSent: Monday, January 5, 2026 9:59 AM\nTo: Carla <carla@acme.example>\nSubject: Shipped: Dark mode\n\n“Dark mode” is here.'
};

/** The mail of Jane within what a member forwards, as mail programs write it: subject and text. */
export const forwards: Record<string, { subject: string; text: string }> = {
	'Gmail in English': {
		subject: 'Fwd: Export to Excel',
		text: 'Heard this on Friday.\n\n---------- Forwarded message ---------\nFrom: Jane Doe <jane@umber.example>\nDate: Mon, Jan 5, 2026 at 9:00 AM\nSubject: Export to Excel\nTo: <vic@harbour.example>\n\n\nWe need to export our orders.'
	},
	'Gmail in German': {
		subject: 'Fwd: Export to Excel',
		text: 'Heard this on Friday.\n\n---------- Forwarded message ---------\nVon: Jane Doe <jane@umber.example>\nDate: Mo., 5. Jan. 2026 um 09:00 Uhr\nSubject: Export to Excel\nTo: <vic@harbour.example>\n\n\nWe need to export our orders.'
	},
	'Apple Mail in French': {
		subject: 'Tr : Export to Excel',
		text: 'Heard this on Friday.\n\nDébut du message réexpédié :\n\n> De: Jane Doe <jane@umber.example>\n> Objet: Export to Excel\n> Date: 5 janvier 2026 à 09:00:00 UTC+1\n> À: Vic <vic@harbour.example>\n>\n> We need to export our orders.'
	},
	'Outlook in Spanish': {
		subject: 'RV: Export to Excel',
		text: 'Heard this on Friday.\n\n________________________________\nDe: Jane Doe <jane@umber.example>\nEnviado: lunes, 5 de enero de 2026 9:00\nPara: Vic <vic@harbour.example>\nAsunto: Export to Excel\n\nWe need to export our orders.'
	}
};
