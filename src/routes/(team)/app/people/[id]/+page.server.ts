import { redirect } from '@sveltejs/kit';
import { can } from '#core/access/actions.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { listBans } from '#server/moderation/service.ts';
import { readProfile } from '#server/people/profile.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const profile = await readProfile(context, params.id);
		if (profile.person.mergedInto) redirect(308, `/app/people/${profile.person.mergedInto}`);
		return {
			profile,
			bans: (await listBans(context, { person: params.id as PersonId, limit: 5 })).data,
			mayBan: can(context.viewer, 'moderation.decide'),
			mayManage: can(context.viewer, 'people.manage'),
			mayErase: can(context.viewer, 'people.erase'),
			mayExport: can(context.viewer, 'people.export')
		};
	});
