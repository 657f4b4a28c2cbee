import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { untilChange } from '#server/platform/until-change.ts';

/** Pages as visitors without any cookie see them, kept until the workspace changes. A page with a nonce gets a new one in each answer. */
type KeptPage = { headers: [string, string][]; parts: string[] };

const pages = untilChange<KeptPage>({
	milliseconds: 10_000,
	most: 24_000_000,
	sizeOf: ({ parts }) => parts.reduce((sum, part) => sum + part.length, 1_000)
});
const noncePlace = '{nonce}';

export function keptPage(workspaceId: WorkspaceId, url: URL): Response | null {
	const page = pages.find(workspaceId, url.pathname + url.search);
	return page ? answer(page) : null;
}

/** Keeps what a fresh rendering answered, when it may be shown to anybody. `changes` is the count before it was rendered. */
export async function keepPage(workspaceId: WorkspaceId, url: URL, response: Response, changes: number): Promise<Response> {
	if (response.status !== 200 || response.headers.has('set-cookie') || !response.headers.get('content-type')?.startsWith('text/html')) return response;
	if (response.headers.get('cache-control')?.includes('no-store')) return response;
	const html = await response.text();
	const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
	const headers = [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length');
	const page: KeptPage = { headers: headers.map(([name, value]) => [name, nonce ? value.replace(nonce, noncePlace) : value]), parts: nonce ? html.split(nonce) : [html] };
	pages.keep(workspaceId, url.pathname + url.search, page, changes);
	return answer(page);
}

function answer(page: KeptPage): Response {
	const nonce = randomBytes(16).toString('base64');
	const headers = page.headers.map(([name, value]): [string, string] => [name, value.replace(noncePlace, nonce)]);
	return new Response(page.parts.join(nonce), { status: 200, headers });
}
