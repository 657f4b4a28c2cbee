import { can } from '#core/access/actions.ts';
import { auditQuery } from '#core/audit/contract.ts';
import { words } from '#core/audit/words.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { kindsOfAudit, listAudit } from '#server/audit/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		if (!can(context.viewer, 'audit.read')) throw new Refusal('not-allowed', words.onlyAdmins);
		const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''));
		const { from, to, ...rest } = given;
		const asked = auditQuery.safeParse({ limit: 50, ...rest, ...startOf(from, 'since'), ...startOf(to, 'until', 1) });
		const query = asked.success ? asked.data : { limit: 50 };
		const { cursor: _, limit: __, ...filter } = query;
		const [entries, kinds] = await Promise.all([listAudit(context, query), kindsOfAudit(context)]);
		return { entries, kinds, filter, days: { from: from ?? '', to: to ?? '' } };
	});

/** The moment at which a day begins, some days later; nothing where it is no day. */
function startOf(day: string | undefined, name: 'since' | 'until', later = 0): Partial<Record<'since' | 'until', string>> {
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) ? {} : { [name]: new Date(at + later * 86_400_000).toISOString() };
}
