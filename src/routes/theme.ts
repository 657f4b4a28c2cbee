export type Theme = 'system' | 'light' | 'dark';

/** The theme that a browser keeps for somebody, as its cookie says it. */
export function themeIn(cookie: string | undefined): Theme {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}
