/** The one way to call an address that somebody gave us: it resolves once, refuses what is not public, and goes where it resolved to. */
import { lookup as lookUp } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isAllowed, isPublic, type Allowed } from './addresses.ts';

export type Resolve = (host: string) => Promise<string[]>;
/** Without a body it is a GET. `kept`: so many bytes of the answer are kept, 1 024 unless it says so. */
export type Call = { url: string; headers: Record<string, string>; body: string | null; kept?: number; /** In milliseconds, over all. */ timeout: number };
export type Caller = (call: Call) => Promise<CallAnswer>;
/** `text` is the beginning of what was answered; where nothing answered, `status` is null and `text` says why. */
export type CallAnswer = { status: number | null; text: string };

const mostRead = 65_536;
const mostKept = 1_024;

const resolveAll: Resolve = async (host) => (await lookUp(host, { all: true })).map(({ address }) => address);

/** Calls an outside address. Never throws: what went wrong is in the answer. Redirects are answers like any other. */
export function makeCaller(allowed: Allowed, resolve: Resolve = resolveAll): Caller {
	return async (call) => {
		const signal = AbortSignal.timeout(call.timeout);
		try {
			const url = new URL(call.url);
			const addresses = await beforeEnd(signal, vettedAddresses(url, allowed, resolve));
			return await send(url, addresses, call, signal);
		} catch (error) {
			return { status: null, text: signal.aborted ? `It did not answer within ${call.timeout / 1000} seconds.` : sentenceOf(error) };
		}
	};
}

class Refused extends Error {}

/** Every address of the host, or a refusal when a single one may not be called: which of them is taken is not ours to know. */
async function vettedAddresses(url: URL, allowed: Allowed, resolve: Resolve): Promise<string[]> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const addresses = isIP(host) ? [host] : await resolve(host);
	const isNamed = (address: string) => allowed.hosts.has(host) || isAllowed(allowed, address);
	if (addresses.length === 0) throw new Refused('The host has no address.');
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && addresses.every(isNamed))) throw new Refused('Only https addresses are called.');
	if (!addresses.every((address) => isNamed(address) || isPublic(address))) throw new Refused('The host is inside a private network, and is not called.');
	return addresses;
}

function send(url: URL, addresses: string[], { headers, body, kept = mostKept }: Call, signal: AbortSignal): Promise<CallAnswer> {
	const request = url.protocol === 'https:' ? secureRequest : plainRequest;
	return new Promise((answer, fail) => {
		// An agent would keep connections, and hand one on to a host that resolves elsewhere by now.
		const sent = request(url, { method: body === null ? 'GET' : 'POST', headers, signal, agent: false, lookup: pinnedTo(addresses) }, (response) => {
			readBeginning(response, kept).then((text) => answer({ status: response.statusCode ?? null, text }), fail);
		});
		sent.on('error', fail);
		sent.end(body ?? undefined);
	});
}

function pinnedTo(addresses: string[]): LookupFunction {
	const known = addresses.map((address) => ({ address, family: isIP(address) }));
	return (_, options, done) => (options.all ? done(null, known) : done(null, known[0]!.address, known[0]!.family));
}

async function readBeginning(response: IncomingMessage, kept: number): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= mostRead) break;
	}
	return Buffer.concat(chunks).subarray(0, kept).toString().replace(/\p{Cc}/gu, ' ');
}

function beforeEnd<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
	return Promise.race([work, new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true }))]);
}

function sentenceOf(error: unknown): string {
	if (error instanceof Refused) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
	return `It could not be reached (${code}).`;
}
