import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

export type Letter = {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** With the angle brackets. The same letter sent again has the same one. */
	messageId: string;
	headers?: Record<string, string>;
	/** The name beside our address, unless MAIL_FROM gives one. */
	fromName?: string;
	/** Where the servers on the way send what went wrong; the sender's own address unless it is given. */
	returnPath?: string | undefined;
	replyTo?: string | undefined;
	/** The letters before it, with the angle brackets. */
	inReplyTo?: string;
	references?: string;
};

/**
 * What the mail server said: `gone`, this address takes no mail (for good); `refused`, this mail is not taken (for good);
 * `later`, it may pass (4xx, network, a setting of ours).
 */
export type SendOutcome = { result: 'sent' | 'gone' | 'refused' | 'later'; response: string };

export type Mailer = {
	/** Without SMTP_URL nothing can be sent: letters are kept to be read in the outbox. */
	canSend: boolean;
	/** The domain at which bounces and replies reach us; null where they do not. */
	answersAt: string | null;
	send(letter: Letter): Promise<SendOutcome>;
	/** Says in the log that a letter waits in the outbox: its subject and where to read it, nobody's address. */
	announceKept(mail: { mailId: string; subject: string }): void;
	close(): void;
};

export function makeMailer(config: Config, log: Log): Mailer {
	const announceKept: Mailer['announceKept'] = ({ mailId, subject }) =>
		log.info({ subject: oneLine(subject), read: `${config.baseUrl}/app/outbox/${mailId}` }, 'A mail waits in the outbox, because SMTP_URL is not set.');
	const answersAt = config.receivesMail ? config.mailDomain : null;
	if (!config.smtpUrl) {
		return { canSend: false, answersAt, send: async () => ({ result: 'later', response: 'SMTP_URL is not set.' }), announceKept, close: () => {} };
	}
	const transport = createTransport({
		url: config.smtpUrl,
		pool: true,
		maxConnections: 5,
		...(config.mailRate ? rateOf(config.mailRate) : {}),
		...(config.dkim ? { dkim: { domainName: config.dkim.domain, keySelector: config.dkim.selector, privateKey: config.dkim.privateKey } } : {}),
		connectionTimeout: 20_000,
		greetingTimeout: 20_000,
		socketTimeout: 45_000
	});
	return {
		canSend: true,
		answersAt,
		async send(letter) {
			try {
				const sent = await transport.sendMail(envelopeOf(letter, config));
				return { result: 'sent', response: sent.response };
			} catch (error) {
				return failureOf(error);
			}
		},
		announceKept,
		close: () => transport.close()
	};
}

/** So many mails in so many milliseconds; less than one a second is one in a longer time. */
function rateOf(perSecond: number): { rateLimit: number; rateDelta: number } {
	return perSecond >= 1 ? { rateLimit: Math.floor(perSecond), rateDelta: 1_000 } : { rateLimit: 1, rateDelta: Math.ceil(1_000 / perSecond) };
}

/** Addresses go as objects, never as text to be parsed, and nothing that ends a header line stays in one. */
function envelopeOf({ to, subject, fromName, headers, returnPath, replyTo, ...letter }: Letter, config: Config) {
	return {
		...letter,
		to: { name: '', address: to },
		from: config.mailFrom ?? { name: oneLine(fromName ?? 'Winnow'), address: ownSender(config) },
		subject: oneLine(subject),
		...(returnPath ? { envelope: { from: returnPath, to } } : {}),
		...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
		headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, { prepared: true, value: oneLine(value) }])),
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

/** Who mails come from where MAIL_FROM is not set. */
export function ownSender({ baseUrl }: Config): string {
	return `winnow@${new URL(baseUrl).hostname}`;
}

function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** RFC 5321, 4.2.1: a first digit of 5 is a permanent failure, everything else may be tried again. */
function failureOf(error: unknown): SendOutcome {
	const response = error instanceof Error ? error.message.slice(0, 500) : String(error);
	const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
	const command = error instanceof Error && 'command' in error ? String(error.command) : '';
	if (code < 500) return { result: 'later', response };
	if (command === 'RCPT TO' || (command === 'DATA' && isAboutAddress(code, response))) return { result: 'gone', response };
	// A refused log-in, sender or connection says nothing about this mail: it is ours to mend.
	return { result: command === 'DATA' ? 'refused' : 'later', response };
}

/** 550, 551 and 553 mean the mailbox (RFC 5321, 4.2.2), as do the enhanced codes 5.1.x and 5.2.1 (RFC 3463). */
function isAboutAddress(code: number, response: string): boolean {
	if (/\b5\.1\.\d+\b|\b5\.2\.1\b/.test(response)) return true;
	return [550, 551, 553].includes(code) && !/\b5\.7\.\d+\b/.test(response);
}
