/** Sentences of the changelog, for its readers and for the team. */
import type { EntryState, Reaction } from './contract.ts';
import type { Worded } from '../kernel/catalogue.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const states: Record<EntryState, string> = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };
const reactions: Record<Reaction, { sign: string; label: string }> = {
	like: { sign: '👍', label: 'Good' },
	love: { sign: '❤️', label: 'Love it' },
	party: { sign: '🎉', label: 'At last' },
	puzzled: { sign: '🤔', label: 'I do not understand it' }
};

export const words = {
	title: 'Changelog',
	lead: 'What is new, and who asked for it.',
	states,
	reactions,
	draft: {
		asked: (count: number) => `${people(count)} asked for this.`,
		several: (first: string, more: number) => `${first}, and ${more} more`,
		also: 'Also done:'
	},
	refusals: {
		published: 'This entry is published already. Its words can change; when it goes out cannot.',
		notify: 'Say with notify whether those who asked are told when it is published.',
		manyAlike: 'Very many entries have this title. Give it one of its own.',
		whoReacts: 'Say who reacts: an e-mail address is enough.'
	},
	portal: {
		empty: 'Nothing published yet',
		emptySentence: 'When something ships, it is told here. Follow a request to hear of it by mail.',
		requests: 'Back to the requests',
		all: 'Everything',
		labels: 'Labels',
		new: 'New',
		asked: (count: number) => (count === 1 ? '1 person asked for this' : `${count} people asked for this`),
		text: 'The news',
		posts: 'What was asked for',
		older: 'Older entries',
		back: 'All entries',
		react: 'Reactions',
		reactWith: (label: string, count: number) => `${label}: ${count}`,
		feeds: 'Feeds',
		subscribe: {
			title: 'Hear of what is new',
			lead: 'One mail for each entry. You confirm your address first, and can stop with one click.',
			email: 'Your e-mail address',
			button: 'Send me the news',
			trap: 'Leave this field empty',
			sent: 'Look into your mailbox',
			sentSentence: 'We sent you a link. Nothing comes until you open it.',
			done: 'You hear of what is new',
			doneSentence: 'Each entry comes to your mailbox from now on.',
			confirm: 'Yes, send me the news',
			confirmTitle: 'Hear of what is new?',
			confirmLead: (workspace: string, address: string) => `Mail from ${workspace} to ${address}, one for each entry of the changelog.`,
			bad: 'This link is too old, not complete, or not ours. Ask for a new one.',
			subject: (workspace: string) => `Confirm: news from ${workspace}`,
			mail: (workspace: string) => `Somebody, probably you, asked for the news of ${workspace} at this address.`,
			mailHint: 'If it was not you, do nothing: no mail will come.'
		}
	},
	team: {
		lead: 'Tell customers what shipped, and those who asked for it first.',
		add: 'New entry',
		fromDone: 'Draft from what shipped',
		fromDoneLead: 'Shipped, and no entry speaks of it yet. The draft has their titles, how many asked, and their words.',
		fromDoneWrite: (count: number) => (count === 0 ? 'Write the draft' : count === 1 ? 'Draft from 1 request' : `Draft from ${count} requests`),
		unsaved: 'Not saved yet',
		write: 'Write',
		look: 'Preview',
		lookEmpty: 'Nothing to preview yet.',
		image: 'Add an image',
		older: 'Older entries',
		filter: 'Entries by state',
		all: 'All',
		list: 'Entries of the changelog',
		more: 'More',
		close: 'Close',
		noPosts: 'Link the requests this answers: their people hear of it first.',
		schedule: 'Schedule',
		items: 'Items that were done',
		itemsHint: 'For the team alone: what was built.',
		linkItem: 'Link an item',
		reactions: 'Reactions',
		leave: 'What you wrote here is not saved. Leave it?',
		willTell: 'Those who asked will hear of it.',
		willTellNobody: 'Nobody will be told.',
		madeDraft: 'It is a draft again.',
		none: 'No entries yet',
		noneSentence: 'Write what shipped, link the requests it answers, and everyone who asked hears once.',
		posts: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
		when: 'When',
		entry: 'Entry',
		state: 'State',
		open: 'Open on the portal',
		editTitle: 'Title',
		body: 'What is new',
		bodyHint: 'Markdown. Images can be pasted.',
		labels: 'Labels',
		labelsHint: 'Separate several with commas, such as New, Better, Mended.',
		linked: 'Requests it answers',
		link: 'Link a request',
		unlink: (title: string) => `Unlink “${title}”`,
		save: 'Save',
		saved: 'Saved.',
		untitled: 'What is new',
		publish: 'Publish',
		publishTitle: 'Publish this entry',
		now: 'Now',
		later: 'At a time',
		at: 'Publish at',
		ships: 'Set the linked requests to shipped',
		shipsHint: 'Quietly: the entry is what tells.',
		notify: 'Tell those who asked, and who takes the news by mail?',
		tell: 'Tell them',
		tellHint: 'Each person hears once, with their own words beside what they asked for. Who heard already that a request shipped is not told again.',
		silent: 'Tell nobody',
		cancel: 'Cancel',
		publishedNow: 'Published.',
		scheduled: (at: string) => `It goes out on ${at}.`,
		unschedule: 'Make it a draft again',
		remove: 'Remove',
		removeTitle: 'Remove this entry?',
		removeSentence: 'It is gone from the changelog, and its address shows nothing any more.',
		removed: (title: string) => `“${title}” is removed.`
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Pick<typeof words, 'title' | 'lead' | 'reactions' | 'refusals' | 'portal'>>;
