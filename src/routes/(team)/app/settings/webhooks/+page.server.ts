import { can } from '#core/access/actions.ts';
import { listWebhooks } from '#server/webhooks/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => {
		const mayManage = can(context.viewer, 'webhook.manage');
		return { mayManage, webhooks: mayManage ? (await listWebhooks(context, { limit: 100 })).data : [] };
	});
