import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export type Letter = {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** With the angle brackets. The same letter sent again has the same one. */
	messageId: string;
	headers?: Record<string, string>;
};

/** What the mail server said. `gone` is for good (5xx), `later` may pass (4xx, network). */
export type SendOutcome = { result: 'sent' | 'gone' | 'later'; response: string };

export type Mailer = {
	/** Without SMTP_URL nothing can be sent: letters are kept to be read in the outbox. */
	canSend: boolean;
	send(letter: Letter): Promise<SendOutcome>;
	close(): void;
};

export function makeMailer(config: Config): Mailer {
	if (!config.smtpUrl) {
		return { canSend: false, send: async () => ({ result: 'later', response: 'SMTP_URL is not set.' }), close: () => {} };
	}
	const transport = createTransport({ url: config.smtpUrl, pool: true, maxConnections: 5, connectionTimeout: 20_000, socketTimeout: 60_000 });
	const from = config.mailFrom ?? `Winnow <winnow@${new URL(config.baseUrl).hostname}>`;
	return {
		canSend: true,
		async send(letter) {
			try {
				const sent = await transport.sendMail({ ...letter, from });
				return { result: 'sent', response: sent.response };
			} catch (error) {
				return failureOf(error);
			}
		},
		close: () => transport.close()
	};
}

/** RFC 5321, 4.2.1: a first digit of 5 is a permanent failure, everything else may be tried again. */
function failureOf(error: unknown): SendOutcome {
	const response = error instanceof Error ? error.message.slice(0, 500) : String(error);
	const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
	const command = error instanceof Error && 'command' in error ? String(error.command) : '';
	// A refused log-in or an unusable connection says nothing about the recipient.
	const aboutRecipient = code >= 500 && !command.startsWith('AUTH') && command !== 'CONN' && command !== 'EHLO';
	return { result: aboutRecipient ? 'gone' : 'later', response };
}
