import type { Frequency, PreferenceKind } from '../people/me.ts';
import type { DeliveryChannel, DeliveryState, MailState } from './contract.ts';
import type { Worded } from '../kernel/catalogue.ts';

const number = (count: number) => count.toLocaleString('en');
const people = (count: number) => (count === 1 ? '1 person' : `${number(count)} people`);

const states: Record<DeliveryState, string> = {
	queued: 'Waiting',
	sending: 'On its way',
	sent: 'Sent',
	failed: 'Failed',
	suppressed: 'Left out'
};

const channels: Record<DeliveryChannel, string> = { email: 'E-mail', 'in-app': 'In the product', slack: 'Slack', intercom: 'Intercom' };

const mailStates: Record<MailState, string> = { queued: 'Waiting', sent: 'Sent', kept: 'Kept here', failed: 'Failed' };

/** Why somebody was left out, or why a mail failed, as it reads after a name. */
const reasons: Record<string, string> = {
	actor: 'did it themself',
	'not-allowed': 'may no longer see it',
	muted: 'muted it',
	'told-before': 'heard already that it shipped',
	preference: 'switched this off',
	'no-address': 'no address',
	bounced: 'the address takes no mail',
	unsubscribed: 'unsubscribed',
	complained: 'complained to their mail provider',
	'not-following': 'does not follow it any more',
	overtaken: 'it was not true any more',
	recalled: 'taken back in time',
	refused: 'the mail server refused the mail',
	'gave-up': 'the mail server did not take it for a day'
};

const events: Record<string, string> = {
	'posts.status-changed': 'Status changed',
	'post.merged': 'Merged',
	'comment.created': 'Answer or comment',
	'comment.changed': 'Official answer',
	'changelog.published': 'Changelog',
	'item.part-done': 'Part shipped',
	'question.asked': 'Question',
	'feedback.assigned': 'Message assigned',
	'feedback.received': 'New feedback',
	'item.ready-lost': 'Not ready any more'
};

const kinds: Record<PreferenceKind, { label: string; hint: string }> = {
	status: { label: 'News of your requests', hint: 'When something you asked for is planned, started, shipped or declined.' },
	answer: { label: 'Answers of the team', hint: 'When the team answers a request you follow.' },
	reply: { label: 'Replies to you', hint: 'When somebody replies to your comment.' },
	mention: { label: 'When you are named', hint: 'When a comment names you.' },
	comment: { label: 'Comments', hint: 'When anybody comments on a request you follow.' },
	merge: { label: 'Requests that become one', hint: 'When your request becomes part of another that asks for the same.' },
	changelog: { label: 'The changelog', hint: 'When the team publishes what is new, whether you asked for it or not.' },
	question: { label: 'Questions about your requests', hint: 'The team may ask you one question about something you asked for, at most every two weeks.' },
	assigned: { label: 'What is given to you', hint: 'When a message is yours to look at.' },
	feedback: { label: 'New feedback', hint: 'When a message comes into the inbox.' },
	readiness: { label: 'What is not ready any more', hint: 'When an item you worked on is not ready for a sprint any more.' }
};

