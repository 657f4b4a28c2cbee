import { can } from '#core/access/actions.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { getMail } from '#server/notifications/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		if (!can(context.viewer, 'outbox.read')) throw new Refusal('not-allowed', 'The outbox is for admins: its mails let people in.');
		const { html, ...mail } = await getMail(context, params.id);
		return { mail, hasLetter: html !== '' };
	});
