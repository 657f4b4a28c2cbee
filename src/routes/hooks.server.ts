import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { uuidv7 } from 'uuidv7';
import { compressed } from './compress.ts';
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
	if (import.meta.env.DEV && event.url.pathname.startsWith('/api/')) return app.fetch(event.request);
	const workspaceId = await platform.workspaceFor(event.url.hostname);
	if (workspaceId) {
		const viewer = await identify(platform, workspaceId, event.request.headers);
		event.locals.context = contextFor(platform, workspaceId, viewer, uuidv7());
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace(/%winnow\.(lang|dir|theme)%/g, (_, part: string) => frameOf(event.cookies.get('theme'))[part] ?? '')
	});
	for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
	return compressed(event.request, response);
};

const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

function frameOf(theme: string | undefined): Record<string, string> {
	return { lang: 'en', dir: 'ltr', theme: theme === 'light' || theme === 'dark' ? theme : 'system' };
}

export const handleError: HandleServerError = ({ error, event }) => {
	const requestId = event.locals.context?.requestId ?? uuidv7();
	runningProcess().platform.log.error({ err: error, requestId }, 'A page failed unexpectedly.');
	return { message: 'Something went wrong on our side. Nothing was lost; please try again.', requestId };
};
