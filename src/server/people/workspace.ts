import { invalid } from '#core/kernel/problem.ts';
import type { Workspace, WorkspaceChanges } from '#core/people/team.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

export async function readWorkspace({ db }: Context): Promise<Workspace> {
	const row = await db.selectFrom('workspaces').select(['workspace_id', 'name', 'accent', 'logo_upload_id', 'currency', 'version']).executeTakeFirstOrThrow();
	return {
		id: row.workspace_id as Workspace['id'],
		name: row.name,
		accent: row.accent,
		logoUrl: row.logo_upload_id ? `/uploads/${row.logo_upload_id}` : null,
		currency: row.currency,
		version: row.version
	};
}

/** Changes the workspace's name, accent or logo. @throws stale, invalid for an upload that is not there */
export function changeWorkspace(context: Context, { logoUploadId, ...changes }: WorkspaceChanges, ifMatch: number | null): Promise<Workspace> {
	return inTransaction(context, async (tx, inner) => {
		checkVersion(ifMatch, (await readWorkspace(inner)).version);
		if (logoUploadId) {
			const upload = await tx.selectFrom('uploads').select('upload_id').where('upload_id', '=', logoUploadId).executeTakeFirst();
			if (!upload) throw invalid({ logoUploadId: 'There is no such image.' });
		}
		const logo = logoUploadId === undefined ? {} : { logo_upload_id: logoUploadId };
		await tx
			.updateTable('workspaces')
			.set((eb) => ({ ...changes, ...logo, version: eb('version', '+', 1) }))
			.execute();
		await record(inner, { type: 'workspace.changed', actorId: inner.viewer.personId, detail: {}, membersOnly: true });
		return readWorkspace(inner);
	});
}
