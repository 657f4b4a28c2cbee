import { runningProcess } from '#server/process.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(`User-agent: *\nDisallow: /app\nDisallow: /api/v1\nDisallow: /sign-in\nSitemap: ${runningProcess().platform.config.baseUrl}/sitemap.xml\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
