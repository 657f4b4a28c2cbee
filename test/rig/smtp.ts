import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * What the server answers to one recipient: takes the mail, names a code, hangs up in the middle of the letter or, having
 * taken it whole, before it says so; or says so only after some time, in milliseconds.
 */
export type Answer = 'take' | 'drop' | 'take-and-drop' | { stall: number } | Refused;
type Refused = { code: number; text: string; at?: 'recipient' | 'letter' };

export type ReceivedMail = { to: string[]; from: string; raw: string; messageId: string };

export type FakeSmtp = {
	url: string;
	/** Every letter that was taken to its end, repeats included. */
	received: ReceivedMail[];
	/** What each next recipient is answered; taken mails by default. */
	answerWith(answer: (recipient: string) => Answer): void;
	/** The mails to one address as a recipient's program reads them. */
	mailsTo(address: string): Promise<ParsedMail[]>;
	close(): Promise<void>;
};

/** A mail server that speaks the real protocol and delivers to memory. `delay` is how long it thinks about each letter, in milliseconds. */
export async function startSmtp({ delay = 0 }: { delay?: number } = {}): Promise<FakeSmtp> {
	const received: ReceivedMail[] = [];
	let answer: (recipient: string) => Answer = () => 'take';
	const sockets = new Map<number, Socket>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		onRcptTo({ address }, _session, callback) {
			const given = answer(address);
			if (isRefusal(given) && given.at !== 'letter') return callback(refusal(given));
			callback();
		},
		onData(stream, session, callback) {
			const to = session.envelope.rcptTo.map((recipient) => recipient.address);
			const given = answer(to[0] ?? '');
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				if (given === 'drop') return void sockets.get(session.remotePort)?.destroy();
				if (isRefusal(given)) return callback(refusal(given));
				const raw = Buffer.concat(chunks).toString('utf8');
				const messageId = /^Message-ID:\s*(\S+)/im.exec(raw)?.[1] ?? '';
				const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
				received.push({ to, from, raw, messageId });
				if (given === 'take-and-drop') return void sockets.get(session.remotePort)?.destroy();
				setTimeout(callback, typeof given === 'object' ? given.stall : delay);
			});
		}
	});
	server.on('error', () => {
		// Clients that are killed hang up in the middle; that is what some tests are about.
	});
	server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		answerWith: (next) => (answer = next),
		mailsTo: (address) => Promise.all(received.filter((mail) => mail.to.includes(address)).map((mail) => simpleParser(mail.raw))),
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
}

function isRefusal(given: Answer): given is Refused {
	return typeof given === 'object' && 'code' in given;
}

function refusal({ code, text }: { code: number; text: string }): Error {
	return Object.assign(new Error(text), { responseCode: code });
}
