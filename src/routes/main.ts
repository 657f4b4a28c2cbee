/** The roof of a production process: one HTTP server in front of the REST API and the pages, built to build/server/main.js. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { getRequestListener } from '@hono/node-server';
import { readConfig, type Config } from '#server/platform/config.ts';
import { startProcess, type Process } from '#server/process.ts';
import { answerKept } from './shared-pages/front.ts';

const apiPaths = /^\/(?:api\/(?:v1|auth)|healthz|readyz|metrics|hooks|mcp)(?:[/?]|$)/;
/** A mail program unsubscribes by POST without any page; the page itself is at the same address. */
const oneClickPath = /^\/unsubscribe(?:[/?]|$)/;

// The space of short-lived objects stays as it is after the start. V8 would let it grow to three times 16 MB under load: measured
// with ten connections, that is 320 MB resident instead of 250, at the same speed.
setFlagsFromString('--semi-space-growth-factor=1');

try {
	await serve(readConfig(process.env));
} catch (error) {
	process.stderr.write(`Winnow cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

async function serve(config: Config): Promise<void> {
	const running = await startProcess(config);
	const server = config.role === 'worker' ? null : await listen(config, running);
	const stop = once(async () => {
		running.endStreams();
		await closeServer(server);
		await running.stop();
		process.exit(0);
	});
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	await sayHello(config, running, server);
}

async function listen(config: Config, running: Process): Promise<Server> {
	const secure = config.baseUrl.startsWith('https:');
	// The page handler takes scheme and host from headers; these are set below from BASE_URL, never by a client.
	process.env['PROTOCOL_HEADER'] = 'x-winnow-scheme';
	const { handler } = (await import(/* @vite-ignore */ new URL('./handler.js', import.meta.url).href)) as { handler: RequestListener };
	const api = getRequestListener(running.app.fetch);
	const server = createServer((request: IncomingMessage, response) => {
		request.headers['x-winnow-scheme'] = secure ? 'https' : 'http';
		if (isForApi(request)) void api(request, response);
		else void answerKept(running, request, response).catch(() => false).then((answered) => answered || response.headersSent || handler(request, response));
	});
	server.requestTimeout = 30_000;
	server.headersTimeout = 15_000;
	server.keepAliveTimeout = 65_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(config.port, config.host, resolve);
	});
	return server;
}

function isForApi({ method, url = '' }: IncomingMessage): boolean {
	return apiPaths.test(url) || (method === 'POST' && oneClickPath.test(url));
}

async function sayHello(config: Config, running: Process, server: Server | null): Promise<void> {
	if (!server) return void process.stdout.write('Winnow works in the background. Stop it with Ctrl+C.\n');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : config.port;
	const url = config.baseUrl.replace(/:0$/, `:${port}`);
	const isSetUp = (await running.platform.workspaceFor('')) !== null;
	process.stdout.write(`\n  Winnow is running at ${url}\n  ${isSetUp ? `Your team's screens are at ${url}/app` : `Open ${url}/setup to name your company and begin`}\n\n`);
}

/** Stops taking requests and waits for those that run; streams are ended after a short grace. */
async function closeServer(server: Server | null): Promise<void> {
	if (!server) return;
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 5_000).unref();
	await closed;
}

function once(work: () => Promise<void>): () => void {
	let begun = false;
	return () => {
		if (begun) return;
		begun = true;
		void work();
	};
}
