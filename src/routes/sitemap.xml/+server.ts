import { visitor } from '#core/access/roles.ts';
import { publishedEntries } from '#server/changelog/service.ts';
import { visiblePosts, pathOf } from '#server/posts/service.ts';
import { visibleRoadmaps } from '#server/roadmap/service.ts';
import type { RequestHandler } from './$types';

const most = 20_000;

/** Every roadmap, request and entry of the changelog that anybody may read, the newest requests first. */
export const GET: RequestHandler = async ({ locals: { context } }) => {
	const posts = await visiblePosts(context.db, visitor)
		.clearSelect()
		.select(['p.number', 'p.slug', 'p.updated_at'])
		.where('p.merged', '=', false)
		.orderBy('p.post_id', 'desc')
		.limit(most)
		.execute();
	const roadmaps = await visibleRoadmaps(context.db, visitor).select(['slug', 'updated_at']).orderBy('roadmap_id').limit(100).execute();
	const told = await publishedEntries(context.db, 1000);
	const pages = [...roadmaps.map((roadmap) => ({ path: `/roadmap/${roadmap.slug}`, at: roadmap.updated_at })), ...told.map((entry) => ({ path: `/changelog/${entry.slug}`, at: entry.updated_at })), ...posts.map((post) => ({ path: pathOf(post), at: post.updated_at }))];
	const entries = pages.map(({ path, at }) => `<url><loc>${context.baseUrl}${path}</loc><lastmod>${at.toISOString()}</lastmod></url>`);
	const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`;
	return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' } });
};
