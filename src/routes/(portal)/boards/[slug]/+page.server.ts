import { getBoardBySlug } from '#server/boards/service.ts';
import { page } from '../../../refusals.ts';
import { readListing } from '../../listing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	page(async () => {
		const board = await getBoardBySlug(locals.context, params.slug);
		return { board, url: `${locals.context.baseUrl}/boards/${board.slug}`, listing: await readListing(locals.context, url, board.id) };
	});
