import type { Viewer } from '#core/access/roles.ts';
import { Refusal } from '#core/kernel/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write that leans on the session cookie must come from our own pages; a key in a header cannot be ridden. */
export function checkOrigin(request: Request, viewer: Viewer, baseUrl: string): void {
	if (safeMethods.has(request.method) || viewer.via !== 'session') return;
	const origin = request.headers.get('origin');
	const own = [new URL(baseUrl).host, request.headers.get('host')];
	const from = origin && URL.canParse(origin) ? new URL(origin).host : null;
	if (from === null ? request.headers.get('sec-fetch-site') !== 'same-origin' : !own.includes(from)) {
		throw new Refusal('bad-origin', 'This request came from another site, so it was refused.');
	}
}
