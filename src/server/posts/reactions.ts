import type { PostId } from '#core/kernel/ids.ts';
import { sql } from 'kysely';
import type { ContextOf } from '../platform/context.ts';
import { everyIdOf, idsOfPerson } from '../people/service.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction, RecordedEvent } from '../platform/outbox.ts';
import { countTexts } from '../similarity/service.ts';
import { lockPosts } from './clusters.ts';
import { recountDemand } from './counting.ts';
import { indexPost } from './indexing.ts';

/** A company's revenue, a person's companies or who is one with whom changed: the demand behind them is counted anew in the same transaction. */
export const keepRevenueOfDemand: Reaction = {
	name: 'posts: keep the companies behind demand',
	to: ['company.changed', 'company.merged', 'company.unmerged', 'person.companies-changed', 'person.merged', 'person.unmerged'],
	when: 'now',
	react: async (context, event) => recountDemand(context, await lockPostsBehind(context, event))
};

/** A tag was removed: it leaves the posts that carried it. */
export const dropRemovedTag: Reaction = {
	name: 'posts: drop a removed tag',
	to: ['tag.removed'],
	when: 'now',
	async react({ db }, event) {
		const { tagId } = event.detail as { tagId: string };
		await sql`UPDATE posts SET tags = array_remove(tags, ${tagId}) WHERE tags @> ARRAY[${tagId}]`.execute(db);
	}
};

/** A person is erased: posts that nobody else supports lose their words; those with demand keep the request and lose the name. */
export const eraseWordsOfPerson: Reaction = {
	name: 'posts: erase the words of a person',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { db } = context;
		const { personId } = event.detail as { personId: string };
		const asked = await db.selectFrom('posts').select('post_id').where('author_id', '=', personId).execute();
		if (asked.length > 0) await lockPosts(context, asked.map((row) => row.post_id));
		const { rows: wordless } = await sql<{ post_id: PostId; title: string; body: string }>`UPDATE posts p SET title = 'Erased request', slug = 'erased-request', body = '', updated_at = ${event.at}, version = version + 1
			WHERE p.author_id = ${personId} AND NOT EXISTS (SELECT FROM votes v WHERE v.post_id = p.post_id AND v.person_id <> ALL(${idsOfPerson(personId)}))
			RETURNING p.post_id, p.title, p.body`.execute(db);
		for (const row of wordless) await indexPost(context, row.post_id, row);
		await db.deleteFrom('follows').where('person_id', '=', personId).execute();
	}
};

/** Words came, changed or went: their rarity is counted anew. */
export const countWordsOfPosts: Reaction = {
	name: 'posts: count the words of new texts',
	to: ['post.created', 'post.changed', 'person.erased'],
	when: 'later',
	react: (context) => countTexts(context)
};

/** A merge that was waited for may have moved people to another post: asks again under the lock until that is the answer. */
async function lockPostsBehind(context: ContextOf<Tx>, event: RecordedEvent): Promise<PostId[]> {
	const locked = new Set<PostId>();
	for (;;) {
		const behind = await postsBehind(context, event);
		const missing = behind.filter((id) => !locked.has(id));
		if (missing.length === 0) return behind;
		await lockPosts(context, missing);
		for (const id of missing) locked.add(id);
	}
}

async function postsBehind({ db }: ContextOf<Tx>, event: RecordedEvent): Promise<PostId[]> {
	const { companyId, personId, personIds } = event.detail as { companyId?: string; personId?: string; personIds?: string[] };
	const named = personIds || personId ? await everyIdOf(db, personIds ?? [personId as string]) : null;
	const who = named ? sql`= ANY(${named})` : sql`IN (SELECT x.person_id FROM person_companies x WHERE x.company_id = ${companyId})`;
	const { rows } = await sql<{ canonical_id: PostId }>`
		SELECT m.canonical_id FROM posts m JOIN votes v ON v.post_id = m.post_id WHERE v.person_id ${who}
		UNION SELECT m.canonical_id FROM posts m WHERE m.author_id ${who}
		UNION SELECT m.canonical_id FROM posts m JOIN insights i ON i.post_id = m.post_id WHERE i.person_id ${who} ORDER BY 1`.execute(db);
	return rows.map((row) => row.canonical_id);
}
