import { can } from '#core/access/actions.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { getMail } from '#server/notifications/service.ts';
import { page } from '../../../../../refusals.ts';
import type { RequestHandler } from './$types';

/** The HTML of one mail for the frame of its page: no scripts, nothing loaded, no access to the page around it. */
const policy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const GET: RequestHandler = ({ locals: { context }, params }) =>
	page(async () => {
		if (!can(context.viewer, 'outbox.read')) throw new Refusal('not-allowed', 'The outbox is for admins: its mails let people in.');
		const { html } = await getMail(context, params.id);
		// Links of a mail open beside the product, not inside the frame.
		return new Response(html.replace('<head>', '<head><base target="_blank">'), {
			headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'cache-control': 'no-store' }
		});
	});
