/** Reads, for a whole batch of deliveries at once, everything their letters say. */
import { sql } from 'kysely';
import type { StatusCategory } from '#core/boards/contract.ts';
import { languageOf, type Language } from '#core/kernel/languages.ts';
import type { News } from '#core/notifications/letters.ts';
import { postsChangedBy, strongestReason, tellingOf } from '#core/notifications/rules.ts';
import { namedKinds } from '#core/people/me.ts';
import { letterWords } from '#core/notifications/letter-words/index.ts';
import type { FollowReason } from '#core/posts/contract.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { plainExcerpt } from '../platform/markdown.ts';
import { addressOf, stopOf, whoIsWhoIn } from './addressing.ts';
import { wordsOf } from './quotes.ts';

/** Of what was published, so many characters stand in a mail. */
export const longestExcerpt = 600;
/** Of a message, so many characters stand for its title. */
const longestTitle = 80;

export type Told = { event_id: string; person_id: string; post_ids: string[]; named_as: string | null };
/** What the news says, without the links of the reader. */
export type Facts = Omit<News, 'unsubscribeUrl' | 'preferencesUrl'>;
export type Addressee = { email: string | null; name: string | null; stopped: string | null; language: Language | null };

type PostFacts = { post_id: string; title: string; number: number; slug: string };
type EventFacts = { event_id: string; type: string; post_id: string | null; members_only: boolean; actor_name: string | null; detail: object; body: string | null; question: string | null; message: string | null; item_title: string | null; item_number: number | null; missing: string[] | null; entry_title: string | null; entry_slug: string | null; entry_body: string | null };

export type BatchFacts = { of(told: Told): Facts | null; addressee(personId: string): Addressee };

/** What the letters of these people say of these posts, whatever they tell: five questions, however many there are. */
export async function readReaders({ db }: Pick<Context, 'db'>, personIds: string[], postIds: string[]) {
	const [workspace, posts, people, reasons, words] = await Promise.all([
		db.selectFrom('workspaces').select(['name', 'language']).executeTakeFirstOrThrow(),
		postsOf(db, postIds),
		addresseesOf(db, personIds),
		reasonsOf(db, personIds, postIds),
		wordsOf(db, personIds, postIds)
	]);
	return {
		workspace,
		people,
		posts: postIds.flatMap((id) => posts.get(id) ?? []),
		postOf: (id: string) => posts.get(id),
		language: (personId: string) => people.get(personId)?.language ?? null,
		wordsOfReader: (personId: string, postId: string) => words.get(`${personId} ${postId}`) ?? null,
		reason: (personId: string, ids: string[]) => strongestReason(ids.flatMap((id) => reasons.get(`${personId} ${id}`) ?? []))
	};
}

/** The same few questions, whatever the size of the batch. */
export async function readFacts(db: Db, baseUrl: string, batch: Told[]): Promise<BatchFacts> {
	const postIds = [...new Set(batch.flatMap((told) => told.post_ids))];
	const [readers, events, statuses] = await Promise.all([
		readReaders({ db }, [...new Set(batch.map((told) => told.person_id))], postIds),
		eventsOf(db, [...new Set(batch.map((told) => told.event_id))]),
		db.selectFrom('statuses').select(['key', 'name', 'category']).execute()
	]);
	const { workspace, people } = readers;
	const ownLanguage = languageOf(workspace.language) ?? 'en';
	const statusOf = (key: string | undefined) => statuses.find((status) => status.key === key);
	return {
		addressee: (personId) => people.get(personId) ?? { email: null, name: null, stopped: null, language: null },
		of({ event_id, person_id, post_ids, named_as }) {
			const event = events.get(event_id);
			const kind = namedKinds.find((one) => one === named_as) ?? (event && tellingOf({ type: event.type, postId: event.post_id ?? undefined, detail: event.detail })?.kind);
			const known = post_ids.flatMap((id) => readers.postOf(id) ?? []);
			const subject = event ? subjectOf(event, known[0], baseUrl) : null;
			if (!event || !kind || (known.length === 0 && !event.entry_title && !subject)) return null;
			if (kind === 'changelog' && !event.entry_title) return null;
			const language = readers.language(person_id) ?? ownLanguage;
			const detail = event.detail as { title?: string; note?: string | null; category?: StatusCategory; sourceTitle?: string; outcome?: Facts['outcome'] };
			const status = statusOf(postsChangedBy(event.detail)[0]?.to);
			return {
				workspace: workspace.name,
				language,
				ownLanguage,
				kind,
				part: event.type === 'item.part-done' ? { title: detail.title ?? '', rest: restOf(event.detail, post_ids) } : null,
				who: event.actor_name,
				subject: named_as ? subject : null,
				category: detail.category ?? (status?.category as StatusCategory | undefined) ?? null,
				statusName: status?.name ?? null,
				posts: known.map((post) => ({ title: post.title, url: `${baseUrl}/posts/${post.number}/${post.slug}`, words: readers.wordsOfReader(person_id, post.post_id) })),
				note: event.body ?? event.question ?? event.message ?? (event.missing ? letterWords[language].missing(event.missing.join(', ')) : null) ?? detail.note ?? null,
				sourceTitle: detail.sourceTitle ?? null,
				outcome: detail.outcome ?? null,
				entry: event.entry_title ? { title: event.entry_title, url: `${baseUrl}/changelog/${event.entry_slug}`, excerpt: plainExcerpt(event.entry_body ?? '', longestExcerpt) } : null,
				reason: readers.reason(person_id, post_ids)
			};
		}
	};
}

