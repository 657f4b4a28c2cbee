import { createHash } from 'node:crypto';
import script from './popup.js?raw';
import type { RequestHandler } from './$types';

const etag = `"${createHash('sha256').update(script).digest('hex').slice(0, 16)}"`;

/** What other pages include to show the changelog in a pop-up. */
export const GET: RequestHandler = ({ request }) => {
	const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin', etag };
	return request.headers.get('if-none-match') === etag ? new Response(null, { status: 304, headers }) : new Response(script, { headers });
};
