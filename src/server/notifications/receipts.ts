import { sql, type Selectable } from 'kysely';
import type { LatestReceiptsQuery, Receipt, Recipients, RecipientsChoice } from '#core/notifications/contract.ts';
import { postsChangedBy, postsNamedIn, tellings } from '#core/notifications/rules.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { idAt } from '../platform/ids.ts';
import type { Events } from '../platform/tables.ts';
import { getEntry, postsOfEntry } from '../changelog/service.ts';
import { countAudience, eventsThatShipped, listAudience, type AudienceOf, type WouldBeTold } from './audience.ts';
import { areVisible, eventsThatTell, namedPosts, showPost } from './queries.ts';

type EventRow = Selectable<Events> & { actor_name: string | null };
type Tally = { event_id: string; channel: string; state: string; reason: string | null; people: number };

/** What became of one event: who was told, who waits, who was left out and why, in numbers. @throws not-found */
export async function getReceipt(context: Context, eventId: string): Promise<Receipt> {
	const [row] = await readEvents(context, [eventId]);
	if (!row || !(await areVisible(context.db, context.viewer, postsIn(row)))) throw notFound('event');
	const [receipt] = await showReceipts(context, [row]);
	if (!receipt) throw notFound('event');
	return receipt;
}

/** The receipts of everything that was told about a post, newest first. @throws not-found */
export async function listReceipts(context: Context, postId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<Receipt>> {
	if (!(await areVisible(context.db, context.viewer, [postId]))) throw notFound('post');
	const ids = await eventsWithDeliveries(context, postId, query);
	const receipts = await showReceipts(context, await readEvents(context, ids));
	return pageOf(receipts, query.limit, (receipt) => receipt, (receipt) => [receipt.event.id]);
}

/** The receipts of the latest events that told anybody, or of those that can still be taken back; what the viewer may not see is left out. */
export async function latestReceipts(context: Context, { limit, recallable }: LatestReceiptsQuery): Promise<Receipt[]> {
	const ids = await (recallable ? recallableEvents(context, limit) : latestEvents(context, limit));
	const rows = await readEvents(context, ids);
	const visible = await Promise.all(rows.map((row) => areVisible(context.db, context.viewer, postsIn(row))));
	return showReceipts(context, rows.filter((_, at) => visible[at]));
}

async function latestEvents({ db }: Context, limit: number): Promise<string[]> {
	// Steps from event to event along the index: one look each, however many deliveries an event has.
	const { rows } = await sql<{ event_id: string }>`
		WITH RECURSIVE told AS (
			(SELECT event_id FROM deliveries ORDER BY event_id DESC LIMIT 1)
			UNION ALL
			SELECT (SELECT d.event_id FROM deliveries d WHERE d.event_id < told.event_id ORDER BY d.event_id DESC LIMIT 1)
			FROM told WHERE told.event_id IS NOT NULL
		)
		SELECT event_id FROM told WHERE event_id IS NOT NULL LIMIT ${limit}`.execute(db);
	return rows.map((row) => row.event_id);
}

/** No window is longer than an hour, and ids of events sort by when they happened. */
async function recallableEvents({ db, now }: Context, limit: number): Promise<string[]> {
	const since = idAt('event', new Date(now().getTime() - 3_600_000));
	const { rows } = await sql<{ event_id: string }>`
		SELECT e.event_id FROM events e WHERE e.event_id > ${since} AND e.via = 'session' AND e.type = ANY(${Object.keys(tellings)})
			AND EXISTS (SELECT FROM deliveries d WHERE d.event_id = e.event_id AND d.state = 'queued' AND d.attempts = 0 AND d.ready_at > ${now()})
		ORDER BY e.event_id DESC LIMIT ${limit}`.execute(db);
	return rows.map((row) => row.event_id);
}

/**
 * Who would be told if these posts changed now, each person once, and who would be left out and why. The caller is
 * looked at like everybody else: they are left out of what they do themselves. @throws not-found
 */
export async function findRecipients(context: Context, postIds: string[], { kind, limit }: RecipientsChoice): Promise<Recipients> {
	if (!(await areVisible(context.db, context.viewer, postIds))) throw notFound('post');
	return recipientsOf(context, { kind, postIds, actorId: context.viewer.personId, sourceIds: null }, limit);
}

/** Who would be told if this entry of the changelog were published now. @throws not-found */
export async function recipientsOfEntry(context: Context, id: string, limit: number): Promise<Recipients> {
	const entry = await getEntry(context, id);
	const postIds = await postsOfEntry(context, entry.id);
	const toldBy = await eventsThatShipped(context.db, postIds);
	return recipientsOf(context, { kind: 'changelog', postIds, actorId: context.viewer.personId, sourceIds: null, toldBy }, limit);
}

async function recipientsOf(context: Context, of: AudienceOf, limit: number): Promise<Recipients> {
	const counts = await countAudience(context.db, of);
	const told = await listAudience(context.db, of, { leftOut: false, limit });
	const leftOut = await listAudience(context.db, of, { leftOut: true, limit });
	const count = counts.find(({ reason }) => reason === null)?.people ?? 0;
	const reasons = counts.flatMap(({ reason, people }) => (reason === null ? [] : [{ reason, people }]));
	return {
		count,
		data: told.map(showPerson),
		more: count - told.length,
		leftOut: {
			count: reasons.reduce((sum, { people }) => sum + people, 0),
			reasons,
			data: leftOut.map((person) => ({ ...showPerson(person), reason: person.reason ?? '' }))
		}
	};
}

async function eventsWithDeliveries(context: Context, postId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<string[]> {
	let query = context.db
		.selectFrom(eventsThatTell(context.db, postId).as('telling'))
		.select('event_id')
		.where(sql<boolean>`EXISTS (SELECT FROM deliveries d WHERE d.event_id = telling.event_id)`)
		.orderBy('event_id', 'desc')
		.limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('event_id', '<', key[0] as string);
	return (await query.execute()).map((row) => row.event_id);
}

async function readEvents({ db }: Context, ids: string[]): Promise<EventRow[]> {
	if (ids.length === 0) return [];
	return db
		.selectFrom('events')
		.leftJoin('people', 'people.person_id', 'events.actor_id')
		.selectAll('events')
		.select('people.name as actor_name')
		.where('event_id', 'in', ids)
		.orderBy('event_id', 'desc')
		.execute();
}

async function showReceipts({ db }: Context, rows: EventRow[]): Promise<Receipt[]> {
	const ids = rows.map((row) => row.event_id);
	const [tallies, posts, recallable, unsubscribed] = await Promise.all([tallyDeliveries(db, ids), namedPosts(db, rows.flatMap(postsIn)), recallableOf(db, ids), unsubscribedAfter(db, ids)]);
	return rows.map((row) => {
		const own = tallies.filter((tally) => tally.event_id === row.event_id);
		const mails = own.filter(({ channel }) => channel !== 'in-app');
		const inState = (...states: string[]) => sum(mails.filter(({ state }) => states.includes(state)));
		return {
			event: {
				id: row.event_id as Receipt['event']['id'],
				type: row.type,
				at: row.at.toISOString(),
				actor: row.actor_id ? { id: row.actor_id as NonNullable<Receipt['event']['actor']>['id'], name: row.actor_name } : null,
				note: (row.detail as { note?: string | null } | null)?.note ?? null
			},
			posts: postsIn(row).flatMap((id) => showPost(posts.get(id))),
			counts: {
				told: inState('sent'),
				waiting: inState('queued', 'sending'),
				failed: inState('failed'),
				leftOut: inState('suppressed'),
				unsubscribed: unsubscribed.get(row.event_id) ?? 0,
				inApp: sum(own.filter(({ channel, state }) => channel === 'in-app' && state === 'sent'))
			},
			leftOut: mails.filter(({ state }) => state === 'suppressed').map(({ reason, people }) => ({ reason: reason ?? '', people })),
			recallableUntil: recallable.get(row.event_id)?.until?.toISOString() ?? null,
			recalledAt: recallable.get(row.event_id)?.recalled_at?.toISOString() ?? null
		};
	});
}

/** What of these events waits untried, and since when they are taken back. */
async function recallableOf(db: Context['db'], eventIds: string[]): Promise<Map<string, { until: Date | null; recalled_at: Date | null }>> {
	const { rows } = await sql<{ event_id: string; until: Date | null; recalled_at: Date | null }>`
		SELECT e.id AS event_id, r.at AS recalled_at, (SELECT min(d.next_attempt_at) FROM deliveries d WHERE d.event_id = e.id AND d.state = 'queued' AND d.attempts = 0) AS until
		FROM unnest(${eventIds}::text[]) AS e (id) LEFT JOIN recalls r ON r.event_id = e.id`.execute(db);
	return new Map(rows.map((row) => [row.event_id, row]));
}

/** How many unsubscribed after they were sent one of these, with nothing else sent to them in between. */
async function unsubscribedAfter(db: Context['db'], eventIds: string[]): Promise<Map<string, number>> {
	const { rows } = await sql<{ event_id: string; people: number }>`
		SELECT d.event_id, count(DISTINCT d.person_id)::int AS people
		FROM suppressions s JOIN people p ON p.email = s.email JOIN deliveries d ON d.person_id = coalesce(p.merged_into, p.person_id)
		WHERE s.reason = 'unsubscribed' AND d.event_id = ANY(${eventIds}) AND d.channel = 'email' AND d.state = 'sent' AND d.sent_at <= s.at
			AND NOT EXISTS (SELECT FROM deliveries o WHERE o.person_id = d.person_id AND o.channel = 'email' AND o.state = 'sent' AND o.sent_at > d.sent_at AND o.sent_at <= s.at)
		GROUP BY d.event_id`.execute(db);
	return new Map(rows.map(({ event_id, people }) => [event_id, people]));
}

async function tallyDeliveries(db: Context['db'], eventIds: string[]): Promise<Tally[]> {
	if (eventIds.length === 0) return [];
	const { rows } = await sql<Tally>`
		SELECT event_id, channel, state, CASE WHEN state = 'suppressed' THEN reason END AS reason, count(*)::int AS people
		FROM deliveries WHERE event_id = ANY(${eventIds}) GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 4`.execute(db);
	return rows;
}

function postsIn(row: Pick<EventRow, 'type' | 'post_id' | 'detail'>): string[] {
	const several = postsChangedBy((row.detail ?? {}) as object).map(({ postId }) => postId);
	const named = row.type === 'changelog.published' ? postsNamedIn((row.detail ?? {}) as object) : [];
	return several.length > 0 ? several : row.post_id ? [row.post_id] : named;
}

function sum(tallies: Tally[]): number {
	return tallies.reduce((total, { people }) => total + people, 0);
}

function showPerson({ person_id, name, email }: WouldBeTold): Recipients['data'][number] {
	return { id: person_id as Recipients['data'][number]['id'], name, email };
}