/** What of these posts is still to come, by the titles of the parts. */
function restOf(detail: object, postIds: string[]): string[] {
	const posts = postsChangedBy(detail) as { postId: string; rest?: string[] }[];
	return [...new Set(posts.filter(({ postId }) => postIds.includes(postId)).flatMap(({ rest }) => rest ?? []))];
}

/** Where somebody who is named is led: to the comment, the message, the item. */
function subjectOf({ message, question, item_title, item_number, members_only, detail }: EventFacts, post: PostFacts | undefined, baseUrl: string): Facts['subject'] {
	const { commentId, feedbackId, questionId } = detail as { commentId?: string; feedbackId?: string; questionId?: string };
	if (question) return post ? { title: post.title, url: `${baseUrl}/questions/${questionId}` } : null;
	if (message) return { title: plainExcerpt(message, longestTitle), url: `${baseUrl}/app/inbox?message=${feedbackId}` };
	if (item_title) return { title: item_title, url: `${baseUrl}/app/items/${item_number}` };
	if (!post || !commentId) return null;
	return { title: post.title, url: members_only ? `${baseUrl}/app/posts/${post.number}#${commentId}` : `${baseUrl}/posts/${post.number}/${post.slug}#${commentId}` };
}

async function eventsOf(db: Db, eventIds: string[]): Promise<Map<string, EventFacts>> {
	const { rows } = await sql<EventFacts>`
		SELECT e.event_id, e.type, e.post_id, e.detail, e.members_only, a.name AS actor_name, c.body, q.body AS question, f.body AS message, i.title AS item_title, i.number AS item_number,
			CASE WHEN i.item_id IS NOT NULL THEN ARRAY(SELECT r.name FROM ready_criteria r WHERE r.key = ANY(i.unmet) AND r.weight = 'must' ORDER BY r.position) END AS missing, n.title AS entry_title, n.slug AS entry_slug, n.body AS entry_body
		FROM events e
		LEFT JOIN changelog_entries n ON n.entry_id = e.detail->>'entryId' AND e.type = 'changelog.published' AND n.state = 'published'
		LEFT JOIN comments c ON c.comment_id = e.detail->>'commentId' AND c.deleted_at IS NULL AND (e.members_only OR NOT c.internal)
		LEFT JOIN feedback f ON f.feedback_id = e.detail->>'feedbackId' AND e.type IN ('feedback.assigned', 'feedback.received') AND f.erased_at IS NULL
		LEFT JOIN questions q ON q.question_id = e.detail->>'questionId' AND e.type = 'question.asked'
		LEFT JOIN items i ON i.item_id = e.item_id AND e.type = 'item.ready-lost'
		LEFT JOIN people a ON a.person_id = e.actor_id AND a.erased_at IS NULL
		WHERE e.event_id = ANY(${eventIds})`.execute(db);
	return new Map(rows.map((row) => [row.event_id, row]));
}

async function postsOf(db: Db, postIds: string[]): Promise<Map<string, PostFacts>> {
	const rows = await db.selectFrom('posts').select(['post_id', 'title', 'number', 'slug']).where('post_id', '=', sql<string>`ANY(${postIds})`).execute();
	return new Map(rows.map((row) => [row.post_id, row]));
}

/** With why nothing may go to the address any more, if something happened since the delivery was written. */
async function addresseesOf(db: Db, personIds: string[]): Promise<Map<string, Addressee>> {
	const { rows } = await sql<Addressee & { person_id: string }>`
		SELECT t.person_id, t.email, t.name, t.language, CASE WHEN t.email IS NULL THEN 'no-address' ELSE ${stopOf(sql`t`)} END AS stopped
		FROM (SELECT p.person_id, p.name, p.language, CASE WHEN p.erased_at IS NULL THEN ${addressOf} END AS email FROM people p WHERE p.person_id = ANY(${personIds})) t`.execute(db);
	return new Map(rows.map(({ person_id, language, ...row }) => [person_id, { ...row, language: languageOf(language) }]));
}

async function reasonsOf(db: Db, personIds: string[], canonicalIds: string[]): Promise<Map<string, FollowReason[]>> {
	const { rows } = await sql<{ person_id: string; canonical_id: string; reasons: FollowReason[] }>`
		SELECT w.stands AS person_id, p.canonical_id, array_agg(DISTINCT f.reason) AS reasons
		FROM (${whoIsWhoIn(personIds)}) w JOIN follows f ON f.person_id = w.id JOIN posts p ON p.post_id = f.post_id
		WHERE p.canonical_id = ANY(${canonicalIds})
		GROUP BY 1, 2`.execute(db);
	return new Map(rows.map((row) => [`${row.person_id} ${row.canonical_id}`, row.reasons]));
}
