import { getBoardBySlug } from '#server/boards/service.ts';
import { page } from '../../../refusals.ts';
import { readListing } from '../../listing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, cookies }) =>
	page(async () => {
		const board = await getBoardBySlug(locals.context, params.slug);
		return { board, listing: await readListing(locals.context, url, cookies, board.id) };
	});
