import { sql } from 'kysely';
import type { Evidence } from '#core/backlog/contract.ts';
import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { requireItem } from './changes.ts';
import { demandOfItems, standingPeople } from './demand.ts';

/** At most so many of each kind; the demand beside them counts everybody. */
const most = 200;

/** The posts, quotes, people and companies behind an item. @throws not-found */
export async function readEvidence(context: Context, id: ItemId): Promise<Evidence> {
	await requireItem(context, id);
	const { db } = context;
	const demand = (await demandOfItems(db, [id], context.now())).get(id) as Evidence['demand'];
	return {
		demand,
		posts: await postsBehind(context, id),
		insights: await quotesBehind(db, id),
		people: await peopleBehind(context, id),
		companies: await companiesBehind(db, id)
	};
}

async function postsBehind({ db, baseUrl }: Context, id: ItemId): Promise<Evidence['posts']> {
	const rows = await db
		.selectFrom('item_posts')
		.innerJoin('posts', 'posts.post_id', 'item_posts.post_id')
		.innerJoin('posts as canonical', 'canonical.post_id', 'posts.canonical_id')
		.innerJoin('statuses', 'statuses.status_id', 'canonical.status_id')
		.where('item_posts.item_id', '=', id)
		.select(['posts.post_id', 'posts.number', 'posts.title', 'posts.slug', 'posts.merged', 'posts.canonical_id'])
		.select(['canonical.people_count', 'statuses.key', 'statuses.name', 'statuses.category'])
		.orderBy('canonical.people_count', 'desc')
		.orderBy('posts.post_id')
		.execute();
	return rows.map((row) => ({
		id: row.post_id,
		number: row.number,
		title: row.title,
		status: { key: row.key, name: row.name, category: row.category },
		people: row.people_count,
		mergedInto: row.merged ? row.canonical_id : null,
		url: `${baseUrl}/posts/${row.number}/${row.slug}`
	})) as Evidence['posts'];
}

async function quotesBehind(db: Db, id: ItemId): Promise<Evidence['insights']> {
	const rows = await db
		.selectFrom('insights')
		.innerJoin('feedback', 'feedback.feedback_id', 'insights.feedback_id')
		.where('insights.post_id', 'in', clusterOf(db, id))
		.selectAll('insights')
		.select(['feedback.body', 'feedback.channel', 'feedback.origin_url', 'feedback.occurred_at', 'feedback.erased_at'])
		.orderBy(sql`CASE insights.importance WHEN 'critical' THEN 0 WHEN 'important' THEN 1 ELSE 2 END`)
		.orderBy('feedback.occurred_at', 'desc')
		.orderBy('insights.insight_id')
		.limit(most)
		.execute();
	return rows.map((row) => ({
		id: row.insight_id,
		feedbackId: row.feedback_id,
		postId: row.post_id,
		personId: row.person_id,
		// Ranges count UTF-16 code units, as JavaScript does and the database does not.
		quote: row.erased_at ? null : row.body.slice(row.range_start, row.range_end),
		importance: row.importance,
		channel: row.channel,
		originUrl: row.origin_url,
		at: row.occurred_at.toISOString()
	})) as Evidence['insights'];
}

function clusterOf(db: Db, id: ItemId) {
	return db
		.selectFrom('item_posts')
		.innerJoin('posts as linked', 'linked.post_id', 'item_posts.post_id')
		.innerJoin('posts', 'posts.canonical_id', 'linked.canonical_id')
		.where('item_posts.item_id', '=', id)
		.select('posts.post_id');
}

async function peopleBehind(context: Context, id: ItemId): Promise<Evidence['people']> {
	const { rows } = await sql<{ person_id: PersonId }>`WITH ${standingPeople([id])}
		SELECT person_id FROM standing_people ORDER BY weight DESC, joined_at LIMIT ${most}`.execute(context.db);
	const people = await showPeople(context, rows.map((row) => row.person_id));
	return rows.flatMap(({ person_id }) => {
		const person = people.get(person_id);
		return person ? [{ id: person.id, name: person.name, email: person.email ?? null, companies: person.companies }] : [];
	});
}

type CompanyRow = { company_id: string; name: string; plan: string | null; lifecycle: string | null; mrr_cents: number | null; currency: string; people: number };

async function companiesBehind(db: Db, id: ItemId): Promise<Evidence['companies']> {
	const { rows } = await sql<CompanyRow>`WITH ${standingPeople([id])}
		SELECT c.company_id, c.name, c.plan, c.lifecycle, c.mrr_cents, c.currency, count(*) AS people
		FROM standing_people p
		JOIN person_companies pc ON pc.person_id = p.person_id
		JOIN companies c ON c.company_id = pc.company_id AND c.merged_into IS NULL
		GROUP BY c.company_id, c.name, c.plan, c.lifecycle, c.mrr_cents, c.currency
		ORDER BY c.mrr_cents DESC NULLS LAST, c.name LIMIT ${most}`.execute(db);
	return rows.map(({ company_id, mrr_cents, ...row }) => ({ id: company_id, mrr: mrr_cents, ...row })) as Evidence['companies'];
}
