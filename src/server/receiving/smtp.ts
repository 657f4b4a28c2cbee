import { once } from 'node:events';
import { isIP, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Refusal } from '#core/kernel/problem.ts';
import type { Platform } from '../platform/platform.ts';
import { largestMail, receiveMail, recipientAt } from './service.ts';

export type Receiver = { port: number; close(): Promise<void> };

const mostConnections = 50;
const mostRecipients = 20;
/** A client that says nothing for so long is let go: milliseconds. */
const idle = 60_000;

/**
 * Listens for mail by SMTP (RFC 5321), to our own addresses alone. A mail is acknowledged once what it means is
 * committed; what may pass later is answered with 451, and the server that brought it tries again.
 */
export async function startReceiver(platform: Platform, { host, port }: { host: string; port: number }): Promise<Receiver> {
	const server = new SMTPServer({
		name: platform.config.mailDomain,
		banner: 'Winnow',
		size: largestMail,
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		maxClients: mostConnections,
		socketTimeout: idle,
		closeTimeout: 5_000,
		onRcptTo: ({ address }, session, callback) => void acceptRecipient(platform, address, session).then(callback),
		onData: (stream, session, callback) => void take(platform, stream, session).then((said) => (said instanceof Error ? callback(said) : callback(null, said)))
	});
	server.on('error', (error) => platform.log.debug({ err: error }, 'A mail server hung up.'));
	const failed = new Promise<never>((_, reject) => server.server.once('error', (error) => reject(new Error(`SMTP_LISTEN cannot be opened: ${error.message}`))));
	server.listen(port, isIP(host) || host ? host : undefined);
	await Promise.race([once(server.server, 'listening'), failed]);
	failed.catch(() => {});
	return { port: (server.server.address() as AddressInfo).port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function acceptRecipient(platform: Platform, address: string, session: SMTPServerSession): Promise<Error | null> {
	if (session.envelope.rcptTo.length >= mostRecipients) return answer(452, 'Too many recipients in one mail.');
	try {
		return (await recipientAt(platform, address)) ? null : answer(550, '5.1.1 There is no such address here.');
	} catch (error) {
		return laterBecause(platform, error);
	}
}

async function take(platform: Platform, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | string> {
	try {
		const raw = await readWhole(stream);
		if (!raw) return answer(552, `5.3.4 A mail may have at most ${largestMail} bytes.`);
		const outcome = await receiveMail(platform, { raw, to: session.envelope.rcptTo.map(({ address }) => address) });
		return `Taken: ${outcome}.`;
	} catch (error) {
		if (error instanceof Refusal && error.status < 500 && error.status !== 429) return answer(554, `5.6.0 ${error.message}`);
		return laterBecause(platform, error);
	}
}

/** Null for one that is too large, which is read to its end all the same: that is where the answer is heard. */
async function readWhole(stream: SMTPServerDataStream): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= largestMail) chunks.push(chunk);
	}
	return size > largestMail || stream.sizeExceeded ? null : Buffer.concat(chunks);
}

function laterBecause(platform: Platform, error: unknown): Error {
	if (error instanceof Refusal && error.status === 429) return answer(451, `4.7.1 ${error.message}`);
	platform.log.error({ err: error }, 'A mail could not be taken in.');
	return answer(451, '4.3.0 Something went wrong on our side. Please try again later.');
}

function answer(responseCode: number, text: string): Error {
	return Object.assign(new Error(text), { responseCode });
}
