import { isMember, type Viewer } from '../access/roles.ts';

/**
 * A place in the order of events: the transaction that recorded it and its number there. Readers stay below the oldest
 * transaction that still runs, so nothing can appear before a place they have passed.
 */
export type Place = { tx: bigint; seq: number };

export type StreamedEvent = Place & {
	id: string;
	type: string;
	postId: string | null;
	itemId: string | null;
	actorId: string | null;
	detail: unknown;
	membersOnly: boolean;
	at: Date;
	/** Of the post it is about, if it is about one. */
	boardId: string | null;
	isPublic: boolean;
	/** Whose people see it too. */
	segmentIds: readonly string[];
};

export function placeName({ tx, seq }: Place): string {
	return `${tx}-${seq}`;
}

/** The place that an event's id in the stream names; null when it names none. */
export function readPlace(name: string): Place | null {
	const parts = /^(\d{1,19})-(-1|\d{1,15})$/.exec(name);
	return parts ? { tx: BigInt(parts[1]!), seq: Number(parts[2]) } : null;
}

export function isAfter(a: Place, b: Place): boolean {
	return a.tx > b.tx || (a.tx === b.tx && a.seq > b.seq);
}

/** Members see everything, a key that is limited to boards what happens on them, everybody else what the posts show that are public or open to a segment of theirs. */
export function maySeeEvent(viewer: Viewer, event: StreamedEvent): boolean {
	if (viewer.boardIds && !viewer.boardIds.some((id) => id === event.boardId)) return false;
	return isMember(viewer) || (!event.membersOnly && (event.isPublic || viewer.segmentIds.some((id) => event.segmentIds.includes(id))));
}

/** What goes out: who did what in detail is for members; customers learn that something changed, and read it again. */
export function showEvent(viewer: Viewer, event: StreamedEvent): object {
	const { id, type, postId, itemId, actorId, detail, at } = event;
	const shown = { id, type, postId, at: at.toISOString() };
	return isMember(viewer) ? { ...shown, itemId, actorId, detail } : shown;
}
