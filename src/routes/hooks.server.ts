import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { uuidv7 } from 'uuidv7';
import { directionOf, type Language } from '#core/kernel/languages.ts';
import { startAgain } from '#server/again.ts';
import { readConfig } from '#server/platform/config.ts';
import { contextFor } from '#server/platform/platform.ts';
import { identify } from '#server/people/identify.ts';
import { runningProcess } from '#server/process.ts';
import { compressed } from './compress.ts';
import { answerAlone, answerTo, isShared, type Answered, type Asking } from './shared-pages/answering.ts';
import { anybodyLike } from './shared-pages/audience.ts';
import { pageAt, wroteCookie } from './shared-pages/kept.ts';
import { readShared, type SharedPage } from './shared-pages/rendered.ts';
import { chooseLanguage, firstLanguage } from './speaking/choosing.ts';
import { sayRefusal } from './speaking/refusing.ts';
import { themeIn } from './theme.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

/** Pages that do not depend on who looks, but for questions. */
const sharedRoutes = new Set(['/(portal)', '/(portal)/boards/[slug]', '/(portal)/posts/[number]/[slug]', '/(portal)/roadmap', '/(portal)/roadmap/[slug]']);

/** In production src/routes/main.ts has started everything; `vite dev` starts it here, again after each change of the server's code. */
export const init: ServerInit = async () => {
	if (import.meta.env.DEV) await startAgain(readConfig(process.env));
};

export const handle: Handle = async ({ event, resolve }) => {
	const { platform, app } = runningProcess();
	if (import.meta.env.DEV && isForApi(event.request.method, event.url.pathname)) return app.fetch(event.request);
	const workspaceId = await platform.workspaceFor(event.url.hostname);
	event.locals.language = firstLanguage(askedFor(event));
	if (!workspaceId) return answersBeforeSetUp(event.route.id) ? compressed(event.request, finish(await render(event, resolve))) : toSetUp();
	const viewer = await identify(platform, workspaceId, event.request.headers);
	const clientAddress = platform.clientAddress(event.getClientAddress(), event.request.headers.get('x-forwarded-for'));
	event.locals.context = { ...contextFor(platform, workspaceId, viewer, uuidv7()), clientAddress };
	await speakTo(event);
	if (!event.route.id?.startsWith('/(portal)') || event.isDataRequest) return compressed(event.request, finish(await render(event, resolve)));
	return isShared(viewer) && event.request.method === 'GET' && sharedRoutes.has(event.route.id) ? shared(event, resolve) : personal(event, resolve);
};

/** Public pages speak the language of their reader, the team's screens English. */
async function speakTo(event: RequestEvent): Promise<void> {
	const { locals, route, url } = event;
	const isPublic = /^\/\((portal|auth)\)/.test(route.id ?? '') || (route.id === null && !url.pathname.startsWith('/app'));
	locals.language = isPublic ? await chooseLanguage(locals.context, askedFor(event)) : 'en';
	if (isPublic) locals.context.language = locals.language;
}

function askedFor({ url, request: { headers } }: RequestEvent) {
	return { address: url.pathname + url.search, cookies: headers.get('cookie'), accepted: headers.get('accept-language') };
}

/** Rendered for nobody in particular: what it says of whoever looks is only questions, see shared-pages. */
async function shared(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const asking = askingOf(event);
	const { workspaceId, viewer } = asking.context;
	const page = await pageAt({ workspaceId, address: event.url.pathname + event.url.search, language: event.locals.language, role: viewer.role, segmentIds: viewer.segmentIds, cookies: asking.cookies }, () =>
		asAnybody(event, async () => finish(await render(event, resolve)))
	);
	const answered = await answerTo(page, asking);
	return answered ? responseOf(page, answered) : personal(event, resolve);
}

/** While this renders, it can learn nothing of who asked but their role, their language and their theme. */
async function asAnybody<T>({ locals, cookies }: RequestEvent, work: () => Promise<T>): Promise<T> {
	const { context } = locals;
	const { get, getAll } = cookies;
	locals.context = { ...context, viewer: anybodyLike(context.viewer) };
	Object.assign(cookies, { get: (name: string) => (name === 'theme' ? get(name) : undefined), getAll: () => [] });
	try {
		return await work();
	} finally {
		locals.context = context;
		Object.assign(cookies, { get, getAll });
	}
}

async function personal(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const response = finish(await render(event, resolve));
	if (event.request.method === 'POST') response.headers.append('set-cookie', `${wroteCookie.name}=1; Path=/; Max-Age=${wroteCookie.seconds}; HttpOnly; SameSite=Lax`);
	if (!response.headers.get('content-type')?.startsWith('text/html')) return compressed(event.request, response);
	const page = await readShared(response);
	const sent = responseOf(page, await answerAlone(page, askingOf(event)));
	for (const cookie of response.headers.getSetCookie()) sent.headers.append('set-cookie', cookie);
	return sent;
}

function askingOf({ locals, request: { headers } }: RequestEvent): Asking {
	return { context: locals.context, cookies: headers.get('cookie'), accepted: headers.get('accept-encoding') };
}

function responseOf({ status }: SharedPage, { headers, body }: Answered): Response {
	return new Response(body as Buffer<ArrayBuffer>, { status, headers });
}

/** Before set-up there is nothing else to show. */
function answersBeforeSetUp(route: string | null): boolean {
	return route !== null && /^\/(\(auth\)\/setup|theme|ui)(\/|$)/.test(route);
}

function toSetUp(): Response {
	return finish(new Response(null, { status: 303, headers: { location: '/setup' } }));
}

function render(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const { language } = event.locals;
	const frame: Record<string, string> = { lang: language, dir: directionOf(language), theme: themeIn(event.cookies.get('theme')) };
	return Promise.resolve(
		resolve(event, { transformPageChunk: ({ html }) => html.replace(/%winnow\.(lang|dir|theme)%/g, (_, part: string) => frame[part] ?? '') })
	).then((response) => inLanguage(event.locals.mayBeFramed ? framed(response) : response, language));
}

/** What stands at one address differs by who asks, and a cache between must know. */
function inLanguage(response: Response, language: Language): Response {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	response.headers.set('content-language', language);
	response.headers.append('vary', 'accept-language, cookie');
	return response;
}

/** What is public and made to stand inside other pages may; nothing else does, because a page in a frame can be clicked unseen. */
function framed(response: Response): Response {
	const policy = response.headers.get('content-security-policy') ?? '';
	response.headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
	return response;
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

/** What a page meant to say (a refusal, nothing at this address) is shown as it is; only what nobody foresaw is logged and hidden. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const requestId = event.locals.context?.requestId ?? uuidv7();
	const { language } = event.locals;
	if (kind === 'framework' && error.status === 404) return { message: sayRefusal(language, 'There is no page at this address.'), requestId };
	if (kind !== 'unknown') return { message: sayRefusal(language, error.message), requestId };
	runningProcess().platform.log.error({ err: error, requestId }, 'A page failed unexpectedly.');
	return { message: sayRefusal(language, 'Something went wrong on our side. Nothing was lost; please try again.'), requestId };
};
