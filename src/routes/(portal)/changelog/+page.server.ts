import { labelsSeen, listEntries, markSeen, seenAt } from '#server/changelog/service.ts';
import { visitor } from '#core/access/roles.ts';
import { renderMarkdown } from '#server/platform/markdown.ts';
import { page } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

const seenCookie = 'changelog-seen';
const year = 365 * 24 * 3600;

/** So many entries stand in the pop-up of another page. */
const mostFramed = 5;

export const load: PageServerLoad = ({ locals, url, cookies }) =>
	page(async () => {
		const { context } = locals;
		const framed = url.searchParams.get('embed') === '1';
		locals.mayBeFramed = framed;
		const label = url.searchParams.get('label')?.slice(0, 40) ?? '';
		const cursor = url.searchParams.get('cursor')?.slice(0, 400);
		// Members read here what everybody reads.
		const asReader = { ...context, viewer: { ...visitor, personId: context.viewer.personId, segmentIds: context.viewer.segmentIds } };
		const [entries, labels, seen] = await Promise.all([
			listEntries(asReader, { limit: framed ? mostFramed : 10, ...(label ? { label } : {}), ...(cursor ? { cursor } : {}) }),
			labelsSeen(context.db, visitor),
			context.viewer.personId ? seenAt(context) : seenIn(cookies.get(seenCookie))
		]);
		if (context.viewer.personId) await markSeen(context);
		else cookies.set(seenCookie, context.now().toISOString(), { path: '/changelog', httpOnly: true, sameSite: 'lax', maxAge: year });
		return {
			framed,
			entries: entries.data.map((entry) => ({ ...entry, html: renderMarkdown(entry.body), isNew: seen !== null && entry.publishedAt !== null && new Date(entry.publishedAt) > seen })),
			olderHref: entries.nextCursor ? `?${new URLSearchParams({ ...(label ? { label } : {}), cursor: entries.nextCursor })}` : null,
			labels,
			label,
			url: `${context.baseUrl}/changelog`
		};
	});

function seenIn(kept: string | undefined): Date | null {
	const at = new Date(kept ?? '');
	return Number.isNaN(at.getTime()) ? null : at;
}
