/** The parts of the design system are shown in development, and elsewhere only where WINNOW_UI_PAGE=1 asks for it. */
import { error } from '@sveltejs/kit';
import { dev } from '$app/env';

export function load(): void {
	if (!dev && process.env['WINNOW_UI_PAGE'] !== '1') error(404, 'There is no page at this address.');
}
