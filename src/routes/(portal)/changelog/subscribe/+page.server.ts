import { redirect } from '@sveltejs/kit';
import { Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/changelog/words.ts';
import { addressToTake, askToTake, takeChangelog } from '#server/notifications/service.ts';
import { runningProcess } from '#server/process.ts';
import { attempt } from '../../../refusals.ts';
import { limit, signsOf, textsOf, visitorIn } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
	const token = url.searchParams.get('token');
	const { secret } = runningProcess().platform;
	return {
		step: url.searchParams.has('done') ? ('done' as const) : url.searchParams.has('sent') ? ('sent' as const) : token === null ? ('ask' as const) : ('confirm' as const),
		address: token === null ? null : addressToTake(context, secret, token)
	};
};

export const actions: Actions = {
	/** Whether anybody has this address, and whether they take the changelog, is told to nobody: the answer is always the same. */
	ask: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		const { context } = event.locals;
		const outcome = await attempt(form, async () => {
			await limit(event, 'vote');
			const { email } = visitorIn(given);
			if (!signsOf(given, context.now()).trapped) await askToTake(context, runningProcess().platform.secret, email);
			return { to: '/changelog/subscribe?sent' };
		});
		if ('to' in outcome) redirect(303, outcome.to);
		return outcome;
	},
	/** A page asks before it begins, because programs that look for bad links open every one. */
	confirm: async (event) => {
		const form = await event.request.formData();
		const { context } = event.locals;
		const outcome = await attempt(form, async () => {
			const address = addressToTake(context, runningProcess().platform.secret, event.url.searchParams.get('token') ?? '');
			if (!address) throw new Refusal('bad-link', words.portal.subscribe.bad);
			await takeChangelog(context, address);
			return { to: '/changelog/subscribe?done' };
		});
		if ('to' in outcome) redirect(303, outcome.to);
		return outcome;
	}
};
