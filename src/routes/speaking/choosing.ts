import { languageFrom, languageOf, type Language } from '#core/kernel/languages.ts';
import { workspaceLanguage } from '#server/people/service.ts';
import type { Context } from '#server/platform/context.ts';
import { acceptedLanguage } from '#server/platform/http/accepted-language.ts';
import { cookieNamed } from '#server/platform/http/cookies.ts';

/** Keeps the language that somebody chose in the menu of the portal, for this browser. */
export const languageCookie = 'winnow-language';

/** What a request says of its reader. `address` is the path with its question. */
export type Asked = { address: string; cookies: string | null; accepted: string | null };

/**
 * The language of a public page: what its address asks for, else what was chosen in this browser, else what the person
 * who is signed in reads, else what the browser prefers, else the workspace's own.
 */
export async function chooseLanguage(context: Context, { address, cookies, accepted }: Asked): Promise<Language> {
	const known = languageFrom([askedBy(address), cookieNamed(languageCookie, cookies), context.viewer.language]);
	return known ?? acceptedLanguage(accepted) ?? workspaceLanguage(context);
}

function askedBy(address: string): Language | null {
	return languageOf(/[?&]lang=([^&#]*)/.exec(address)?.[1]);
}

/** What a page is before a workspace is there to have a language: the first page of all. */
export function firstLanguage({ address, accepted }: Asked): Language {
	return askedBy(address) ?? acceptedLanguage(accepted) ?? 'en';
}
