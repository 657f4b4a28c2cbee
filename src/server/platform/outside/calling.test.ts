import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAllowed } from './addresses.ts';
import { makeCaller } from './calling.ts';

let server: Server;
let port: number;
const reached: string[] = [];
beforeAll(async () => {
	server = createServer((request, response) => {
		reached.push(`${request.socket.localAddress} ${request.url}`);
		if (request.url === '/silent') return;
		if (request.url === '/moved') response.writeHead(302, { location: '/other' });
		response.end(request.url === '/endless' ? 'x'.repeat(1_000_000) : 'a\0b');
	});
	await new Promise<void>((ready) => server.listen(0, '0.0.0.0', ready));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const callTo = (host: string, path = '/', timeout = 5_000) => ({ url: `http://${host}:${port}${path}`, headers: {}, body: '{}', timeout });
const local = makeCaller(readAllowed(['127.0.0.1']));

test('what the operator allows is called, and control characters of the answer are dropped', async () => {
	expect(await local(callTo('127.0.0.1'))).toEqual({ status: 200, text: 'a b' });
});

test('what is not allowed is never reached', async () => {
	const before = reached.length;
	const answers = await Promise.all(['127.0.0.2', '2130706434', 'localhost'].map((host) => makeCaller(readAllowed([]))(callTo(host))));
	const secure = await makeCaller(readAllowed([]))({ ...callTo('127.0.0.2'), url: `https://127.0.0.2:${port}/` });
	expect([...answers, secure].map(({ status }) => status)).toEqual([null, null, null, null]);
	expect(reached.length).toBe(before);
});

test('a name that resolves elsewhere the second time is asked once', async () => {
	const answers = [['127.0.0.3'], ['127.0.0.1']];
	const caller = makeCaller(readAllowed(['127.0.0.3']), async () => answers.shift() ?? []);
	expect((await caller(callTo('rebinding.example', '/pinned'))).status).toBe(200);
	expect(reached.at(-1)).toBe('127.0.0.3 /pinned');
	expect(answers).toHaveLength(1);
});

test('a name with one private address among its public ones is refused', async () => {
	const caller = makeCaller(readAllowed([]), async () => ['93.184.216.34', '10.0.0.1']);
	expect((await caller({ ...callTo('mixed.example'), url: 'https://mixed.example/' })).text).toContain('private network');
});

test('a redirect is not followed', async () => {
	expect((await local(callTo('127.0.0.1', '/moved'))).status).toBe(302);
	expect(reached.at(-1)).toBe('127.0.0.1 /moved');
});

test('of a long answer the beginning is kept', async () => {
	const { status, text } = await local(callTo('127.0.0.1', '/endless'));
	expect([status, text.length]).toEqual([200, 1024]);
});

test('who does not answer is given up, and so is a name server', async () => {
	expect(await local(callTo('127.0.0.1', '/silent', 200))).toEqual({ status: null, text: 'It did not answer within 0.2 seconds.' });
	const stuck = makeCaller(readAllowed([]), () => new Promise(() => {}));
	expect((await stuck({ ...callTo('stuck.example', '/', 200), url: 'https://stuck.example/' })).status).toBeNull();
});
