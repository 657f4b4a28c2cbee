import { redirect } from '@sveltejs/kit';
import { localPath } from '#core/people/sign-in.ts';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 3600;

/** Keeps the theme somebody chose and goes back to where they were; readable by nobody but the server. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const theme = (await request.formData()).get('theme');
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	if (theme === 'light' || theme === 'dark') cookies.set('theme', theme, { ...options, maxAge: year });
	else cookies.delete('theme', options);
	redirect(303, cameFrom(request.headers.get('referer'), url));
};

function cameFrom(referer: string | null, url: URL): string {
	const from = referer !== null && URL.canParse(referer) ? new URL(referer) : null;
	return from?.host === url.host ? localPath(from.pathname + from.search, '/') : '/';
}
