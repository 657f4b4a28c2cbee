import { accentStyles } from '#web/ui/text/accent.ts';
import type { RequestHandler } from './$types';

/** The workspace's accent as a stylesheet of its own: the Content-Security-Policy allows none inside the page. */
export const GET: RequestHandler = ({ url }) =>
	new Response(accentStyles(`#${url.searchParams.get('color') ?? ''}`), {
		headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' }
	});
