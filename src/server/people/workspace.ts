import { languageOf } from '#core/kernel/languages.ts';
import { invalid } from '#core/kernel/problem.ts';
import type { DomainChanges, Domains, Workspace, WorkspaceChanges } from '#core/people/team.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

export async function readWorkspace({ db }: Context): Promise<Workspace> {
	const row = await db.selectFrom('workspaces').select(['workspace_id', 'name', 'accent', 'logo_upload_id', 'currency', 'recall_minutes', 'language', 'version']).executeTakeFirstOrThrow();
	return {
		id: row.workspace_id as Workspace['id'],
		name: row.name,
		accent: row.accent,
		logoUrl: row.logo_upload_id ? `/uploads/${row.logo_upload_id}` : null,
		currency: row.currency,
		recallMinutes: row.recall_minutes,
		language: languageOf(row.language) ?? 'en',
		version: row.version
	};
}

/** Changes the workspace's name, accent, logo, or how long what is told can be taken back. @throws stale, invalid for an upload that is not there */
export function changeWorkspace(context: Context, { logoUploadId, recallMinutes, ...changes }: WorkspaceChanges, ifMatch: number | null): Promise<Workspace> {
	return inTransaction(context, async (tx, inner) => {
		checkVersion(ifMatch, (await readWorkspace(inner)).version);
		if (logoUploadId) {
			const upload = await tx.selectFrom('uploads').select('upload_id').where('upload_id', '=', logoUploadId).executeTakeFirst();
			if (!upload) throw invalid({ logoUploadId: 'There is no such image.' });
		}
		const recall = recallMinutes === undefined ? {} : { recall_minutes: recallMinutes };
		const logo = logoUploadId === undefined ? {} : { logo_upload_id: logoUploadId };
		await tx
			.updateTable('workspaces')
			.set((eb) => ({ ...changes, ...logo, ...recall, version: eb('version', '+', 1) }))
			.execute();
		await record(inner, { type: 'workspace.changed', actorId: inner.viewer.personId, detail: {}, membersOnly: true });
		return readWorkspace(inner);
	});
}

/** The domains that a workspace judges otherwise than by the list of public providers. */
export async function readDomains({ db }: Context): Promise<Domains> {
	const row = await db.selectFrom('workspaces').select(['shared_domains', 'company_domains', 'version']).executeTakeFirstOrThrow();
	return { shared: row.shared_domains, company: row.company_domains, version: row.version };
}

/** Changes which domains stand for companies; people who belong to one already stay there. @throws stale, invalid for a domain in both lists */
export function changeDomains(context: Context, changes: DomainChanges, ifMatch: number | null): Promise<Domains> {
	return inTransaction(context, async (tx, inner) => {
		const before = await readDomains(inner);
		checkVersion(ifMatch, before.version);
		const { shared = before.shared, company = before.company } = changes;
		const both = shared.find((domain) => company.includes(domain));
		if (both) throw invalid({ company: `${both} cannot stand in both lists.` });
		await tx.updateTable('workspaces').set((eb) => ({ shared_domains: shared, company_domains: company, version: eb('version', '+', 1) })).execute();
		await record(inner, { type: 'workspace.changed', actorId: inner.viewer.personId, detail: {}, membersOnly: true });
		return readDomains(inner);
	});
}
