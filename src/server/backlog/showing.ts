import type { Criterion, Item, ItemRef } from '#core/backlog/contract.ts';
import { words } from '#core/backlog/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { metricIn, stepsOf } from '#core/criteria/writing.ts';
import type { Demand } from '#core/posts/contract.ts';
import type { Context } from '../platform/context.ts';
import { demandOfItems } from './demand.ts';
import { criteriaOf, dependenciesOf, postLinksOf, readyNames, type CriterionRow, type ItemRow } from './queries.ts';

type Surroundings = {
	criteria: Map<string, Criterion[]>;
	posts: Map<string, string[]>;
	blockedBy: Map<string, string[]>;
	blocks: Map<string, string[]>;
	demand: Map<string, Demand>;
	names: Map<string, string>;
};

/** Items as they are answered; what belongs to them is read once for all of them. */
export async function showItems(context: Context, rows: ItemRow[]): Promise<Item[]> {
	if (rows.length === 0) return [];
	const around = await readSurroundings(context, rows.map((row) => row.item_id));
	return rows.map((row) => showItem(context, row, around));
}

async function readSurroundings(context: Context, ids: string[]): Promise<Surroundings> {
	const { db } = context;
	// One after the other: inside a transaction there is one connection.
	const criteria = await criteriaOf(db, ids);
	const posts = await postLinksOf(db, ids);
	const dependencies = await dependenciesOf(db, ids);
	return {
		criteria: gather(criteria, (row) => row.item_id, showCriterion),
		posts: gather(posts, (row) => row.item_id, (row) => row.post_id),
		blockedBy: gather(dependencies, (row) => row.item_id, (row) => row.blocker_id),
		blocks: gather(dependencies, (row) => row.blocker_id, (row) => row.item_id),
		demand: await demandOfItems(db, ids, context.now()),
		names: await readyNames(db)
	};
}

function gather<Row, T>(rows: Row[], keyOf: (row: Row) => string, show: (row: Row) => T): Map<string, T[]> {
	const gathered = new Map<string, T[]>();
	for (const row of rows) gathered.set(keyOf(row), [...(gathered.get(keyOf(row)) ?? []), show(row)]);
	return gathered;
}

function showItem(context: Context, row: ItemRow, around: Surroundings): Item {
	const id = row.item_id as ItemId;
	return {
		id,
		number: row.number,
		type: row.type as Item['type'],
		title: row.title,
		story: { role: row.story_role, want: row.story_want, why: row.story_why },
		description: row.description,
		technicalApproach: row.technical_approach,
		risks: row.risks,
		criteria: around.criteria.get(id) ?? [],
		estimate: row.estimate,
		parentId: row.parent_id as Item['parentId'],
		postIds: (around.posts.get(id) ?? []) as Item['postIds'],
		blockedBy: (around.blockedBy.get(id) ?? []) as ItemId[],
		blocks: (around.blocks.get(id) ?? []) as ItemId[],
		state: row.state as Item['state'],
		sprintId: row.sprint_id as Item['sprintId'],
		rank: row.rank,
		demand: around.demand.get(id) as Demand,
		readiness: {
			ready: row.ready,
			met: row.criteria_met,
			total: row.criteria_total,
			unmet: row.unmet.map((key) => ({ key, name: nameOfUnmet(key, row.criteria_gap) ?? around.names.get(key) ?? key }))
		},
		url: `${context.baseUrl}/app/items/${row.number}`,
		doneAt: row.done_at?.toISOString() ?? null,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}

/** Criteria that are there and still lack something are named by what they lack. */
function nameOfUnmet(key: string, gap: string | null): string | null {
	if (key !== 'criteria-present' || gap === null || gap === 'none') return null;
	return words.gaps[gap as keyof typeof words.gaps];
}

export function showCriterion(row: CriterionRow): Criterion {
	return {
		id: row.criterion_id as Criterion['id'],
		itemId: row.item_id as ItemId,
		kind: row.kind as Criterion['kind'],
		text: row.body,
		state: row.state as Criterion['state'],
		done: row.done,
		steps: row.kind === 'gherkin' ? stepsOf(row.body) : null,
		metric: row.kind === 'metric' ? metricIn(row.body) : null,
		position: row.position,
		insightIds: row.insight_ids as Criterion['insightIds'],
		postIds: row.post_ids as Criterion['postIds'],
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}

export function showRef(row: Pick<ItemRow, 'item_id' | 'number' | 'title' | 'type' | 'state' | 'sprint_id'>): ItemRef {
	return {
		id: row.item_id as ItemId,
		number: row.number,
		title: row.title,
		type: row.type as ItemRef['type'],
		state: row.state as ItemRef['state'],
		sprintId: row.sprint_id as ItemRef['sprintId']
	};
}
