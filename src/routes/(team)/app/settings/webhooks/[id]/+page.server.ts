import { webhookDeliveryStates } from '#core/webhooks/contract.ts';
import { can } from '#core/access/actions.ts';
import { isId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/webhooks/words.ts';
import { getWebhook, listWebhookDeliveries } from '#server/webhooks/service.ts';
import { page } from '../../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params, url }) =>
	page(async () => {
		if (!can(context.viewer, 'webhook.manage')) throw new Refusal('not-allowed', words.forAdmins);
		if (!isId('webhook', params.id)) throw notFound('webhook');
		const state = webhookDeliveryStates.find((one) => one === url.searchParams.get('state'));
		const [webhook, deliveries] = await Promise.all([getWebhook(context, params.id), listWebhookDeliveries(context, params.id, { limit: 50, cursor: url.searchParams.get('cursor') ?? undefined, state })]);
		return { webhook, deliveries, state: state ?? null };
	});
