/** What mails of news say. Titles and what the team wrote stand in them as they were written. */
import { counted } from '../../kernel/catalogue.ts';
import type { StatusCategory } from '../../boards/contract.ts';
import type { FollowReason } from '../../posts/contract.ts';

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
