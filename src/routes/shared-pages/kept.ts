import type { Role } from '#core/access/roles.ts';
import type { SegmentId, WorkspaceId } from '#core/kernel/ids.ts';
import type { Language } from '#core/kernel/languages.ts';
import { cookieNamed } from '#server/platform/http/cookies.ts';
import { changesOf } from '#server/platform/live.ts';
import { untilChange } from '#server/platform/until-change.ts';
import { themeIn } from '../theme.ts';
import { readShared, sizeOfPage, type SharedPage } from './rendered.ts';

/** Which page, of which workspace, in which language, for people of which role, segments and choice of theme. */
export type Place = { workspaceId: WorkspaceId; address: string; language: Language; role: Role | null; segmentIds: readonly SegmentId[]; cookies: string | null };

const pages = untilChange<SharedPage>({ milliseconds: 10_000, most: 24_000_000, sizeOf: sizeOfPage, oftenest: 4 });
const rendering = new Map<string, { changes: number; page: Promise<SharedPage> }>();

/** Set for a moment after a form was sent: whoever wrote something sees it at once, however busy the workspace is. */
export const wroteCookie = { name: 'winnow-wrote', seconds: 2 };

/** The page as it was rendered last, while it may be shown. */
export function findPage(place: Place): SharedPage | undefined {
	const key = keyOf(place);
	return cookieNamed(wroteCookie.name, place.cookies) ? pages.find(place.workspaceId, key) : pages.findRecent(place.workspaceId, key);
}

/** The page, rendered when it must be; those who ask for it meanwhile wait for the same rendering. */
export async function pageAt(place: Place, render: () => Promise<Response>): Promise<SharedPage> {
	const known = findPage(place);
	if (known) return known;
	const key = `${place.workspaceId} ${keyOf(place)}`;
	const changes = changesOf(place.workspaceId);
	const begun = rendering.get(key);
	if (begun?.changes === changes) return begun.page;
	const page = render().then(readShared);
	rendering.set(key, { changes, page });
	try {
		const made = await page;
		if (mayBeKept(made)) pages.keep(place.workspaceId, keyOf(place), made, changes);
		return made;
	} finally {
		if (rendering.get(key)?.page === page) rendering.delete(key);
	}
}

/** A page with a nonce is for one answer alone. */
function mayBeKept({ status, headers }: SharedPage): boolean {
	const header = new Headers(headers);
	return status === 200 && Boolean(header.get('content-type')?.startsWith('text/html')) && !header.get('content-security-policy')?.includes("'nonce-");
}

function keyOf({ address, language, role, segmentIds, cookies }: Place): string {
	return `${language} ${role ?? 'anybody'} ${segmentIds.join()} ${themeIn(cookieNamed('theme', cookies))} ${address}`;
}
