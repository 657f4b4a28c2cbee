import { maySeeEvent, placeName, readPlace, showEvent, type Place } from '#core/notifications/streaming.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { joinFeed, onEnd } from './feed.ts';

const heartbeat = 15_000;
/** Access is asked again when a stream is opened, so none stays open for ever. */
const longestStream = 15 * 60_000;
/** A reader that falls this far behind, in bytes, is let go and resumes when it can. */
const mostUnread = 1_000_000;

/**
 * The events that the caller may see, as server-sent events (WHATWG HTML, 9.2), from `lastEventId` on or from now. Each
 * id is a place in the order of events, so a reader that comes back with it misses none and gets none twice.
 * @throws bad-request for an id that is none
 */
export async function streamEvents(context: Context, lastEventId: string | null): Promise<Response> {
	const from = lastEventId === null || lastEventId === '' ? null : readPlace(lastEventId);
	if (lastEventId && !from) throw new Refusal('bad-request', 'Last-Event-ID must be an id that this stream gave.');
	const gone = new AbortController();
	const body = new ReadableStream<Uint8Array>(
		{ start: (controller) => pump(context, { from, gone: gone.signal }, controller), cancel: () => gone.abort() },
		new ByteLengthQueuingStrategy({ highWaterMark: 65_536 })
	);
	return new Response(body, {
		headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }
	});
}

type Reading = { from: Place | null; /** Aborted when the reader leaves, which may be before anything begins. */ gone: AbortSignal };

async function pump(context: Context, { from, gone }: Reading, controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
	const encoder = new TextEncoder();
	let ended = false;
	let running = false;
	let more = false;

	const feed = await joinFeed(context, () => void send());
	let place = from ?? feed.head;
	const forget = onEnd(end);
	const beat = setInterval(() => write(`id: ${placeName(place)}\n: still here\n\n`), heartbeat).unref();
	const last = setTimeout(end, longestStream).unref();
	gone.addEventListener('abort', end);
	if (gone.aborted) return end();

	function end(): void {
		if (ended) return;
		ended = true;
		clearInterval(beat);
		clearTimeout(last);
		forget();
		feed.leave();
		try {
			controller.close();
		} catch {
			// The reader was gone first.
		}
	}
	function write(text: string): void {
		if (ended) return;
		if ((controller.desiredSize ?? 0) < -mostUnread) return end();
		controller.enqueue(encoder.encode(text));
	}
	async function send(): Promise<void> {
		more = true;
		if (running) return;
		running = true;
		try {
			while (more && !ended) {
				more = false;
				const events = await feed.eventsAfter(place);
				for (const event of events) {
					place = { tx: event.tx, seq: event.seq };
					if (maySeeEvent(context.viewer, event)) write(`id: ${placeName(place)}\ndata: ${JSON.stringify(showEvent(context.viewer, event))}\n\n`);
				}
				if (events.length > 0) more = true;
			}
		} catch {
			end();
		}
		running = false;
	}

	write(`retry: 2000\nid: ${placeName(place)}\n\n`);
	void send();
}
