import { lineOf, type PostLine } from '#core/posts/portal.ts';
import { filtersIn, hrefOf, type PostFilters } from '#web/posts/filters.ts';
import { statusNameIn } from '#core/boards/languages/catalogue.ts';
import { listStatuses, listTags } from '#server/boards/service.ts';
import { plainExcerpt } from '#server/platform/markdown.ts';
import type { Context } from '#server/platform/context.ts';
import { listPosts } from '#server/posts/service.ts';
import { postIn } from '../speaking/names.ts';

const rows = 20;

export type Listing = {
	posts: PostLine[];
	nextHref: string | null;
	/** Other words that were searched as well, and the address of a search for them alone. */
	meant: { words: string; href: string } | null;
	filters: PostFilters;
	statuses: { key: string; name: string }[];
	tags: { name: string }[];
};

/** One page of a list as the portal shows it, from its address alone. */
export async function readListing(context: Context, url: URL, board?: string): Promise<Listing> {
	const language = context.language ?? 'en';
	const filters = filtersIn(url.searchParams);
	const cursor = url.searchParams.get('cursor')?.slice(0, 400);
	const [page, statuses, tags] = await Promise.all([
		listPosts(context, {
			limit: rows,
			// A search goes by how well it matches until another order is chosen.
			...(filters.q && filters.sort === 'demand' ? {} : { sort: filters.sort }),
			...(board ? { board } : {}),
			...(filters.status ? { status: filters.status } : {}),
			...(filters.tag ? { tag: filters.tag } : {}),
			...(filters.q ? { q: filters.q } : {}),
			...(cursor ? { cursor } : {})
		}),
		listStatuses(context, { limit: 20 }),
		listTags(context, { limit: 40 })
	]);
	return {
		posts: page.data.map((post) => ({ ...lineOf(postIn(language, post), plainExcerpt(post.body, 160)), voted: `voted ${post.number}` as const })),
		nextHref: page.nextCursor ? withCursor(hrefOf(url.pathname, filters), page.nextCursor) : null,
		meant: page.didYouMean ? { words: page.didYouMean, href: hrefOf(url.pathname, { ...filters, q: page.didYouMean }) } : null,
		filters,
		statuses: statuses.data.map((status) => ({ key: status.key, name: statusNameIn(language, status) })),
		tags: tags.data.map(({ name }) => ({ name }))
	};
}

function withCursor(href: string, cursor: string): string {
	return `${href}${href.includes('?') ? '&' : '?'}cursor=${cursor}`;
}
