import type { HeldState, HoldRule, Language, Outcome, ReportReason } from './contract.ts';
import type { Worded } from '../kernel/catalogue.ts';

const reportReasons: Record<ReportReason, string> = {
	spam: 'Spam or advertising',
	abuse: 'Insulting or hurtful',
	private: 'Private details of somebody',
	other: 'Something else'
};

const states: Record<HeldState, string> = { waiting: 'Waiting', approved: 'Approved', rejected: 'Rejected' };
const outcomes: Record<Outcome, string> = { kept: 'Kept', removed: 'Removed' };

const languages: Record<Language, string> = {
	en: 'English', de: 'German', fr: 'French', es: 'Spanish', it: 'Italian', pt: 'Portuguese', nl: 'Dutch', pl: 'Polish', sv: 'Swedish',
	da: 'Danish', no: 'Norwegian', fi: 'Finnish', cs: 'Czech', hu: 'Hungarian', tr: 'Turkish', ru: 'Russian', ar: 'Arabic', hi: 'Hindi',
	ja: 'Japanese', ko: 'Korean', zh: 'Chinese', th: 'Thai'
};

const because: Record<HoldRule, (found: readonly string[]) => string> = {
	first: () => 'Its author has published nothing here yet, or only typed an address.',
	links: (found) => `It holds ${found.length} links, and its author is new or only typed an address: ${found.join(', ')}.`,
	words: (found) => `It holds ${found.length === 1 ? 'a word' : 'words'} from your lists: ${found.map((word) => `“${word}”`).join(', ')}.`,
	trap: () => 'A field was filled in that people do not see, so a program may have sent it.',
	haste: () => 'The form came back faster than anybody types, so a program may have sent it.'
};

/** Sentences of review, bans and reports. */
export const words = {
	because: (rule: HoldRule, found: readonly string[]) => because[rule](found),
	banned: (reason: string, until: string | null) =>
		`You can read here, but not write${until ? ` until ${until}` : ''}. The reason: ${reason}`,
	wouldWait: 'These words would have to be reviewed first, so the change was not made. Write it without the links or words that are not welcome here.',
	decided: (state: HeldState) => `This was ${state} already. Reload to see what was decided.`,
	noMember: 'A member of the team cannot be banned. Remove them from the team first.',
	bannedAlready: 'This person is banned already. Lift the ban first to make another.',
	endIsPast: 'must be later than now',
	boardStays: 'Texts in moderation belong to this board, so it stays. Make it private instead.',
	queue: {
		title: 'Moderation',
		lead: 'What waits here is shown to nobody but the team and its author.',
		tabs: { held: 'Held', reports: 'Reports', bans: 'Bans' },
		states,
		stateFilter: 'State',
		list: 'Held texts',
		empty: {
			waiting: { title: 'Nothing waits', sentence: 'Texts that your rules hold back land here. Nothing is ever thrown away.' },
			approved: { title: 'Nothing was approved yet', sentence: 'Texts that were held and then published are kept here.' },
			rejected: { title: 'Nothing was rejected', sentence: 'Rejected texts stay readable here and can be approved later.' }
		} satisfies Record<HeldState, { title: string; sentence: string }>,
		choose: 'Choose a text to read it.',
		back: 'All held texts',
		more: 'Show older ones',
		post: 'Request',
		comment: 'Comment',
		onBoard: (board: string) => `For the board ${board}`,
		onPost: (title: string) => `On “${title}”`,
		why: 'Why it waits',
		someone: 'Someone',
		nobodyElse: 'Shown to nobody but the team and its author.',
		approve: 'Approve',
		reject: 'Reject',
		ban: 'Ban author',
		approved: 'Published.',
		rejected: 'Rejected. It is kept under “Rejected”.',
		see: 'See it on the portal',
		rejectTitle: 'Reject this text',
		rejectSentence: 'It is not published and stays readable here. Its author sees your reason.',
		reason: 'Reason',
		cancel: 'Cancel',
		decidedBy: (name: string) => `by ${name}`,
		saidBecause: (reason: string) => `Reason: ${reason}`,
		keys: { next: 'Next text', previous: 'Previous text' }
	},
	bans: {
		title: 'Ban',
		ban: 'Ban this person',
		lift: 'Lift the ban',
		lifted: 'The ban was lifted.',
		done: 'Banned. They can read, and not write.',
		dialogTitle: (name: string) => `Ban ${name}`,
		dialogSentence: 'They can read everything as before. They cannot ask, vote, comment or report, signed in or by e-mail address, and are told why.',
		reason: 'Reason, which they can read',
		until: 'Until',
		untilHint: 'Without a day the ban stands until somebody lifts it.',
		optional: 'optional',
		standing: (until: string | null) => (until ? `Banned until ${until}` : 'Banned'),
		over: 'Over',
		by: (name: string) => `by ${name}`,
		none: 'Nobody is banned',
		noneSentence: 'A ban lets somebody read and not write. Make one from the queue or from the page of a person.',
		list: 'Bans'
	},
	reports: {
		report: 'Report',
		reportPost: 'Report this request',
		reportComment: 'Report this comment',
		title: 'Report to the team',
		lead: 'The team reads it and decides. Nobody else learns that you reported it.',
		reason: 'What is wrong with it',
		reasons: reportReasons,
		note: 'Tell the team more',
		optional: 'optional',
		email: 'E-mail address',
		emailHint: 'Only the team sees it.',
		send: 'Send the report',
		thanks: 'Thank you. The team will look at it.',
		back: 'Back to the request',
		none: 'No open reports',
		noneSentence: 'When somebody reports a request or a comment, it is listed here.',
		resolvedNone: 'No report was resolved yet',
		states: { open: 'Open', resolved: 'Resolved' },
		outcomes,
		keep: 'Keep it',
		remove: 'Remove it',
		kept: 'Resolved: it stays.',
		removed: 'Removed. Its words are kept under “Rejected”.',
		gone: 'It is gone.',
		by: (reporter: string) => `Reported by ${reporter}`,
		of: (author: string) => `Written by ${author}`
	},
	mine: {
		title: 'Waiting for review',
		badge: 'Waiting for review',
		rejectedBadge: 'Not published',
		sentence: 'The team looks at it before others see it. You need not send it again.',
		rejected: (reason: string) => `The team decided not to publish this. Their reason: ${reason}`,
		all: 'All requests',
		yours: 'You wrote this; nobody else sees it.'
	},
	settings: {
		title: 'Moderation',
		lead: 'What these rules find waits for review and is never thrown away. The team itself is never held.',
		first: 'Review the first text of a new person',
		firstHint: 'Whoever has published nothing here yet waits once; what they write afterwards, signed in, appears at once.',
		links: 'Hold texts of new people with more links than',
		linksHint: 'Leave it empty to count no links.',
		languages: 'Hold texts with rude words in',
		language: languages,
		languagesHint: 'Lists hold words that have harmless meanings too, so expect to approve some.',
		ownWords: 'Your own words',
		ownWordsHint: 'One word or phrase a line, in any language.',
		always: 'Forms that a program filled in are always held.',
		save: 'Save',
		saved: 'Saved.'
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Pick<typeof words, 'banned' | 'wouldWait' | 'reports' | 'mine'>>;
