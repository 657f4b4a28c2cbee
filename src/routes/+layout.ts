import type { Spoken } from '#web/ui/text/spoken.ts';
import type { LayoutLoad } from './$types';

/** Without a page nothing is found or allowed, and that is said in plain HTML; the team's screens switch it on. */
export const csr = false;

/** The sentences of other languages are only in the server: no script brings them to a browser. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	spoken: import.meta.env.SSR ? (await import('./speaking/catalogues.ts')).spokenIn(data.language) : english
});

const english: Spoken = (words) => words;
