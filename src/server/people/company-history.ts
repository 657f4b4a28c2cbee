import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { CompanyThen } from '#core/people/companies.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

type Known = { company_id: string; mrr_cents: number | null; currency: string; plan: string | null; lifecycle: string | null };

/** Keeps what a company is now, as long as it is not what was kept last; written with every change of a company. */
export async function keepHistory({ db, now, viewer }: ContextOf<Tx>, companyId: string): Promise<void> {
	const fields = ['company_id', 'mrr_cents', 'currency', 'plan', 'lifecycle'] as const;
	const known: Known = await db.selectFrom('companies').select(fields).where('company_id', '=', companyId).executeTakeFirstOrThrow();
	const last = await db.selectFrom('company_history').select([...fields, 'at']).where('company_id', '=', companyId).orderBy('at', 'desc').limit(1).executeTakeFirst();
	if (last && fields.every((field) => last[field] === known[field])) return;
	// The change that was committed last is the latest, whatever the clocks of two processes say.
	const at = new Date(Math.max(now().getTime(), last ? last.at.getTime() + 1 : 0));
	await db.insertInto('company_history').values({ ...known, at, changed_by: viewer.personId }).execute();
}

/** What a company paid, its plan and its stage at each time, the latest change first. */
export async function historyOf({ db }: Context, companyId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<CompanyThen>> {
	let query = db.selectFrom('company_history').selectAll().where('company_id', '=', companyId).orderBy('at', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const before = key ? new Date(key[0] as string) : null;
	if (before && !Number.isNaN(before.getTime())) query = query.where('at', '<', before);
	return pageOf(
		await query.execute(),
		limit,
		(row) => ({ at: row.at.toISOString(), mrr: row.mrr_cents, currency: row.currency, plan: row.plan, lifecycle: row.lifecycle as CompanyThen['lifecycle'] }),
		(row) => [row.at.toISOString()]
	);
}
