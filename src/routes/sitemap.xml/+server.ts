import { visitor } from '#core/access/roles.ts';
import { visiblePosts, pathOf } from '#server/posts/service.ts';
import type { RequestHandler } from './$types';

const most = 20_000;

/** Every request that anybody may read, the newest first. */
export const GET: RequestHandler = async ({ locals: { context } }) => {
	const posts = await visiblePosts(context.db, visitor)
		.clearSelect()
		.select(['p.number', 'p.slug', 'p.updated_at'])
		.where('p.merged', '=', false)
		.orderBy('p.post_id', 'desc')
		.limit(most)
		.execute();
	const entries = posts.map((post) => `<url><loc>${context.baseUrl}${pathOf(post)}</loc><lastmod>${post.updated_at.toISOString()}</lastmod></url>`);
	const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`;
	return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' } });
};
