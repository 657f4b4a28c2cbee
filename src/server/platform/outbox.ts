import { sql } from 'kysely';
import type { Viewer } from '#core/access/roles.ts';
import type { Happening } from '#core/kernel/event.ts';
import type { EventId, WorkspaceId } from '#core/kernel/ids.ts';
import type { Context, ContextOf } from './context.ts';
import type { Tx } from './database.ts';
import { noteHappening } from './happenings.ts';
import { idAt } from './ids.ts';

/** A recorded event as reactions and readers get it. */
export type RecordedEvent = Happening & { eventId: EventId; workspaceId: WorkspaceId; at: Date; via: Viewer['via'] };

/**
 * What a feature does when something happened elsewhere. `now` runs inside the causing transaction and is for what
 * must stand or fall with it, kept counts most of all; `later` runs as a job, at least once, and must be idempotent by a unique key.
 */
export type Reaction = { name: string; to: readonly string[] } & (
	| { when: 'now'; react(context: ContextOf<Tx>, event: RecordedEvent): Promise<void> }
	| { when: 'later'; /** Asked in the causing transaction: without it, or with true, there will be a job. */ wanted?(context: ContextOf<Tx>): Promise<boolean>; react(context: Context, event: RecordedEvent): Promise<void> }
);

const reactions = new Map<string, Reaction>();

/** Called once for each reaction where the server is put together. */
export function registerReaction(reaction: Reaction): void {
	reactions.set(reaction.name, reaction);
}

export function reactionNamed(name: string): Reaction | undefined {
	return reactions.get(name);
}

/**
 * The one way to record an event: in the transaction of the change that it reports, so that a crash leaves both or
 * neither. Each reaction gets its own job, and so its own retries.
 */
export async function record(context: ContextOf<Tx>, happening: Happening): Promise<RecordedEvent> {
	const event: RecordedEvent = {
		...happening,
		eventId: context.newId('event'),
		workspaceId: context.workspaceId,
		at: context.now(),
		via: context.viewer.via
	};
	await context.db
		.insertInto('events')
		.values({
			event_id: event.eventId,
			type: event.type,
			actor_id: event.actorId,
			post_id: event.postId ?? null,
			item_id: event.itemId ?? null,
			detail: JSON.stringify(event.detail),
			members_only: event.membersOnly ?? false,
			address: context.clientAddress,
			via: event.via,
			at: event.at
		})
		.execute();
	noteHappening(context.db);
	await causeReactions(context, [event]);
	return event;
}

/** Records many at once as `record` does one, in a few statements. `at`: when it happened, if that was long before it is written down. */
export async function recordAll(context: ContextOf<Tx>, happenings: (Happening & { at?: Date })[]): Promise<void> {
	if (happenings.length === 0) return;
	const events = happenings.map((happening): RecordedEvent => {
		const at = happening.at ?? context.now();
		return { ...happening, eventId: idAt('event', at), workspaceId: context.workspaceId, at, via: context.viewer.via };
	});
	await sql`INSERT INTO events (event_id, type, actor_id, post_id, item_id, detail, members_only, address, via, at)
		SELECT e."eventId", e.type, e."actorId", e."postId", e."itemId", e.detail, coalesce(e."membersOnly", false), ${context.clientAddress}, e.via, e.at
		FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e
			("eventId" text, type text, "actorId" text, "postId" text, "itemId" text, detail jsonb, "membersOnly" boolean, via text, at timestamptz)`.execute(context.db);
	noteHappening(context.db);
	await causeReactions(context, events);
}

async function causeReactions(context: ContextOf<Tx>, events: RecordedEvent[]): Promise<void> {
	for (const reaction of reactions.values()) {
		const causes = events.filter((event) => reaction.to.includes(event.type));
		if (causes.length === 0) continue;
		if (reaction.when === 'now') for (const event of causes) await reaction.react(context, event);
		else if (!reaction.wanted || (await reaction.wanted(context))) await enqueueAll(context.db, 'react', causes.map(({ workspaceId, eventId }) => ({ workspaceId, eventId, reaction: reaction.name })));
	}
}

/** Puts a job into the queue in the same transaction; with a key, one job stands for many askings. */
export async function enqueue(tx: Tx, task: string, payload: object, more: { key?: string; runAt?: Date } = {}): Promise<void> {
	await sql`SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${more.key ?? null}, ${more.runAt ?? null})`.execute(tx);
}

async function enqueueAll(tx: Tx, task: string, payloads: object[]): Promise<void> {
	await sql`SELECT enqueue_job(${task}, payload) FROM json_array_elements(${JSON.stringify(payloads)}::json) AS payload`.execute(tx);
}

/** Reads an event back for a reaction; null when it is not there (its workspace was removed). */
export async function recordedEvent(context: Context, eventId: string): Promise<RecordedEvent | null> {
	const row = await context.db.selectFrom('events').selectAll().where('event_id', '=', eventId).executeTakeFirst();
	if (!row) return null;
	return {
		eventId: row.event_id as EventId,
		workspaceId: context.workspaceId,
		type: row.type,
		actorId: row.actor_id as RecordedEvent['actorId'],
		postId: (row.post_id as RecordedEvent['postId']) ?? undefined,
		itemId: (row.item_id as RecordedEvent['itemId']) ?? undefined,
		detail: row.detail as object,
		membersOnly: row.members_only,
		at: row.at,
		via: row.via as Viewer['via']
	};
}
