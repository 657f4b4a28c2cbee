import { wroteLately } from './api.ts';

/** What happens elsewhere, as it happens: pages say what they depend on and are read again when somebody else changes it. */
export type LiveTopic = 'live:inbox' | 'live:posts' | 'live:backlog' | 'live:moderation';

type Heard = { type: string; actorId: string | null };

const gatherFor = 400;
const listeners = new Set<(changed: Set<LiveTopic>) => void>();
const topics: [pattern: RegExp, topic: LiveTopic][] = [
	[/^(feedback|insight)\./, 'live:inbox'],
	[/^(posts?|comment|insight|relation)\./, 'live:posts'],
	[/^(held|report)\./, 'live:moderation'],
	[/^(item|sprint|backlog|dependency|criterion|ready)/, 'live:backlog']
];

/** The topics that an event touches. */
export function topicsOf(type: string): LiveTopic[] {
	return topics.filter(([pattern]) => pattern.test(type)).map(([, topic]) => topic);
}

/** For a part of a page that would rather look for itself than be read again: called whenever the topic is touched. Returns the end of it. */
export function onLive(topic: LiveTopic, look: () => void): () => void {
	const listener = (changed: Set<LiveTopic>) => changed.has(topic) && look();
	listeners.add(listener);
	return () => void listeners.delete(listener);
}

/**
 * Calls `refresh` with the topics that changed elsewhere, a burst gathered into one call; what the viewer did on this page
 * is on the screen already. The browser opens the stream again when it is lost, and misses nothing. Returns the end of it.
 */
export function watchWorkspace(viewerId: string | null, refresh: (changed: Set<LiveTopic>) => void): () => void {
	const source = new EventSource('/api/v1/events');
	let changed = new Set<LiveTopic>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	source.onmessage = ({ data }: MessageEvent<string>) => {
		const { type, actorId } = JSON.parse(data) as Heard;
		if (actorId !== null && actorId === viewerId && wroteLately()) return;
		for (const topic of topicsOf(type)) changed.add(topic);
		if (changed.size === 0 || timer !== undefined) return;
		timer = setTimeout(() => {
			const gathered = changed;
			changed = new Set();
			timer = undefined;
			refresh(gathered);
			for (const listener of listeners) listener(gathered);
		}, gatherFor);
	};
	return () => {
		clearTimeout(timer);
		source.close();
	};
}
