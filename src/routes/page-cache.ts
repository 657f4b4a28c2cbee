import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { changesOf } from '#server/platform/live.ts';

/**
 * Pages as visitors without any cookie see them, kept until the workspace changes: every commit that records an event
 * counts, here at once and in other processes with the hint that it sends. Ten seconds bound what a lost hint or the
 * passing of time ("2 minutes ago") can do. Each answer gets a nonce of its own.
 */
type Kept = { status: number; headers: [string, string][]; parts: string[]; changes: number; until: number };

const keptFor = 10_000;
const mostPages = 400;
const largestPage = 400_000;
const kept = new Map<string, Kept>();

export function keptPage(workspaceId: WorkspaceId, url: URL): Response | null {
	const key = keyOf(workspaceId, url);
	const page = kept.get(key);
	if (!page || page.until < Date.now() || page.changes !== changesOf(workspaceId)) return null;
	return answer(page);
}

/** Keeps what a fresh rendering answered, when it may be shown to anybody. `changes` is the count before it was rendered. */
export async function keepPage(workspaceId: WorkspaceId, url: URL, response: Response, changes: number): Promise<Response> {
	if (response.status !== 200 || response.headers.has('set-cookie') || !response.headers.get('content-type')?.startsWith('text/html')) return response;
	const html = await response.text();
	const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
	if (!nonce || html.length > largestPage) return new Response(html, response);
	const headers = [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length');
	const page = { status: 200, headers: headers.map(([name, value]): [string, string] => [name, value.replace(nonce, noncePlace)]), parts: html.split(nonce), changes, until: Date.now() + keptFor };
	const key = keyOf(workspaceId, url);
	kept.delete(key);
	kept.set(key, page);
	if (kept.size > mostPages) kept.delete(kept.keys().next().value ?? '');
	return answer(page);
}

const noncePlace = '{nonce}';

function answer(page: Kept): Response {
	const nonce = randomBytes(16).toString('base64');
	return new Response(page.parts.join(nonce), {
		status: page.status,
		headers: page.headers.map(([name, value]): [string, string] => [name, value.replace(noncePlace, nonce)])
	});
}

function keyOf(workspaceId: WorkspaceId, url: URL): string {
	return `${workspaceId} ${url.pathname}${url.search}`;
}
