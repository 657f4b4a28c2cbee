import { parseAccept } from 'hono/utils/accept';
import { languageFrom, type Language } from '#core/kernel/languages.ts';

const longest = 1_000;

/** The language that a browser likes best among those spoken here, by its Accept-Language (RFC 9110, 12.5.4); null where it likes none. */
export function acceptedLanguage(header: string | null | undefined): Language | null {
	if (!header || header.length > longest) return null;
	const liked = parseAccept(header).filter(({ q }) => q > 0);
	return languageFrom(liked.sort((a, b) => b.q - a.q).map(({ type }) => type));
}
