import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { uuidv7 } from 'uuidv7';
import { visitor } from '#core/access/roles.ts';
import { changesOf } from '#server/platform/live.ts';
import { compressed } from './compress.ts';
import { keepPage, keptPage } from './page-cache.ts';
import { readConfig } from '#server/platform/config.ts';
import { contextFor } from '#server/platform/platform.ts';
import { identify } from '#server/people/identify.ts';
import { runningProcess, startProcess } from '#server/process.ts';

/** In production src/routes/main.ts has started everything; `vite dev` starts it here. */
export const init: ServerInit = async () => {
	if (import.meta.env.DEV) await startProcess(readConfig(process.env));
};

export const handle: Handle = async ({ event, resolve }) => {
	const { platform, app } = runningProcess();
	if (import.meta.env.DEV && isForApi(event.request.method, event.url.pathname)) return app.fetch(event.request);
	const workspaceId = await platform.workspaceFor(event.url.hostname);
	if (!workspaceId) return answersBeforeSetUp(event.route.id) ? compressed(event.request, finish(await render(event, resolve))) : toSetUp();
	const forAnybody = event.request.method === 'GET' && !event.request.headers.has('cookie') && event.route.id?.startsWith('/(portal)');
	const known = forAnybody ? keptPage(workspaceId, event.url) : null;
	if (known) return compressed(event.request, known);
	const changes = changesOf(workspaceId);
	const viewer = forAnybody ? visitor : await identify(platform, workspaceId, event.request.headers);
	const clientAddress = platform.clientAddress(event.getClientAddress(), event.request.headers.get('x-forwarded-for'));
	event.locals.context = { ...contextFor(platform, workspaceId, viewer, uuidv7()), clientAddress };
	const response = finish(await render(event, resolve));
	return compressed(event.request, forAnybody ? await keepPage(workspaceId, event.url, response, changes) : response);
};

/** Before set-up there is nothing else to show. */
function answersBeforeSetUp(route: string | null): boolean {
	return route !== null && /^\/(\(auth\)\/setup|theme|ui)(\/|$)/.test(route);
}

function toSetUp(): Response {
	return finish(new Response(null, { status: 303, headers: { location: '/setup' } }));
}

function render(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	const frame = frameOf(event.cookies.get('theme'));
	return Promise.resolve(
		resolve(event, { transformPageChunk: ({ html }) => html.replace(/%winnow\.(lang|dir|theme)%/g, (_, part: string) => frame[part] ?? '') })
	);
}

function finish(response: Response): Response {
	for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
	return response;
}

/** In production src/routes/main.ts decides this before any page is asked. */
function isForApi(method: string, path: string): boolean {
	return /^\/api\/(v1|auth)\//.test(path) || (method === 'POST' && path === '/unsubscribe');
}

const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

function frameOf(theme: string | undefined): Record<string, string> {
	return { lang: 'en', dir: 'ltr', theme: theme === 'light' || theme === 'dark' ? theme : 'system' };
}

/** What a page meant to say (a refusal, nothing at this address) is shown as it is; only what nobody foresaw is logged and hidden. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const requestId = event.locals.context?.requestId ?? uuidv7();
	if (kind !== 'unknown') return { requestId };
	runningProcess().platform.log.error({ err: error, requestId }, 'A page failed unexpectedly.');
	return { message: 'Something went wrong on our side. Nothing was lost; please try again.', requestId };
};
