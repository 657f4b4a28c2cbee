import { sql } from 'kysely';
import type { Deed } from '#core/people/profile.ts';
import type { Db } from '../platform/database.ts';

/** How many of each kind a profile shows. */
const newest = 20;

export async function postsOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db.selectFrom('posts').select(['post_id', 'number', 'title', 'created_at']).where('author_id', 'in', ids).orderBy('post_id', 'desc').limit(newest).execute();
	return rows.map((row) => ({ key: row.post_id, at: row.created_at.toISOString(), post: { number: row.number, title: row.title } }));
}

/** A request once, however many of their ids voted for it. */
export async function votesOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db
		.selectFrom('votes as v')
		.innerJoin('posts as p', 'p.post_id', 'v.post_id')
		.select(({ fn }) => ['v.post_id', 'p.number', 'p.title', fn.max('v.created_at').as('at'), sql<boolean>`bool_and(v.cast_by IS NOT NULL AND NOT v.cast_by = ANY(${ids}))`.as('on_behalf')])
		.where('v.person_id', 'in', ids)
		.groupBy(['v.post_id', 'p.number', 'p.title'])
		.orderBy('at', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({ key: row.post_id, at: row.at.toISOString(), post: { number: row.number, title: row.title }, onBehalf: row.on_behalf }));
}

export async function feedbackOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db.selectFrom('feedback').select(['feedback_id', 'body', 'channel', 'occurred_at']).where('person_id', 'in', ids).orderBy('feedback_id', 'desc').limit(newest).execute();
	return rows.map((row) => ({ key: row.feedback_id, at: row.occurred_at.toISOString(), text: row.body, feedbackId: row.feedback_id, channel: row.channel }));
}

export async function commentsOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db
		.selectFrom('comments as c')
		.innerJoin('posts as p', 'p.post_id', 'c.post_id')
		.select(['c.comment_id', 'c.body', 'c.created_at', 'p.number', 'p.title'])
		.where('c.author_id', 'in', ids)
		.where('c.deleted_at', 'is', null)
		.orderBy('c.comment_id', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({ key: row.comment_id, at: row.created_at.toISOString(), text: row.body, post: { number: row.number, title: row.title } }));
}

/** The words of theirs that stand behind requests. */
export async function quotesOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db
		.selectFrom('insights as i')
		.innerJoin('feedback as f', 'f.feedback_id', 'i.feedback_id')
		.innerJoin('posts as p', 'p.post_id', 'i.post_id')
		.select(['i.insight_id', 'i.feedback_id', 'i.range_start', 'i.range_end', 'i.created_at', 'f.body', 'p.number', 'p.title'])
		.where('i.person_id', 'in', ids)
		.orderBy('i.created_at', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({
		key: row.insight_id,
		at: row.created_at.toISOString(),
		text: row.body.slice(row.range_start, row.range_end),
		feedbackId: row.feedback_id,
		post: { number: row.number, title: row.title }
	}));
}

/** What they were told, or would have been. */
export async function tellingsOf(db: Db, ids: string[]): Promise<Deed[]> {
	const rows = await db
		.selectFrom('deliveries as d')
		.leftJoin('posts as p', (join) => join.on(sql<boolean>`p.post_id = d.post_ids[1]`))
		.select(['d.delivery_id', 'd.channel', 'd.state', 'd.created_at', 'p.number', 'p.title'])
		.where('d.person_id', 'in', ids)
		.orderBy('d.delivery_id', 'desc')
		.limit(newest)
		.execute();
	return rows.map((row) => ({
		key: row.delivery_id,
		at: row.created_at.toISOString(),
		told: { channel: row.channel, state: row.state },
		...(row.number === null ? {} : { post: { number: row.number, title: row.title ?? '' } })
	}));
}
