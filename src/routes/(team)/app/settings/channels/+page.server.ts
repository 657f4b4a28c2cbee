import { can } from '#core/access/actions.ts';
import { listChannels } from '#server/channels/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, depends }) =>
	page(async () => {
		depends('channels');
		return { channels: can(context.viewer, 'channel.manage') ? (await listChannels(context)).data : null };
	});
