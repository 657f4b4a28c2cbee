import { showHours } from './me.ts';
import type { PersonExport } from '#core/people/contract.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { getPerson } from './people.ts';
import { everyIdOf } from './same-person.ts';

/** All that is held about a person, under every id they are known by. @throws not-found */
export async function exportPerson(context: Context, id: string): Promise<PersonExport> {
	const person = await getPerson(context, id);
	const { db } = context;
	const ids = await everyIdOf(db, [id]);
	const [companies, words, acts, told, moderated] = await Promise.all([companiesOf(db, ids), wordsOf(db, ids), actsOf(db, ids), toldTo(db, ids), moderationOf(db, ids)]);
	await inTransaction(context, (_, inner) => record(inner, { type: 'person.exported', actorId: inner.viewer.personId, detail: { personId: id }, membersOnly: true }));
	return { person, companies: companies as PersonExport['companies'], ...words, ...acts, ...told, ...moderated };
}

function companiesOf(db: Db, ids: string[]) {
	return db
		.selectFrom('person_companies as pc')
		.innerJoin('companies as c', 'c.company_id', 'pc.company_id')
		.select(['c.company_id as id', 'c.name'])
		.where('pc.person_id', 'in', ids)
		.execute();
}

async function wordsOf(db: Db, ids: string[]): Promise<Pick<PersonExport, 'posts' | 'comments' | 'feedback'>> {
	const [posts, comments, feedback] = await Promise.all([
		db.selectFrom('posts').select(['post_id', 'title', 'body', 'created_at']).where('author_id', 'in', ids).orderBy('post_id').execute(),
		db.selectFrom('comments').select(['comment_id', 'post_id', 'body', 'created_at']).where('author_id', 'in', ids).orderBy('comment_id').execute(),
		db.selectFrom('feedback').select(['feedback_id', 'channel', 'body', 'occurred_at']).where('person_id', 'in', ids).orderBy('feedback_id').execute()
	]);
	return {
		posts: posts.map((row) => ({ id: row.post_id, title: row.title, body: row.body, createdAt: row.created_at.toISOString() })),
		comments: comments.map((row) => ({ id: row.comment_id, postId: row.post_id, body: row.body, createdAt: row.created_at.toISOString() })),
		feedback: feedback.map((row) => ({ id: row.feedback_id, channel: row.channel, text: row.body, occurredAt: row.occurred_at.toISOString() }))
	};
}

async function actsOf(db: Db, ids: string[]): Promise<Pick<PersonExport, 'votes' | 'follows' | 'insights'>> {
	const [votes, follows, insights] = await Promise.all([
		db.selectFrom('votes').select(['post_id', 'importance', 'created_at']).where('person_id', 'in', ids).orderBy('post_id').execute(),
		db.selectFrom('follows').select(['post_id', 'reason', 'created_at']).where('person_id', 'in', ids).orderBy('post_id').execute(),
		db
			.selectFrom('insights as i')
			.innerJoin('feedback as f', 'f.feedback_id', 'i.feedback_id')
			.select(['i.insight_id', 'i.feedback_id', 'i.post_id', 'i.importance'])
			.where('f.person_id', 'in', ids)
			.orderBy('i.insight_id')
			.execute()
	]);
	return {
		votes: votes.map((row) => ({ postId: row.post_id, importance: row.importance, createdAt: row.created_at.toISOString() })),
		follows: follows.map((row) => ({ postId: row.post_id, reason: row.reason, createdAt: row.created_at.toISOString() })),
		insights: insights.map((row) => ({ id: row.insight_id, feedbackId: row.feedback_id, postId: row.post_id, importance: row.importance }))
	};
}

async function toldTo(db: Db, ids: string[]): Promise<Pick<PersonExport, 'deliveries' | 'preferences' | 'mailHours'>> {
	const [deliveries, preferences, hours] = await Promise.all([
		db.selectFrom('deliveries').select(['delivery_id', 'channel', 'state', 'sent_at']).where('person_id', 'in', ids).orderBy('delivery_id').execute(),
		db.selectFrom('preferences').select(['kind', 'frequency']).where('person_id', 'in', ids).execute(),
		db.selectFrom('mail_hours').select(['time_zone', 'quiet_from', 'quiet_until', 'most_a_day']).where('person_id', 'in', ids).executeTakeFirst()
	]);
	return {
		deliveries: deliveries.map((row) => ({ id: row.delivery_id, channel: row.channel, state: row.state, sentAt: row.sent_at?.toISOString() ?? null })),
		preferences: Object.fromEntries(preferences.map((row) => [row.kind, row.frequency])),
		mailHours: hours ? showHours(hours) : null
	};
}

async function moderationOf(db: Db, ids: string[]): Promise<Pick<PersonExport, 'held' | 'reports' | 'bans' | 'addresses'>> {
	const [held, reports, bans, addresses] = await Promise.all([
		db.selectFrom('held').select(['held_id', 'title', 'body', 'state', 'created_at']).where('author_id', 'in', ids).orderBy('held_id').execute(),
		db.selectFrom('reports').select(['report_id', 'post_id', 'comment_id', 'reason', 'note', 'created_at']).where('reporter_id', 'in', ids).orderBy('report_id').execute(),
		db.selectFrom('bans').select(['ban_id', 'reason', 'banned_at', 'ends_at', 'lifted_at']).where('person_id', 'in', ids).orderBy('ban_id').execute(),
		db.selectFrom('events').select(['type', 'address', 'at']).where('actor_id', 'in', ids).where('address', 'is not', null).orderBy('at').execute()
	]);
	const time = (at: Date | null) => at?.toISOString() ?? null;
	return {
		addresses: addresses.map((row) => ({ kind: row.type, address: row.address ?? '', at: row.at.toISOString() })),
		held: held.map((row) => ({ id: row.held_id, title: row.title, body: row.body, state: row.state, createdAt: row.created_at.toISOString() })),
		reports: reports.map((row) => ({ id: row.report_id, postId: row.post_id, commentId: row.comment_id, reason: row.reason, note: row.note, createdAt: row.created_at.toISOString() })),
		bans: bans.map((row) => ({ id: row.ban_id, reason: row.reason, bannedAt: row.banned_at.toISOString(), endsAt: time(row.ends_at), liftedAt: time(row.lifted_at) }))
	};
}
