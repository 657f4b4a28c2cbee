import { can } from '#core/access/actions.ts';
import { deliveriesQuery } from '#core/notifications/contract.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { getReceipt, latestReceipts, listDeliveries, retryDelivery, retryEvent } from '#server/notifications/service.ts';
import { getPerson, listPeople } from '#server/people/service.ts';
import { attempt, page } from '../../../refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const { who = '', ...given } = Object.fromEntries(url.searchParams);
		const asked = deliveriesQuery.safeParse({ limit: 50, ...given });
		const query = asked.success ? asked.data : { limit: 50 };
		const [deliveries, receipts, receipt, people, person] = await Promise.all([
			listDeliveries(context, query),
			query.event ? [] : latestReceipts(context, { limit: 6, recallable: false }),
			query.event ? getReceipt(context, query.event) : null,
			who.trim() ? listPeople(context, { q: who.trim().slice(0, 200), limit: 6 }) : null,
			query.person ? getPerson(context, query.person) : null
		]);
		const named = people?.data.map(({ id, name, email }) => ({ id, name: name ?? email ?? '' })) ?? null;
		return { query, who, named, person: person && { id: person.id, name: person.name ?? person.email ?? '' }, deliveries, receipts, receipt, mayRetry: can(context.viewer, 'delivery.manage') };
	});

export const actions: Actions = {
	retry: async ({ request, locals: { context } }) => {
		const form = await request.formData();
		return attempt(form, async () => {
			if (!can(context.viewer, 'delivery.manage')) throw new Refusal('not-allowed', 'Only an admin may send a failed message again.');
			await retryDelivery(context, String(form.get('id')));
			return { retried: true };
		});
	},
	retryAll: async ({ request, locals: { context } }) => {
		const form = await request.formData();
		return attempt(form, async () => {
			if (!can(context.viewer, 'delivery.manage')) throw new Refusal('not-allowed', 'Only an admin may send a failed message again.');
			await retryEvent(context, String(form.get('event')));
			return { retried: true };
		});
	}
};
