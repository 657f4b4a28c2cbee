import { uuidv7 } from 'uuidv7';
import { visitor, type Viewer } from '#core/access/roles.ts';
import { idFromUuid, type Id, type Kind, type WorkspaceId } from '#core/kernel/ids.ts';
import type { Language } from '#core/kernel/languages.ts';
import type { Db, Tx } from './database.ts';
import { hasHappening } from './happenings.ts';
import { announce } from './live.ts';

/** What every service function is given: whose request this is, on which workspace, and the sources of time and ids. */
export type Context = {
	db: Db;
	workspaceId: WorkspaceId;
	viewer: Viewer;
	now(): Date;
	newId<K extends Kind>(kind: K): Id<K>;
	/** Public address without a trailing slash, for links in answers and mails. */
	baseUrl: string;
	requestId: string;
	/** Where the request comes from; null for what Winnow does by itself. */
	clientAddress: string | null;
	/** The language of the page that somebody looks at; null for programs and for what Winnow does by itself. */
	language: Language | null;
};

export type ContextOf<T extends Db> = Omit<Context, 'db'> & { db: T };

export function makeContext(db: Db, workspaceId: WorkspaceId, more: Partial<Context> = {}): Context {
	return {
		db,
		workspaceId,
		viewer: visitor,
		now: () => new Date(),
		newId: (kind) => idFromUuid(kind, uuidv7()),
		baseUrl: 'http://localhost:3000',
		requestId: uuidv7(),
		clientAddress: null,
		language: null,
		...more
	};
}

/**
 * Runs `work` in one transaction; joins the one that `context` already stands in. What was recorded is announced to
 * live listeners after the commit, never before.
 */
export async function inTransaction<T>(context: Context, work: (tx: Tx, context: ContextOf<Tx>) => Promise<T>): Promise<T> {
	if (context.db.isTransaction) {
		const tx = context.db as Tx;
		return work(tx, { ...context, db: tx });
	}
	const outcome = await context.db.transaction().execute(async (tx) => {
		const result = await work(tx, { ...context, db: tx });
		return { result, happened: hasHappening(tx) };
	});
	if (outcome.happened) announce(context.workspaceId);
	return outcome.result;
}
