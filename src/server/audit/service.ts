/** The record of who did what: read from the events, which every change writes in its own transaction. */
import { sql } from 'kysely';
import type { AuditEntry, AuditFilter, AuditQuery } from '#core/audit/contract.ts';
import { words } from '#core/audit/words.ts';
import type { EventId, PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';

/** What was done, newest first. @throws not-allowed for a key that is limited to boards */
export async function listAudit(context: Context, { limit, cursor, ...filter }: AuditQuery): Promise<Page<AuditEntry>> {
	if (context.viewer.boardIds) throw new Refusal('not-allowed', words.wholeWorkspace);
	const rows = await entries(context.db, filter, cursor).limit(limit + 1).execute();
	const shown = await showEntries(context, rows);
	return { ...pageOf(rows, limit, (row) => row, (row) => [row.at.toISOString(), row.event_id]), data: shown.slice(0, limit) };
}

const atOnce = 500;

/** The same as lines of JSON, read page by page, so that its length costs no memory. */
export async function* auditLines(context: Context, filter: AuditFilter): AsyncGenerator<string> {
	let cursor: string | undefined;
	do {
		const page: Page<AuditEntry> = await listAudit(context, { ...filter, limit: atOnce, ...(cursor ? { cursor } : {}) });
		yield page.data.map((entry) => `${JSON.stringify(entry)}\n`).join('');
		cursor = page.nextCursor ?? undefined;
	} while (cursor);
}

/** The kinds that were ever recorded here, by one step in the index for each. */
export async function kindsOfAudit({ db }: Context): Promise<string[]> {
	const { rows } = await sql<{ type: string }>`WITH RECURSIVE kinds AS (
			(SELECT type FROM events ORDER BY type LIMIT 1)
			UNION ALL SELECT (SELECT e.type FROM events e WHERE e.type > k.type ORDER BY e.type LIMIT 1) FROM kinds k WHERE k.type IS NOT NULL
		) SELECT type FROM kinds WHERE type IS NOT NULL`.execute(db);
	return rows.map(({ type }) => type);
}

function entries(db: Db, { actor, kind, since, until }: AuditFilter, cursor: string | undefined) {
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	const after = key && !Number.isNaN(Date.parse(String(key[0]))) ? key : null;
	return db
		.selectFrom('events as e')
		.leftJoin('posts as p', 'p.post_id', 'e.post_id')
		.leftJoin('items as i', 'i.item_id', 'e.item_id')
		.select(['e.event_id', 'e.type', 'e.actor_id', 'e.address', 'e.detail', 'e.at', 'p.number as post_number', 'p.title as post_title', 'i.number as item_number', 'i.title as item_title'])
		.$if(actor !== undefined, (query) => query.where('e.actor_id', '=', actor as string))
		.$if(kind !== undefined, (query) => query.where('e.type', '=', kind as string))
		.$if(since !== undefined, (query) => query.where('e.at', '>=', new Date(since as string)))
		.$if(until !== undefined, (query) => query.where('e.at', '<', new Date(until as string)))
		.$if(after !== null, (query) => query.where(sql<boolean>`(e.at, e.event_id) < (${new Date(String(after?.[0]))}::timestamptz, ${after?.[1]})`))
		.orderBy('e.at', 'desc')
		.orderBy('e.event_id', 'desc');
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>;

async function showEntries(context: Context, rows: EntryRow[]): Promise<AuditEntry[]> {
	const people = await showPeople(context, rows.flatMap((row) => (row.actor_id ? [row.actor_id as PersonId] : [])));
	return rows.map((row) => ({
		id: row.event_id as EventId,
		at: row.at.toISOString(),
		kind: row.type,
		actor: row.actor_id ? (people.get(row.actor_id as PersonId) ?? null) : null,
		address: row.address,
		post: row.post_number === null ? null : { number: row.post_number, title: row.post_title ?? '' },
		item: row.item_number === null ? null : { number: row.item_number, title: row.item_title ?? '' },
		detail: row.detail as AuditEntry['detail']
	}));
}
