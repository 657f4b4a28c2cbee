import { readFrame } from '#server/frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, cookies }) => {
	const choice = cookies.get('theme');
	const theme: 'system' | 'light' | 'dark' = choice === 'light' || choice === 'dark' ? choice : 'system';
	return { theme, locale: 'en', frame: locals.context ? await readFrame(locals.context) : null };
};
