import { can } from '#core/access/actions.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { listMails } from '#server/notifications/service.ts';
import { runningProcess } from '#server/process.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		if (!can(context.viewer, 'outbox.read')) throw new Refusal('not-allowed', 'The outbox is for admins: its mails let people in.');
		const mails = await listMails(context, { limit: 50, cursor: url.searchParams.get('cursor') ?? undefined });
		return { mails, canSend: runningProcess().platform.mailer.canSend };
	});
