/** The letter that would go out, before it does: to look at in each language, and to send to oneself. */
import type { LetterPreview, LetterRequest, TestLetter } from '#core/notifications/contract.ts';
import { composeMessage, composeSubject, type News } from '#core/notifications/letters.ts';
import { words } from '#core/notifications/words.ts';
import { languageOf, type Language } from '#core/kernel/languages.ts';
import type { StatusCategory } from '#core/boards/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { getEntry, postsOfEntry } from '../changelog/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { renderLetter } from '../platform/letter.ts';
import { queueMail } from '../platform/mail-queue.ts';
import { plainExcerpt } from '../platform/markdown.ts';
import { audienceOf, eventsThatShipped, listAudience, type AudienceOf } from './audience.ts';
import { longestExcerpt, readReaders } from './facts.ts';
import { areVisible } from './queries.ts';

/** The letter as its first reader gets it, or as the caller would where nobody is told; without links that act for anybody. @throws not-found, invalid */
export async function previewLetter(context: Context, asked: LetterRequest): Promise<LetterPreview> {
	const { news, reader } = await imagine(context, asked);
	return { subject: composeSubject(news), ...renderLetter(composeMessage(news)), language: news.language, reader: reader ? { id: reader.person_id as PersonId, name: reader.name, email: reader.email } : null };
}

/** Sends the letter to the caller alone. @throws not-found, invalid, sign-in-required without a person or an address */
export async function sendTestLetter(context: Context, asked: LetterRequest): Promise<TestLetter> {
	const { personId } = context.viewer;
	const person = personId ? await context.db.selectFrom('people').select('email').where('person_id', '=', personId).executeTakeFirst() : undefined;
	const to = person?.email;
	if (!to) throw new Refusal('sign-in-required', words.letter.noAddress);
	const { news } = await imagine(context, asked);
	await inTransaction(context, (_, inner) => queueMail(inner, { kind: 'test', to, subject: words.letter.testSubject(composeSubject(news)), ...renderLetter(composeMessage(news)) }));
	return { to };
}

async function imagine(context: Context, asked: LetterRequest) {
	const { db, baseUrl, viewer } = context;
	const subject = await (asked.kind === 'changelog' ? ofEntry(context, asked.entryId) : ofStatus(context, asked));
	const [reader] = await listAudience(db, subject.of, { leftOut: false, limit: 1 });
	const readerId = reader?.person_id ?? viewer.personId;
	const { workspace, posts, wordsOfReader, language, reason } = await readReaders(context, readerId ? [readerId] : [], subject.of.postIds);
	const ownLanguage = languageOf(workspace.language) ?? 'en';
	const chosen: Language = asked.language ?? (readerId ? language(readerId) : null) ?? ownLanguage;
	const news: News = {
		workspace: workspace.name,
		language: chosen,
		ownLanguage,
		kind: asked.kind,
		category: null,
		statusName: null,
		note: null,
		sourceTitle: null,
		outcome: null,
		entry: null,
		who: null,
		part: null,
		subject: null,
		...subject.said,
		posts: posts.map((post) => ({ title: post.title, url: `${baseUrl}/posts/${post.number}/${post.slug}`, words: readerId ? wordsOfReader(readerId, post.post_id) : null })),
		reason: readerId ? reason(readerId, subject.of.postIds) : 'asked',
		unsubscribeUrl: `${baseUrl}/unsubscribe`,
		preferencesUrl: `${baseUrl}/preferences`
	};
	return { news, reader };
}

type Subject = { of: AudienceOf; said: Partial<News> };

async function ofStatus(context: Context, { postIds, status, note }: Extract<LetterRequest, { kind: 'status' }>): Promise<Subject> {
	if (!(await areVisible(context.db, context.viewer, postIds))) throw notFound('post');
	const to = await context.db.selectFrom('statuses').select(['name', 'category']).where('key', '=', status).executeTakeFirst();
	if (!to) throw invalid({ status: 'There is no such status.' });
	const of = await audienceOf(context.db, { kind: 'status', audience: 'followers', postIds, sourceId: null, actorId: context.viewer.personId });
	return { of, said: { category: to.category as StatusCategory, statusName: to.name, note: note ?? null } };
}

async function ofEntry(context: Context, entryId: string): Promise<Subject> {
	const entry = await getEntry(context, entryId);
	const postIds = await postsOfEntry(context, entryId);
	const of = { kind: 'changelog' as const, postIds, sourceIds: null, actorId: context.viewer.personId, toldBy: await eventsThatShipped(context.db, postIds) };
	return { of, said: { entry: { title: entry.title, url: entry.url, excerpt: plainExcerpt(entry.body, longestExcerpt) } } };
}
