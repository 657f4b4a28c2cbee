/** What mails of news say. Titles and what the team wrote stand in them as they were written. */
import { counted } from '../../kernel/catalogue.ts';
import type { StatusCategory } from '../../boards/contract.ts';
import type { NamedKind } from '../../people/me.ts';
import type { FollowReason } from '../../posts/contract.ts';

/** What tells somebody who is named: under what subject, in which sentence, why, and what its button says. */
type NamedWords = { subject: string; sentence: (title: string, who: string) => string; reason: string; button: string };

const followed = (count: number, rest: { one: string; other: string }) => counted('en', count, rest);

export const english = {
	statuses: { open: 'Open again', 'under-review': 'Under review', planned: 'Planned', 'in-progress': 'Started', shipped: 'Shipped', declined: 'Declined' } as Record<StatusCategory, string>,
	one: {
		open: (title: string) => `“${title}” is open again.`,
		'under-review': (title: string) => `We are looking into “${title}”.`,
		planned: (title: string) => `We plan to build “${title}”.`,
		'in-progress': (title: string) => `We have started to work on “${title}”.`,
		shipped: (title: string) => `“${title}” is here.`,
		declined: (title: string) => `We will not build “${title}”.`
	} as Record<StatusCategory, (title: string) => string>,
	several: {
		open: (count: number) => followed(count, { one: '# request you follow is open again.', other: '# requests you follow are open again.' }),
		'under-review': (count: number) => followed(count, { one: 'We are looking into # request you follow.', other: 'We are looking into # requests you follow.' }),
		planned: (count: number) => followed(count, { one: 'We plan to build # request you follow.', other: 'We plan to build # requests you follow.' }),
		'in-progress': (count: number) => followed(count, { one: 'We have started to work on # request you follow.', other: 'We have started to work on # requests you follow.' }),
		shipped: (count: number) => followed(count, { one: '# request you follow is here.', other: '# requests you follow are here.' }),
		declined: (count: number) => followed(count, { one: 'We will not build # request you follow.', other: 'We will not build # requests you follow.' })
	} as Record<StatusCategory, (count: number) => string>,
	reasons: {
		posted: 'You get this because you asked for it.',
		quoted: 'You get this because you told us that you need it.',
		voted: 'You get this because you voted for it.',
		'on-behalf': 'You get this because our team noted that you want it.',
		commented: 'You get this because you commented on it.',
		asked: 'You get this because you follow it.'
	} as Record<FollowReason, string>,
	reasonOfSeveral: 'You get this because you follow them.',
	reasonOfTaking: 'You get this because you take our changelog by mail.',
	andMore: (title: string, more: number) => `${title} and ${more} more`,
	subjects: {
		about: (what: string, title: string) => `${what}: ${title}`,
		merge: 'Now part of',
		answer: 'Answered',
		comment: 'New comment',
		news: 'News'
	},
	merged: (source: string, title: string) => `“${source}” is now part of “${title}”.`,
	mergedYours: (title: string) => `Your request is now part of “${title}”.`,
	answered: (title: string) => `The team answered “${title}”.`,
	commented: (title: string) => `There is a new comment on “${title}”.`,
	named: {
		mention: { subject: 'You are named', sentence: (title: string, who: string) => `${who} named you in a comment on “${title}”.`, reason: 'You get this because a comment names you.', button: 'See the comment' },
		reply: { subject: 'Reply', sentence: (title: string, who: string) => `${who} replied to your comment on “${title}”.`, reason: 'You get this because you commented on it.', button: 'See the reply' },
		question: { subject: 'A question for you', sentence: (title: string) => `You asked for “${title}”, and we have one question.`, reason: 'You get this because you said that we may ask you. We ask at most every two weeks.', button: 'Answer' },
		assigned: { subject: 'Yours to look at', sentence: (title: string, who: string) => `${who} gave you a message to look at: “${title}”.`, reason: 'You get this because the message is yours to look at.', button: 'Open the message' },
		feedback: { subject: 'New feedback', sentence: (title: string) => `There is a new message in the inbox: “${title}”.`, reason: 'You get this because you asked to hear of new feedback.', button: 'Open the message' },
		readiness: { subject: 'Not ready any more', sentence: (title: string) => `“${title}” is not ready for a sprint any more.`, reason: 'You get this because you worked on the item.', button: 'Open the item' }
	} as Record<NamedKind, NamedWords>,
	missing: (names: string) => `It misses: ${names}.`,
	somebody: 'Somebody',
	part: {
		subject: 'Partly here',
		sentence: (part: string, title: string) => `“${part}”, a part of “${title}”, is here.`,
		rest: (others: string) => `Still to come: ${others}. You will hear of it.`
	},
	newsHeading: 'What is new in what you asked for',
	entryForOne: (title: string) => `You asked for “${title}”. It is here.`,
	entryForSeveral: (count: number) => counted('en', count, { one: 'What you asked for is here:', other: 'What you asked for is here, # requests in one:' }),
	mergeMeans: 'Both ask for the same. Your vote counts there, and you hear what becomes of it.',
	mergeShipped: 'It is shipped already.',
	mergeDeclined: 'We decided not to build it; the request says why.',
	youWrote: 'What you wrote',
	seeRequest: 'See the request',
	readEntry: 'Read what is new',
	unsubscribe: 'Unsubscribe',
	preferences: 'Choose what you hear about'
};
export type LetterWords = typeof english;
