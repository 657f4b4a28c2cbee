import { addReaction, createEntry, publishEntry } from '#server/changelog/service.ts';
import type { Context } from '#server/platform/context.ts';
import type { Reaction } from '#core/changelog/contract.ts';
import type { Viewer } from '#core/access/roles.ts';
import type { Cast } from './cast.ts';
import type { Portal } from './portal.ts';
import { prose } from './prose.ts';

type Told = { daysAgo: number; title: string; labels: string[]; posts: string[]; body: string; reactions: [Reaction, string[]][] };

/** What Halyard published: each entry at its moment, with the requests that it answers. */
const told: Told[] = [
	{
		daysAgo: 182,
		title: 'Your systems hear of a finished job, and every list becomes a spreadsheet',
		labels: ['New', 'Office'],
		posts: ['webhooks', 'spreadsheet'],
		body: prose`
			**When a job is finished, Halyard calls your system.** Give it an address under Settings, choose what it should hear of, and each call is signed so that you can tell it from anybody else's.

			**Every list has “Export”.** What you filtered and sorted on the screen is what you get, dates as dates and amounts as numbers.
		`,
		reactions: [['party', ['noor', 'mei']], ['like', ['priya', 'astrid']]]
	},
	{
		daysAgo: 7,
		title: '5.9: Undo on the dispatch board, and a battery that lasts the day',
		labels: ['New', 'Mended', 'Dispatch', 'Field app'],
		posts: ['undo-move', 'battery'],
		body: prose`
			### Undo

			Ctrl Z takes back the last twenty moves on the board. Only your own, and it says what it took back.

			### Battery

			On Android 11 and older the app asked for the position twelve times too often. It does not any more: in our tests a day on the road leaves about half of the battery.
		`,
		reactions: [['love', ['lena', 'dylan', 'astrid']], ['party', ['harriet']]]
	}
];

const next = {
	title: 'What works without a signal',
	labels: ['New', 'Field app'],
	posts: ['offline'],
	body: prose`
		The day's jobs, their checklists and photos are on the phone before you leave the yard. What you write in the cellar is sent when you are back in the street.

		Still to write: what happens when the office moved the job meanwhile.
	`
};

export async function publishChangelog(past: (daysAgo: number, viewer: Viewer) => Context, { viewerOf, personOf }: Cast, { postOf }: Portal): Promise<void> {
	for (const { daysAgo, posts, reactions, ...entry } of told) {
		const context = past(daysAgo, viewerOf('ines'));
		const { id } = await createEntry(context, { ...entry, postIds: posts.map(postOf), itemIds: [], ships: true });
		await publishEntry(context, id, { notify: false, ships: false });
		for (const [reaction, people] of reactions) for (const key of people) await addReaction({ ...context, viewer: { ...context.viewer, personId: personOf(key) } }, { id, reaction });
	}
	const { posts, ...entry } = next;
	await createEntry(past(1, viewerOf('ines')), { ...entry, postIds: posts.map(postOf), itemIds: [], ships: true });
}
