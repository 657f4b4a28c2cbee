import type { Worded } from '../kernel/catalogue.ts';

/** Sentences of comments, on the portal and for the team. */
export const words = {
	title: (count: number) => (count === 0 ? 'Comments' : count === 1 ? '1 comment' : `${count} comments`),
	none: 'No comments yet',
	noneSentence: 'Say what this would change for you. The team reads every comment.',
	noneTeam: 'Nobody has commented. An internal note is seen by the team alone.',
	official: 'Official answer',
	team: 'Team',
	internal: 'Internal',
	internalHint: 'Seen by the team alone',
	deleted: 'This comment was deleted.',
	erased: 'Someone',
	from: (title: string) => `Written on “${title}”`,
	report: 'Report',
	reportOf: (name: string) => `Report the comment of ${name}`,
	reply: 'Reply',
	replyTo: (name: string) => `Reply to ${name}`,
	more: 'Show more comments',
	write: {
		label: 'Your comment',
		placeholder: 'What would this change for you?',
		hint: 'Markdown works. Everybody can read it.',
		email: 'E-mail address',
		emailHint: 'So that we can tell you what becomes of it. Nobody else sees it.',
		name: 'Your name',
		optional: 'optional',
		send: 'Comment',
		followed: 'You follow this request from then on, and can stop at any time.',
		trap: 'Leave this field empty',
		signedInAs: (name: string) => `You comment as ${name}.`,
		thanks: 'Your comment is published.'
	},
	teamWrite: {
		label: 'Comment',
		placeholder: 'Write to customers, or note something for the team. @ names somebody.',
		public: 'Public comment',
		publicHint: 'Everybody can read it',
		internal: 'Internal note',
		internalHint: 'The team alone',
		audience: 'Who reads it',
		official: 'Make it the official answer',
		sendPublic: 'Publish',
		sendInternal: 'Add note',
		cancel: 'Cancel',
		save: 'Save',
		edit: 'Edit',
		remove: 'Delete',
		makeOfficial: 'Make it the official answer',
		confirmOfficial: 'Make official',
		endOfficial: 'No longer the official answer',
		more: 'More',
		removed: 'Comment deleted.',
		undo: 'Undo',
		published: 'Comment published.',
		noted: 'Note added.',
		keys: 'to send'
	},
	mentioning: {
		onlyMembers: 'A note names members of the team alone, because nobody else sees it.',
		onlyThoseHere: 'Only members and people who asked or commented here can be named.',
		onlyTeam: 'Only the team may name people in a comment.',
		label: 'People you can name',
		offered: (count: number) => (count === 1 ? '1 person, arrow keys choose' : `${count} people, arrow keys choose`),
		customer: 'took part here'
	},
	telling: {
		question: (count: number) => (count === 1 ? 'Tell the 1 person who follows?' : `Tell the ${count} people who follow?`),
		yes: (count: number) => (count === 1 ? 'Tell 1 person' : `Tell all ${count}`),
		yesHint: 'One message each, as they chose to hear from you.',
		no: 'Tell nobody',
		noHint: 'The answer stands on the page, quietly.'
	},
	emailNeeded: 'Give an e-mail address, or sign in.'
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Omit<typeof words, 'internal' | 'internalHint' | 'noneTeam' | 'teamWrite' | 'mentioning' | 'telling'>>;
