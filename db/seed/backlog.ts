import type { ItemId, SprintId } from '#core/kernel/ids.ts';
import { addDependency, changeItem, createItem } from '#server/backlog/service.ts';
import { inTransaction, type Context } from '#server/platform/context.ts';
import { completeSprint, createSprint, enterSprint, markDone, startSprint } from '#server/planning/service.ts';
import { confirmCriterion } from '#server/readiness/service.ts';
import type { Cast } from './cast.ts';
import type { pastOf } from './clock.ts';
import type { Content, Item, Sprint } from './index.ts';
import type { Portal } from './portal.ts';

type Past = ReturnType<typeof pastOf>;

/** The backlog in its order, what waits for what, and the sprints as they went. */
export async function refine(context: Context, past: Past, content: Content, cast: Cast, portal: Portal): Promise<void> {
	const lead = cast.viewerOf(content.members[0]?.key ?? '');
	const items = new Map<string, ItemId>();
	const itemOf = (key: string) => items.get(key) as ItemId;
	for (const item of content.items) {
		items.set(item.key, await write(past(item.createdDaysAgo, lead), item, portal));
	}
	for (const item of content.items) {
		const at = past(item.createdDaysAgo, lead);
		if (item.parent) await changeItem(at, itemOf(item.key), { parentId: itemOf(item.parent) }, null);
		for (const blocker of item.blockedBy) await addDependency(at, { id: itemOf(item.key), otherId: itemOf(blocker), kind: 'blocks' });
		if (item.noDependencies) await confirmCriterion(at, { id: itemOf(item.key), key: 'dependencies-identified' }, true);
	}
	for (const sprint of [...content.sprints].sort((a, b) => b.startsDaysAgo - a.startsDaysAgo)) {
		await run(context, past, { sprint, items: content.items.filter((item) => item.sprint === sprint.key), itemOf, cast, lead: content.members[0]?.key ?? '' });
	}
	for (const item of content.items) if (item.state === 'dropped') await changeItem(past(item.createdDaysAgo, lead), itemOf(item.key), { state: 'dropped' }, null);
}

async function write(context: Context, item: Item, portal: Portal): Promise<ItemId> {
	const { type, title, story, description = '', technicalApproach = '', risks = '', estimate } = item;
	const criteria = item.criteria.map(({ kind, text, done = false, answers = [] }) => ({
		kind,
		text,
		done,
		insightIds: answers.flatMap((key) => portal.insightsOf(key).filter(({ postKey }) => item.posts.includes(postKey)).map(({ id }) => id))
	}));
	const made = await createItem(context, {
		type,
		title,
		...(story ? { story } : {}),
		description,
		technicalApproach,
		risks,
		estimate,
		postIds: item.posts.map(portal.postOf),
		criteria,
		blockedBy: [],
		to: 'bottom'
	} as never);
	return made.id;
}

type Course = { sprint: Sprint; items: Item[]; itemOf: (key: string) => ItemId; cast: Cast; lead: string };

async function run(context: Context, past: Past, { sprint, items, itemOf, cast, lead }: Course): Promise<void> {
	const dayOf = (daysAgo: number) => past(daysAgo, context.viewer).now().toISOString().slice(0, 10);
	const at = past(sprint.startsDaysAgo, cast.viewerOf(lead));
	const { id } = await createSprint(at, {
		name: sprint.name,
		goal: sprint.goal,
		startsOn: dayOf(sprint.startsDaysAgo),
		endsOn: dayOf(sprint.endsDaysAgo),
		capacity: sprint.capacity,
		state: 'planned'
	});
	for (const item of items) {
		const by = past(item.override?.daysAgo ?? sprint.startsDaysAgo, cast.viewerOf(item.override?.by ?? lead));
		await enterSprint(by, { sprintId: id as SprintId, itemId: itemOf(item.key) }, item.override?.reason);
	}
	if (sprint.state === 'planned') return;
	await startSprint(at, id as SprintId);
	const done = items.filter((item) => item.doneDaysAgo !== undefined).sort((a, b) => (b.doneDaysAgo ?? 0) - (a.doneDaysAgo ?? 0));
	for (const item of done) await markDone(past(item.doneDaysAgo ?? 0, cast.viewerOf(lead)), itemOf(item.key), { notify: false });
	if (sprint.state === 'completed') await completeSprint(past(sprint.completedDaysAgo ?? sprint.endsDaysAgo, cast.viewerOf(lead)), id as SprintId);
}

/** Runs the whole in one transaction: the example is there, or it is not. */
export function together(context: Context, work: (context: Context) => Promise<void>): Promise<void> {
	return inTransaction(context, (_, inner) => work(inner));
}
