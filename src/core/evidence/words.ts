import type { Worded } from '../kernel/catalogue.ts';

const people = (count: number) => (count === 1 ? '1 wants' : `${count} want`);
const persons = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** Sentences about what was asked for behind an item. */
export const words = {
	notAsked: 'names something that was not asked for behind this item',

	panel: 'What was asked for',
	none: 'Nothing yet. Link a post, and what people said there stands here.',
	coverage: (answered: number, asks: number) => `${answered} of ${asks} asks are answered by a criterion`,
	all: 'Everything that was asked for is answered by a criterion.',
	trend: (now: number) => `${persons(now)} by now, week by week over the last twelve`,
	segments: 'Segments',
	segment: (name: string, count: number) => `${name} (${count})`,
	telling: 'The most telling',
	contradictions: 'They want different things',
	side: (count: number, word: string) => `${people(count)} ${word}`,
	questions: 'Open questions',
	unanswered: 'Not answered yet',
	answered: 'Answered',
	maybe: (criterion: string, shared: string[]) => `Perhaps answered by “${criterion}” (both say ${shared.join(', ')}).`,
	itIs: 'It is',
	answeredBy: (criterion: string) => `By “${criterion}”`,
	draft: 'Draft a criterion',
	draftOf: (text: string) => `Draft a criterion from: ${text}`,
	citeOf: (criterion: string) => `“${criterion}” answers it`,
	draftAll: 'Draft story and criteria',
	drafted: 'A draft is among the criteria. Nothing counts until you agree to it.',
	someone: 'Somebody',
	quote: 'Quote',
	post: 'Request',
	undo: 'Undo',
	showAll: (count: number) => `Show all ${count}`,

	ask: 'Ask them',
	askTitle: 'Ask the people behind it one question',
	askLead: 'Only those are asked who said that they may be, and nobody more than once in 14 days. They answer without signing in, and each answer stands here as a quote.',
	askField: 'Your question',
	askHint: 'One thing, in words that they use',
	askWhom: (count: number) => (count === 1 ? '1 person will be asked.' : `${count} people will be asked.`),
	askNobody: 'Nobody behind it may be asked now.',
	askLeftOut: ({ notAllowed, askedLately, unreachable }: { notAllowed: number; askedLately: number; unreachable: number }) =>
		[notAllowed > 0 ? `${notAllowed} did not allow questions` : '', askedLately > 0 ? `${askedLately} were asked within 14 days` : '', unreachable > 0 ? `${unreachable} take no mail of this` : ''].filter((one) => one !== '').join(', '),
	askSend: 'Ask',
	asked: (count: number) => (count === 1 ? '1 person is asked.' : `${count} people are asked.`),
	askedQuestions: 'Asked',
	answersOf: (count: number, of: number) => `${count} of ${of} answered`,

	/** What the page says on which somebody answers. */
	answering: {
		title: 'One question',
		about: (title: string) => `You asked for “${title}”.`,
		field: 'Your answer',
		send: 'Send the answer',
		thanks: 'Thank you. The team has your answer.',
		done: 'You have answered this already. Thank you.',
		signedOut: 'Open the link in our mail again, with all of its letters.',
		stop: 'Do not ask me any more',
		gone: 'This question is not there any more, or was not for you.',
		empty: 'Write a few words first.'
	},

	dialogTitle: 'Drafted from what people said',
	dialogLead: 'Take what fits and leave the rest. Each says whose words it is made of; criteria stay drafts until you agree to them.',
	byModel: (name: string) => `The criteria were written by ${name}, from these words alone.`,
	story: 'Story',
	criteria: 'Criteria',
	from: (who: string[]) => `From ${who.join('; ')}`,
	nothing: 'Nothing that was said tells it. Ask the people behind it.',
	kept: 'has a text already, which stays',
	take: 'Take what is ticked',
	cancel: 'Cancel',
	close: 'Close',
	taken: (count: number) => (count === 1 ? '1 draft criterion was added.' : `${count} draft criteria were added.`),
	tooLong: 'The words behind it are longer than a criterion may be; only the beginning is taken.',
	truncated: 'More was asked for than is read at once. The newest quotes and the first hundred requests are looked at.'
} as const;

/** What customers read. */
export type PublicWords = Worded<Pick<typeof words, 'answering'>>;
