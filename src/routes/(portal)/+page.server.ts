import { page } from '../refusals.ts';
import { readListing } from './listing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, cookies }) =>
	page(async () => ({ listing: await readListing(locals.context, url, cookies) }));
