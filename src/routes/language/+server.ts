import { redirect } from '@sveltejs/kit';
import { languageOf } from '#core/kernel/languages.ts';
import { localPath } from '#core/people/sign-in.ts';
import { learnLanguage } from '#server/people/service.ts';
import { languageCookie } from '../speaking/choosing.ts';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 3600;

/** Keeps the language somebody chose for this browser, and for what they are sent if nothing was known of that; goes back to where they were. */
export const POST: RequestHandler = async ({ request, cookies, url, locals: { context } }) => {
	const language = languageOf(String((await request.formData()).get('language') ?? ''));
	if (language) cookies.set(languageCookie, language, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: year });
	if (context?.viewer.personId) await learnLanguage({ ...context, language }, context.viewer.personId);
	redirect(303, cameFrom(request.headers.get('referer'), url));
};

/** Where they were, without the language that its address may have asked for. */
function cameFrom(referer: string | null, url: URL): string {
	const from = referer !== null && URL.canParse(referer) ? new URL(referer) : null;
	if (from?.host !== url.host) return '/';
	from.searchParams.delete('lang');
	return localPath(from.pathname + from.search, '/');
}
