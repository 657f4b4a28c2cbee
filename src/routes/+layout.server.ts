import { readFrame } from '#server/frame.ts';
import { themeIn } from './theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, cookies }) => ({
	theme: themeIn(cookies.get('theme')),
	language: locals.language,
	role: locals.context?.viewer.role ?? null,
	frame: locals.context ? await readFrame(locals.context) : null
});