/** Sentences of deliveries, receipts, the outbox, and the pages behind the links of a mail. */
export const words = {
	states,
	channels,
	mailStates,
	people,
	reason: (code: string) => reasons[code] ?? code,
	event: (type: string) => events[type] ?? type,
	deliveries: {
		title: 'Deliveries',
		lead: 'Who was told what, when and how, and who was left out and why.',
		latest: 'Latest news',
		each: 'Each message',
		filter: 'Filter by state',
		filterChannel: 'Filter by channel',
		everyWay: 'Every way',
		find: 'Name or address of a person',
		findButton: 'Find',
		whom: (name: string) => `Only ${name}`,
		nobodyFound: (typed: string) => `Nobody is called “${typed}”, and no address begins so.`,
		all: 'All',
		person: 'Person',
		about: 'About',
		state: 'State',
		when: 'When',
		attempts: 'Attempts',
		act: 'Act',
		retry: 'Send again',
		retryAll: (count: number) => `Send again to ${people(count)}`,
		retried: 'It is on its way again.',
		more: 'Show more',
		somebody: 'Somebody without a name',
		severalPosts: (first: string, more: number) => `${first} and ${more} more`,
		nothing: 'No messages here',
		nothingSentence: 'When you change a status and choose to tell people, each message to each person stands here.',
		showAll: 'Show all messages',
		nextAttempt: 'next attempt',
		mailbox: (channel: DeliveryChannel) => channels[channel]
	},
	receipt: {
		told: (count: number) => `${people(count)} told`,
		nobody: 'Nobody told',
		waiting: (count: number) => `${number(count)} waiting`,
		failed: (count: number) => `${number(count)} failed`,
		leftOut: (count: number) => `${number(count)} left out`,
		unsubscribed: (count: number) => `${number(count)} unsubscribed after it`,
		by: (name: string) => `by ${name}`,
		open: (title: string) => `Receipt of ${title}`,
		whyLeftOut: 'Why some were left out',
		note: 'What was said'
	},
	bell: {
		title: 'What is new for you',
		label: (unread: number) => (unread === 0 ? 'Notifications, nothing new' : `Notifications, ${unread} new`),
		new: 'New',
		readAll: 'Mark all as read',
		nothing: 'Nothing yet. What happens to requests you follow appears here.'
	},
	letter: {
		show: 'Show the mail',
		title: 'The mail as it goes out',
		as: (name: string) => `As ${name} gets it, with their own words.`,
		asNobody: 'Nobody is told now; this is how it would look.',
		language: 'Language',
		test: 'Send it to me',
		tested: (address: string) => `A copy is on its way to ${address}.`,
		testSubject: (subject: string) => `Test: ${subject}`,
		noAddress: 'A test mail goes to the address of whoever asks for it; this key has none.',
		close: 'Close',
		failed: 'The mail could not be shown. You can still go on.'
	},
	recall: {
		tooLate: 'This has gone out already, so it cannot be taken back.',
		button: 'Take back',
		soon: (people: string, minutes: number) => `${people} will hear of it in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
		now: (people: string) => `${people} will hear of it in a moment.`,
		done: 'Taken back. Nobody is told.',
		at: 'Taken back'
	},
	recipients: {
		count: (count: number) => (count === 0 ? 'Nobody will be told.' : `${people(count)} will be told.`),
		leftOut: (count: number) => (count === 0 ? 'Nobody is left out.' : `${people(count)} will be left out.`),
		looking: 'Looking up who follows this',
		show: 'Show who',
		more: (count: number) => `and ${number(count)} more`,
		failed: 'Who will be told could not be looked up. You can still go on.'
	},
	outbox: {
		title: 'Outbox',
		lead: 'Mails that Winnow wrote. Without a mail server they are kept here to be read.',
		noServer: 'No mail server is set, so mails are kept here and nobody gets them. Set SMTP_URL to send them.',
		subject: 'Subject',
		to: 'To',
		state: 'State',
		when: 'When',
		nothing: 'No mails yet',
		nothingSentence: 'Sign-in links, invitations and news appear here as soon as they are written.',
		more: 'Show older mails',
		back: 'Outbox',
		letter: 'The mail as it looks',
		text: 'The same as plain text',
		headers: 'Headers',
		messageId: 'Message-ID',
		answer: 'Answer of the server',
		kind: 'Kind',
		privateLetter: 'This mail let somebody in. It was sent, so its words are for its reader alone.'
	},
	preferences: {
		title: 'What you hear about',
		lead: (address: string, workspace: string) => `For mail from ${workspace} to ${address}.`,
		signedOut: 'Open the link in one of our mails, or sign in, to choose what you hear about.',
		signIn: 'Sign in',
		save: 'Save',
		saved: 'Saved.',
		kinds,
		frequencies: { instant: 'At once', daily: 'In one mail each morning', weekly: 'In one mail each Monday', off: 'Never' } satisfies Record<Frequency, string>,
		hours: {
			title: 'When mail may come',
			lead: 'What does not go out then waits, and comes afterwards in one mail. At most one mail an hour comes anyway, except when something you asked for is here.',
			timeZone: 'Time zone',
			utc: 'Universal time (UTC)',
			quietFrom: 'Quiet from',
			quietUntil: 'Quiet until',
			mostADay: 'Most mails a day',
			mostADayHint: 'Beyond that, news waits for the next morning.',
			optional: 'optional'
		},
		stopped: 'You are unsubscribed. No news comes to this address.',
		stoppedHint: 'Sign-in links still come when you ask for one.',
		start: 'Send me news again',
		stop: 'Unsubscribe from everything',
		language: 'Language',
		languageHint: 'What we send you is written in it.',
		languageUnsaid: 'Not chosen'
	},
	unsubscribe: {
		title: 'Unsubscribe?',
		lead: (address: string, workspace: string) => `Stop all news from ${workspace} to ${address}.`,
		button: 'Unsubscribe',
		rather: 'Choose what you hear about instead',
		done: 'You are unsubscribed',
		doneSentence: 'No more news comes to this address. You can change your mind at any time.',
		again: 'Send me news again',
		badTitle: 'This link does not work',
		bad: 'It is not complete or not ours. Open it again from the mail, with all of its letters.'
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Pick<typeof words, 'preferences' | 'unsubscribe'>>;
