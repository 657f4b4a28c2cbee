import type { Ask, EvidenceReading } from '#core/evidence/contract.ts';
import { contradictionsIn } from '#core/evidence/contradictions.ts';
import { answersTo, questionsIn } from '#core/evidence/coverage.ts';
import { mostTelling } from '#core/evidence/telling.ts';
import type { Criterion, Evidence } from '#core/backlog/contract.ts';
import { sentencesOf } from '#core/feedback/rules.ts';
import type { ItemId, PersonId, PostId } from '#core/kernel/ids.ts';
import { getItem, readEvidence } from '../backlog/service.ts';
import type { Context } from '../platform/context.ts';
import { mostPosts, segmentsBehind, trendOf, wordsOfPosts, type PostWords } from './queries.ts';

const mostQuestions = 20;

/** What was asked for behind an item, which criterion answers it, and what of it tells the most. @throws not-found */
export async function readAsks(context: Context, id: ItemId): Promise<EvidenceReading> {
	const [item, evidence, posts] = [await getItem(context, id), await readEvidence(context, id), await wordsOfPosts(context.db, id)];
	const asks = withAnswers([...evidence.insights.flatMap((one) => askOfQuote(one, evidence)), ...posts.slice(0, mostPosts).map(askOfPost)], item.criteria);
	const open = asks.filter(({ answeredBy }) => answeredBy.length === 0);
	return {
		asks,
		truncated: posts.length > mostPosts || evidence.insights.length >= mostQuotes,
		coverage: { asks: asks.length, answered: asks.length - open.length },
		telling: mostTelling(asks),
		contradictions: contradictionsIn(asks),
		questions: open.flatMap(({ id: askId, text }) => questionsIn(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).map((question) => ({ askId, text: question }))).slice(0, mostQuestions),
		segments: await segmentsBehind(context.db, id),
		trend: await trendOf(context.db, id, context.now())
	};
}

/** As many quotes as the evidence of an item names at most. */
const mostQuotes = 200;

type Told = Omit<Ask, 'answeredBy' | 'maybe'>;

function withAnswers(told: Told[], criteria: readonly Criterion[]): Ask[] {
	const standing = criteria.filter(({ state }) => state !== 'dropped').map(({ id, text, insightIds, postIds }) => ({ id, text, cites: [...insightIds, ...postIds] }));
	const answers = answersTo(told, standing);
	return told.map((ask) => ({ ...ask, ...(answers.get(ask.id) as { answeredBy: []; maybe: [] }) }));
}

/** Words that were erased with their person are asked for no more. */
function askOfQuote({ id, postId, personId, quote, importance, at }: Evidence['insights'][number], { people }: Evidence): Told[] {
	if (quote === null) return [];
	const person = people.find((one) => one.id === personId);
	const who = person ? named(person.name ?? person.email, person.companies[0] ?? null) : null;
	return [{ id, kind: 'quote', postId, personId, who, text: quote, importance, at }];
}

function askOfPost({ post_id, title, body, author_id, author, company, created_at }: PostWords): Told {
	const text = body.trim() === '' ? title : `${/[.!?…]$/.test(title) ? title : `${title}.`} ${body.trim()}`;
	return { id: post_id as PostId, kind: 'post', postId: post_id as PostId, personId: author_id as PersonId, who: named(author, company), text: text.slice(0, 2000), importance: null, at: created_at.toISOString() };
}

function named(name: string | null, company: string | null): string | null {
	return name !== null && company !== null ? `${name}, ${company}` : (name ?? company);
}
