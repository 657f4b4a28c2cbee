import { createTransport } from 'nodemailer';

/** Brings mails to a receiver as a mail server does, and answers what the receiver said to each. */
export function bringerTo(port: () => number): (raw: string, to: string | string[]) => Promise<string> {
	return (raw, to) =>
		createTransport({ host: '127.0.0.1', port: port(), ignoreTLS: true })
			.sendMail({ envelope: { from: '', to }, raw })
			.then(
				({ response }) => response,
				(error: Error) => error.message
			);
}
