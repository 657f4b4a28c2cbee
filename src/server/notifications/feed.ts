import { sql } from 'kysely';
import { isAfter, type Place, type StreamedEvent } from '#core/notifications/streaming.ts';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { listenTo } from '../platform/live.ts';

const readAtOnce = 500;
const remembered = 1_000;
const idlePause = 5_000;
/** After a hint: at once, and again while an older transaction may still hold the newest events back. */
const looks = [0, 100, 400, 1_500];

/** The events of one workspace as they come, read once for all who listen in this process. */
export type Feed = {
	/** What comes after a place, oldest first, at most 500; from memory when it is recent. */
	eventsAfter(place: Place): Promise<StreamedEvent[]>;
	leave(): void;
};

type Shared = {
	head: Place;
	/** Everything between `floor` and `head`. */
	floor: Place;
	recent: StreamedEvent[];
	listeners: Set<() => void>;
	stop(): void;
};

const feeds = new Map<WorkspaceId, Promise<Shared>>();
const leavers = new Set<() => void>();

/** Joins the feed of a workspace; `heard` is called whenever there may be more. */
export async function joinFeed(context: Context, heard: () => void): Promise<Feed & { head: Place }> {
	const { db, workspaceId } = context;
	const opening = feeds.get(workspaceId) ?? openFeed(db, workspaceId);
	feeds.set(workspaceId, opening);
	const shared = await opening.catch((error: unknown) => {
		feeds.delete(workspaceId);
		throw error;
	});
	shared.listeners.add(heard);
	return {
		head: shared.head,
		eventsAfter: async (place) =>
			isAfter(shared.floor, place) ? readAfter(db, place) : shared.recent.filter((event) => isAfter(event, place)).slice(0, readAtOnce),
		leave() {
			shared.listeners.delete(heard);
			if (shared.listeners.size > 0 || feeds.get(workspaceId) !== opening) return;
			shared.stop();
			feeds.delete(workspaceId);
		}
	};
}

/** Registers what ends an open stream; called when the process is asked to stop. */
export function onEnd(leave: () => void): () => void {
	leavers.add(leave);
	return () => leavers.delete(leave);
}

/** Ends every open stream of this process; their readers resume with another. */
export function endStreams(): void {
	for (const leave of [...leavers]) leave();
}

async function openFeed(db: Db, workspaceId: WorkspaceId): Promise<Shared> {
	const start = await oldestRunning(db);
	const shared: Shared = { head: start, floor: start, recent: [], listeners: new Set(), stop: () => {} };
	let timer: NodeJS.Timeout | null = null;
	let look = looks.length;
	let reading = false;

	function schedule(): void {
		if (timer) clearTimeout(timer);
		timer = setTimeout(() => void read(), looks[look] ?? idlePause).unref();
	}
	async function read(): Promise<void> {
		if (reading) return;
		reading = true;
		look += 1;
		// A failed read is repeated by the next look; the place did not move.
		await readOn(db, shared).catch(() => {});
		reading = false;
		schedule();
	}
	function hinted(): void {
		look = 0;
		if (!reading) schedule();
	}

	const deafen = listenTo(workspaceId, hinted);
	shared.stop = () => {
		deafen();
		if (timer) clearTimeout(timer);
		timer = null;
		reading = true;
	};
	schedule();
	return shared;
}

async function readOn(db: Db, shared: Shared): Promise<void> {
	const events = await readAfter(db, shared.head);
	const last = events.at(-1);
	if (!last) return;
	shared.recent.push(...events);
	shared.head = last;
	const dropped = shared.recent.splice(0, Math.max(0, shared.recent.length - remembered)).at(-1);
	if (dropped) shared.floor = dropped;
	for (const heard of shared.listeners) heard();
	if (events.length === readAtOnce) await readOn(db, shared);
}

async function oldestRunning(db: Db): Promise<Place> {
	const { rows } = await sql<{ tx: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx`.execute(db);
	return { tx: BigInt(rows[0]?.tx ?? 0), seq: -1 };
}

type Row = Omit<StreamedEvent, 'tx' | 'isPublic'> & { tx: string; visibility: string | null };

async function readAfter(db: Db, { tx, seq }: Place): Promise<StreamedEvent[]> {
	const { rows } = await sql<Row>`
		SELECT e.tx::text AS tx, e.seq, e.event_id AS id, e.type, e.post_id AS "postId", e.item_id AS "itemId", e.actor_id AS "actorId",
			e.detail, e.members_only AS "membersOnly", e.at, p.board_id AS "boardId", b.visibility,
			CASE WHEN b.visibility = 'segments' THEN ARRAY(SELECT o.segment_id::text FROM board_segments o WHERE o.board_id = b.board_id) ELSE '{}' END AS "segmentIds"
		FROM events e
		LEFT JOIN posts p ON p.post_id = e.post_id
		LEFT JOIN boards b ON b.board_id = p.board_id
		WHERE (e.tx, e.seq) > (${tx.toString()}::xid8, ${seq}::bigint) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
		ORDER BY e.tx, e.seq LIMIT ${readAtOnce}`.execute(db);
	return rows.map(({ visibility, tx: name, ...row }) => ({ ...row, tx: BigInt(name), isPublic: visibility === 'public' }));
}
