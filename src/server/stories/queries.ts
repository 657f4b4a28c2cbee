import { sql, type Selectable } from 'kysely';
import type { Around, Neighbour, Story } from '#core/stories/story.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Items, SolutionIdeas, StoryWaivers } from '../platform/tables.ts';

export type StoryRow = Pick<Selectable<Items>, 'item_id' | 'type' | 'title' | 'story_role' | 'story_want' | 'story_why' | 'state'>;
export type WaiverRow = Selectable<StoryWaivers>;
export type IdeaRow = Selectable<SolutionIdeas>;

const columns = ['item_id', 'type', 'title', 'story_role', 'story_want', 'story_why', 'state'] as const;
/** A story is compared with so many others, from the top of the backlog on. */
const mostNeighbours = 500;

export function storyRow(db: Db, itemId: string): Promise<StoryRow | undefined> {
	return db.selectFrom('items').select(columns).where('item_id', '=', itemId).executeTakeFirst();
}

/** The same, and nobody else changes the item until the transaction ends. */
export function storyRowLocked(tx: Tx, itemId: string): Promise<StoryRow | undefined> {
	return tx.selectFrom('items').select(columns).where('item_id', '=', itemId).forUpdate().executeTakeFirst();
}

export function storyOf(row: Pick<StoryRow, 'story_role' | 'story_want' | 'story_why'>): Story {
	return { role: row.story_role, want: row.story_want, why: row.story_why };
}

/** What stands around a story. Dropped items are no neighbours; finished ones are, because what they made is there. */
export async function aroundOf(db: Db, itemId: string): Promise<Around> {
	const { count } = await db.selectFrom('criteria').where('item_id', '=', itemId).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return { neighbours: await neighboursOf(db, itemId), blockers: await blockersOf(db, itemId), criteria: count, askedBy: await askedBy(db, itemId) };
}

async function neighboursOf(db: Db, itemId: string): Promise<Neighbour[]> {
	const rows = await db
		.selectFrom('items')
		.select(['item_id', 'number', 'title', 'story_role', 'story_want', 'story_why'])
		.where('type', 'in', ['story', 'epic'])
		.where('state', '<>', 'dropped')
		.where('item_id', '<>', itemId)
		.orderBy('rank')
		.limit(mostNeighbours)
		.execute();
	return rows.map((row) => ({ id: row.item_id, number: row.number, title: row.title, story: storyOf(row) }));
}

async function blockersOf(db: Db, itemId: string): Promise<Around['blockers']> {
	const rows = await db
		.selectFrom('dependencies')
		.innerJoin('items', 'items.item_id', 'dependencies.blocker_id')
		.where('dependencies.item_id', '=', itemId)
		.where('items.state', 'not in', ['done', 'dropped'])
		.select(['items.number', 'items.title', 'items.sprint_id'])
		.orderBy('items.number')
		.limit(100)
		.execute();
	return rows.map(({ number, title, sprint_id }) => ({ number, title, isPlanned: sprint_id !== null }));
}

/** So many people are looked at: the segment of most of them is that of the rest. */
const mostAskers = 1000;

/** The segment that at least half of those who stand behind an item belong to; of several the smallest says most. */
async function askedBy(db: Db, itemId: string): Promise<string | null> {
	const { rows } = await sql<{ name: string }>`
		WITH askers AS (
			SELECT DISTINCT a.person_id
			FROM item_posts i
			JOIN posts p ON p.post_id = i.post_id
			CROSS JOIN LATERAL (SELECT person_id FROM acts WHERE acts.canonical_id = p.canonical_id OFFSET 0) a
			WHERE i.item_id = ${itemId}
			LIMIT ${mostAskers}
		)
		SELECT s.name
		FROM askers a
		JOIN segment_members m ON m.person_id = a.person_id
		JOIN segments s ON s.segment_id = m.segment_id
		GROUP BY s.segment_id, s.name
		HAVING count(*) * 2 >= (SELECT count(*) FROM askers)
		ORDER BY (SELECT count(*) FROM segment_members o WHERE o.segment_id = s.segment_id), s.name
		LIMIT 1`.execute(db);
	return rows[0]?.name ?? null;
}

export function waiversOf(db: Db, itemId: string): Promise<WaiverRow[]> {
	return db.selectFrom('story_waivers').selectAll().where('item_id', '=', itemId).orderBy('code').execute();
}

export function ideasOf(db: Db, itemId: string): Promise<IdeaRow[]> {
	return db.selectFrom('solution_ideas').selectAll().where('item_id', '=', itemId).orderBy('created_at').orderBy('idea_id').limit(100).execute();
}
