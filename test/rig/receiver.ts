import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedCall = { path: string; headers: IncomingHttpHeaders; body: string };
/** What a receiver answers: a status, a whole answer, or nothing ever. */
export type ReceiverAnswer = number | 'nothing' | { status?: number; headers?: Record<string, string>; body: string };

export type Receiver = {
	url: string;
	received: ReceivedCall[];
	answerWith(answer: (call: ReceivedCall) => ReceiverAnswer): void;
	close(): Promise<void>;
};

/** Another system that hears of what happens: an HTTP server on this machine that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
	const received: ReceivedCall[] = [];
	let answer: (call: ReceivedCall) => ReceiverAnswer = () => 204;
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const call = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() };
		received.push(call);
		const given = answer(call);
		if (typeof given === 'object') response.writeHead(given.status ?? 200, given.headers).end(given.body);
		else if (given !== 'nothing') response.writeHead(given).end(given >= 300 ? 'Not now, thank you.' : '');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		answerWith: (next) => void (answer = next),
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
