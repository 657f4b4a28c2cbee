import type { WorkspaceId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';

const rememberFor = 5_000;
const largest = 1_000;

/** Makes the function that tells which workspace a host name is; null before set-up. Answers are remembered for 5 s. */
export function workspaceFinder(database: Database): (host: string) => Promise<WorkspaceId | null> {
	const known = new Map<string, { workspaceId: WorkspaceId; until: number }>();
	return async (host) => {
		const found = known.get(host);
		if (found && found.until > Date.now()) return found.workspaceId;
		const { rows } = await database.pool.query<{ workspace_id: WorkspaceId }>({
			name: 'workspace-for-host',
			text: 'SELECT workspace_id FROM workspace_for_host($1)',
			values: [host]
		});
		const workspaceId = rows[0]?.workspace_id ?? null;
		if (known.size >= largest) known.clear();
		if (workspaceId) known.set(host, { workspaceId, until: Date.now() + rememberFor });
		return workspaceId;
	};
}

/** Every workspace of this installation, for work that goes round all of them. */
export async function everyWorkspace(database: Database): Promise<WorkspaceId[]> {
	const { rows } = await database.pool.query<{ workspace_id: WorkspaceId }>('SELECT workspace_id FROM all_workspaces()');
	return rows.map((row) => row.workspace_id);
}
