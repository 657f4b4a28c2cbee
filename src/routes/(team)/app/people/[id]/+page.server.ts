import { can } from '#core/access/actions.ts';
import { readProfile } from '#server/people/profile.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => ({
		profile: await readProfile(context, params.id),
		mayErase: can(context.viewer, 'people.erase'),
		mayExport: can(context.viewer, 'people.export')
	}));
