/** Reads, for a whole batch of deliveries at once, everything their letters say. */
import { sql } from 'kysely';
import type { StatusCategory } from '#core/boards/contract.ts';
import { languageOf, type Language } from '#core/kernel/languages.ts';
import type { News } from '#core/notifications/letters.ts';
import { postsChangedBy, strongestReason, tellingOf } from '#core/notifications/rules.ts';
import type { FollowReason } from '#core/posts/contract.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { plainExcerpt } from '../platform/markdown.ts';
import { addressOf, stopOf, whoIsWhoIn } from './addressing.ts';
import { wordsOf } from './quotes.ts';

/** Of what was published, so many characters stand in a mail. */
export const longestExcerpt = 600;

export type Told = { event_id: string; person_id: string; post_ids: string[] };
/** What the news says, without the links of the reader. */
export type Facts = Omit<News, 'unsubscribeUrl' | 'preferencesUrl'>;
export type Addressee = { email: string | null; name: string | null; stopped: string | null; language: Language | null };

type PostFacts = { post_id: string; title: string; number: number; slug: string };
type EventFacts = { event_id: string; type: string; post_id: string | null; detail: object; body: string | null; entry_title: string | null; entry_slug: string | null; entry_body: string | null };

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
		of({ event_id, person_id, post_ids }) {
			const event = events.get(event_id);
			const telling = event && tellingOf({ type: event.type, postId: event.post_id ?? undefined, detail: event.detail });
			const known = post_ids.flatMap((id) => readers.postOf(id) ?? []);
			if (!event || !telling || (known.length === 0 && !event.entry_title)) return null;
			if (telling.kind === 'changelog' && !event.entry_title) return null;
			const detail = event.detail as { note?: string | null; category?: StatusCategory; sourceTitle?: string; outcome?: Facts['outcome'] };
			const status = statusOf(postsChangedBy(event.detail)[0]?.to);
			return {
				workspace: workspace.name,
				language: readers.language(person_id) ?? ownLanguage,
				ownLanguage,
				kind: telling.kind,
				category: detail.category ?? (status?.category as StatusCategory | undefined) ?? null,
				statusName: status?.name ?? null,
				posts: known.map((post) => ({ title: post.title, url: `${baseUrl}/posts/${post.number}/${post.slug}`, words: readers.wordsOfReader(person_id, post.post_id) })),
				note: event.body ?? detail.note ?? null,
				sourceTitle: detail.sourceTitle ?? null,
				outcome: detail.outcome ?? null,
				entry: event.entry_title ? { title: event.entry_title, url: `${baseUrl}/changelog/${event.entry_slug}`, excerpt: plainExcerpt(event.entry_body ?? '', longestExcerpt) } : null,
				reason: readers.reason(person_id, post_ids)
			};
		}
	};
}

async function eventsOf(db: Db, eventIds: string[]): Promise<Map<string, EventFacts>> {
	const { rows } = await sql<EventFacts>`
		SELECT e.event_id, e.type, e.post_id, e.detail, c.body, n.title AS entry_title, n.slug AS entry_slug, n.body AS entry_body
		FROM events e
		LEFT JOIN changelog_entries n ON n.entry_id = e.detail->>'entryId' AND e.type = 'changelog.published' AND n.state = 'published'
		LEFT JOIN comments c ON c.comment_id = e.detail->>'commentId' AND c.deleted_at IS NULL AND NOT c.internal
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
