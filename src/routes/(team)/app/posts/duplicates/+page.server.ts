import { can } from '#core/access/actions.ts';
import { listSuggestions } from '#server/merging/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ suggestions: await listSuggestions(context, { limit: 25 }), mayMerge: can(context.viewer, 'post.merge') }));
