/** Set-up, once: it puts the features' own beginnings together, so it stands above them, beside app.ts. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { system } from '#core/access/roles.ts';
import { defaultStatuses } from '#core/boards/defaults.ts';
import { idFromUuid, type PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { SetupForm } from '#core/people/sign-in.ts';
import { createBoard, createStatus } from './boards/service.ts';
import { addMember } from './people/joining.ts';
import { inTransaction, type Context } from './platform/context.ts';
import { record } from './platform/outbox.ts';
import { contextFor, type Platform } from './platform/platform.ts';
import { installReadyCriteria } from './readiness/service.ts';

/** Whether there is a workspace, so that set-up is over. */
export async function isSetUp({ database }: Platform): Promise<boolean> {
	const { rows } = await database.pool.query('SELECT 1 FROM all_workspaces() LIMIT 1');
	return rows.length > 0;
}

/**
 * Makes the workspace with its owner, statuses, boards and Definition of Ready: all or nothing, and of two at once one.
 * The example company moves in after that.
 * @throws already-set-up
 */
export async function setUpWorkspace(platform: Platform, given: SetupForm): Promise<{ context: Context; ownerId: PersonId }> {
	const context = contextFor(platform, idFromUuid('workspace', uuidv7()), system);
	const ownerId = await inTransaction(context, async (tx, inner) => {
		await sql`SELECT pg_advisory_xact_lock(hashtextextended('winnow set-up', 0))`.execute(tx);
		const { rows } = await sql`SELECT 1 FROM all_workspaces() LIMIT 1`.execute(tx);
		if (rows.length > 0) throw new Refusal('already-set-up', 'This Winnow is set up already. Sign in instead.');
		await tx.insertInto('workspaces').values({ workspace_id: inner.workspaceId, name: given.company }).execute();
		await installBeginnings(inner, given.boards);
		const owner = await addMember(inner, { email: given.email, name: given.name, password: given.password, role: 'owner' });
		await record(inner, { type: 'workspace.set-up', actorId: owner, detail: {}, membersOnly: true });
		return owner;
	});
	if (given.demo) await fillWithExample(context);
	return { context, ownerId };
}

/** Loaded when it is wanted: a year of somebody's feedback is a lot of words. */
async function fillWithExample(context: Context): Promise<void> {
	const { loadExample } = await import('#db/seed/load.ts');
	await loadExample(context);
}

async function installBeginnings(context: Context, boards: readonly string[]): Promise<void> {
	for (const status of defaultStatuses) await createStatus(context, status);
	for (const name of new Set(boards)) await createBoard(context, { name, description: '', visibility: 'public' });
	await installReadyCriteria(context);
}
