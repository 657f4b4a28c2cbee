import type { FeedbackState, Importance } from './contract.ts';

const states: Record<FeedbackState, string> = { new: 'New', triaged: 'Linked', dismissed: 'Dismissed' };
const importance: Record<Importance, string> = { 'nice-to-have': 'Nice to have', important: 'Important', critical: 'Critical' };
const channels: Record<string, string> = {
	portal: 'Portal',
	widget: 'Widget',
	email: 'E-mail',
	slack: 'Slack',
	intercom: 'Intercom',
	zendesk: 'Zendesk',
	api: 'API',
	csv: 'CSV',
	calls: 'Call',
	'app-store': 'App store'
};

/** Sentences of the inbox and of quotes. */
export const words = {
	title: 'Inbox',
	states,
	stateFilter: 'State',
	mine: 'Mine',
	channel: (key: string) => channels[key] ?? key,
	importance,
	importanceLabel: 'Importance',
	importanceUnsaid: 'Importance not said',
	someone: 'Someone',
	list: 'Messages',
	more: 'Show older messages',
	linkedCount: (count: number) => (count === 1 ? 'Linked once' : `Linked ${count} times`),
	back: 'All messages',
	arrived: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
	empty: {
		new: { title: 'Nothing waits', sentence: 'New messages from every channel land here. Paste one that you heard yourself.' },
		triaged: { title: 'Nothing is linked yet', sentence: 'Messages whose words were linked to a post are kept here.' },
		mine: { title: 'Nothing is yours', sentence: 'Messages that are given to you stand here. Press A on one to take it.' },
		dismissed: { title: 'Nothing was dismissed', sentence: 'What is put aside can be found and brought back here.' }
	},
	choose: 'Choose a message to read it.',
	message: {
		label: 'Message',
		gone: 'The words of this message were erased with its person.',
		origin: 'Open where it came from',
		revenueUnknown: 'Revenue unknown',
		revenue: (amount: string) => `${amount} a month`,
		company: 'Company',
		plan: 'Plan',
		selectHint: 'Select the words that matter, or press S to go through the sentences. Without a selection the whole message is linked.',
		selected: (words: string) => `Selected: “${words}”`,
		whole: 'The whole message',
		clear: 'Whole message'
	},
	acts: {
		link: 'Link to a post',
		create: 'New post',
		merge: 'Merge posts',
		dismiss: 'Dismiss',
		restore: 'Back to new',
		paste: 'Paste feedback',
		undo: 'Undo',
		linked: (title: string) => `Linked to “${title}”.`,
		alreadyLinked: (title: string) => `These words are linked to “${title}” already.`,
		created: (title: string) => `“${title}” is a new post.`,
		dismissed: 'Message dismissed.',
		restored: 'Message is new again.',
		unlink: (title: string) => `Unlink from “${title}”`,
		unlinked: 'Link removed.'
	},
	assignee: {
		label: 'Who takes care of it',
		none: 'Assign',
		nobody: 'Nobody',
		filter: 'Find a member',
		noMatch: 'No member is called that.',
		given: (name: string) => `Given to ${name}.`,
		taken: 'Nobody takes care of it now.'
	},
	history: {
		title: 'History',
		somebody: 'Somebody',
		more: 'Show more',
		assigned: (name: string | null) => (name ? `gave it to ${name}` : 'gave it to nobody'),
		states: { new: 'put it back to new', triaged: 'marked it as linked', dismissed: 'dismissed it' } as Record<string, string>,
		acts: {
			'feedback.received': 'brought the message in',
			'insight.created': 'linked words of it to a post',
			'insight.removed': 'took a link back'
		} as Record<string, string>,
		other: 'changed it'
	},
	suggestions: {
		title: 'Posts it may belong to',
		none: 'No post sounds like this yet.',
		noneSentence: 'Search for one, or make a new post of it.',
		people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
		match: (percent: number) => `${percent} % alike`,
		inCommon: (words: string) => `Both say: ${words}`,
		link: (title: string) => `Link to “${title}”`
	},
	linked: { title: 'Linked to', none: 'Nothing yet' },
	newPost: {
		title: 'New post from this message',
		description: 'Its person is the author, follows it, and the words stay with it.',
		name: 'Title',
		board: 'Board',
		make: 'Make the post',
		cancel: 'Cancel'
	},
	paste: {
		title: 'Paste feedback',
		description: 'What somebody said in a mail, a chat or a call. It is kept as it is.',
		text: 'What they said',
		email: 'Their e-mail address',
		name: 'Their name',
		optional: 'optional',
		channel: 'Channel',
		origin: 'Link to where it was said',
		send: 'Add to the inbox',
		cancel: 'Cancel',
		added: 'Added to the inbox.'
	},
	quotes: {
		title: 'Quotes',
		none: 'No quotes yet',
		noneSentence: 'Link words of a message to this post in the inbox, and they stand here as evidence.',
		erased: 'These words were erased with their person.',
		more: 'Show more quotes',
		unlink: 'Unlink this quote',
		on: (title: string) => `Linked to “${title}”`
	},
	keys: {
		next: 'Next message',
		previous: 'Previous message',
		sentence: 'Go through the sentences',
		mine: 'Take it, or give it back',
		merge: 'Merge the linked post, or the likeliest, with another',
		first: 'Link to the first suggestion, and so on to 5'
	}
} as const;

export const pasteChannels = ['calls', 'email', 'slack', 'intercom', 'zendesk', 'app-store'] as const;
