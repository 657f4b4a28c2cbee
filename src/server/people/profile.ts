import type { Deed, Profile } from '#core/people/profile.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { getPerson } from './people.ts';
import { companiesOfPerson } from './queries.ts';
import { showCompany } from './showing.ts';

const newest = 20;

/** A person with their companies and the newest of what they did. @throws not-found */
export async function readProfile(context: Context, id: string): Promise<Profile> {
	const person = await getPerson(context, id);
	const { db } = context;
	const [companies, asked, voted, said, commented] = await Promise.all([
		companiesOfPerson(db, id),
		postsOf(db, id),
		votesOf(db, id),
		feedbackOf(db, id),
		commentsOf(db, id)
	]);
	return { person, companies: companies.map(showCompany), asked, voted, said, commented };
}

async function postsOf(db: Db, id: string): Promise<Deed[]> {
	const rows = await db.selectFrom('posts').select(['post_id', 'number', 'title', 'created_at']).where('author_id', '=', id).orderBy('post_id', 'desc').limit(newest).execute();
	return rows.map((row) => ({ key: row.post_id, at: row.created_at.toISOString(), post: { number: row.number, title: row.title } }));
}

async function votesOf(db: Db, id: string): Promise<Deed[]> {
	const rows = await db
		.selectFrom('votes as v')
		.innerJoin('posts as p', 'p.post_id', 'v.post_id')
		.select(['v.post_id', 'p.number', 'p.title', 'v.created_at', 'v.cast_by'])
		.where('v.person_id', '=', id)
		.orderBy('v.created_at', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({
		key: row.post_id,
		at: row.created_at.toISOString(),
		post: { number: row.number, title: row.title },
		onBehalf: row.cast_by !== null && row.cast_by !== id
	}));
}

async function feedbackOf(db: Db, id: string): Promise<Deed[]> {
	const rows = await db.selectFrom('feedback').select(['feedback_id', 'body', 'channel', 'occurred_at']).where('person_id', '=', id).orderBy('feedback_id', 'desc').limit(newest).execute();
	return rows.map((row) => ({ key: row.feedback_id, at: row.occurred_at.toISOString(), text: row.body, feedbackId: row.feedback_id, channel: row.channel }));
}

async function commentsOf(db: Db, id: string): Promise<Deed[]> {
	const rows = await db
		.selectFrom('comments as c')
		.innerJoin('posts as p', 'p.post_id', 'c.post_id')
		.select(['c.comment_id', 'c.body', 'c.created_at', 'p.number', 'p.title'])
		.where('c.author_id', '=', id)
		.where('c.deleted_at', 'is', null)
		.orderBy('c.comment_id', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({ key: row.comment_id, at: row.created_at.toISOString(), text: row.body, post: { number: row.number, title: row.title } }));
}
