import { sql, type RawBuilder } from 'kysely';
import { isPublicDomain } from '#core/people/rules.ts';
import type { Db } from '../platform/database.ts';

type Asked = { domain: RawBuilder<unknown>; isPublic: RawBuilder<unknown> };

/** Whether a domain stands for no company: by the settings of the workspace, else because its provider is public. */
export function sharedInSettings({ domain, isPublic }: Asked): RawBuilder<boolean> {
	return sql<boolean>`(SELECT ${domain}::text = ANY(w.shared_domains) OR (${isPublic}::boolean AND NOT ${domain}::text = ANY(w.company_domains)) FROM workspaces w)`;
}

/** The same for a domain that is known before the statement. */
export function isSharedDomain(domain: string): RawBuilder<boolean> {
	return sharedInSettings({ domain: sql.val(domain), isPublic: sql.val(isPublicDomain(domain)) });
}

export async function isShared(db: Db, domain: string): Promise<boolean> {
	const { rows } = await sql<{ shared: boolean }>`SELECT ${isSharedDomain(domain)} AS shared`.execute(db);
	return rows[0]?.shared ?? false;
}
