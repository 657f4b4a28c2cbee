import { page } from '../refusals.ts';
import { readListing } from './listing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(async () => ({ url: `${locals.context.baseUrl}/`, listing: await readListing(locals.context, url) }));
