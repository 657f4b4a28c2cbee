import { judgeStory } from '#core/stories/judging.ts';
import { mostIdeas, type ShownStoryFinding, type SolutionIdea, type StoryQuality } from '#core/stories/contract.ts';
import type { StoryCode, StoryFinding } from '#core/stories/story.ts';
import { words } from '#core/stories/words.ts';
import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { aroundOf, ideasOf, storyOf, storyRow, storyRowLocked, waiversOf, type StoryRow } from './queries.ts';
import { showIdea, showQuality } from './showing.ts';

/** The thirteen criteria of an item's story, what was waived, and the ideas for solutions kept beside it. @throws not-found */
export async function readStoryQuality(context: Context, id: ItemId): Promise<StoryQuality> {
	const row = await storyRow(context.db, id);
	if (!row) throw notFound('item');
	// One after the other: inside a transaction there is one connection.
	const waivers = await waiversOf(context.db, id);
	const ideas = await ideasOf(context.db, id);
	return showQuality(context, row, await findingsOf(context, row), { waivers, ideas });
}

/** What is to be said about an item's story, what was waived included, as it stands among the findings of the item. @throws not-found */
export async function storyFindings(context: Context, id: ItemId): Promise<ShownStoryFinding[]> {
	const { criteria } = await readStoryQuality(context, id);
	return criteria.flatMap(({ findings, waiver }) =>
		findings.map((finding) => ({
			...finding,
			field: finding.field === 'title' ? ('title' as const) : (`story.${finding.field}` as const),
			criterionId: null,
			dismissed: waiver ? { by: waiver.by, at: waiver.at } : null
		}))
	);
}

async function findingsOf(context: Context, row: StoryRow): Promise<StoryFinding[]> {
	if (row.type !== 'story' && row.type !== 'epic') return [];
	return judgeStory(storyOf(row), { title: row.title, around: await aroundOf(context.db, row.item_id) });
}

/** Says, with a reason, that a criterion need not hold of a story; said again it takes the new reason. @throws not-found */
export function waiveCriterion(context: Context, { id, code }: { id: ItemId; code: StoryCode }, reason: string): Promise<StoryQuality> {
	return changeJudged(context, id, async (inner) => {
		const waived = { reason, waived_by: memberOf(inner), waived_at: inner.now() };
		await inner.db
			.insertInto('story_waivers')
			.values({ item_id: id, code, ...waived })
			.onConflict((conflict) => conflict.columns(['workspace_id', 'item_id', 'code']).doUpdateSet(waived))
			.execute();
		return { code, waived: true };
	});
}

/** Takes a waiver back; where there is none nothing happens. @throws not-found */
export function takeWaiverBack(context: Context, { id, code }: { id: ItemId; code: StoryCode }): Promise<StoryQuality> {
	return changeJudged(context, id, async (inner) => {
		const { numDeletedRows } = await inner.db.deleteFrom('story_waivers').where('item_id', '=', id).where('code', '=', code).executeTakeFirst();
		return numDeletedRows > 0n ? { code, waived: false } : null;
	});
}

/** Keeps a solution that somebody asked for beside the story; the same words are kept once. @throws not-found, in-use */
export function keepIdea(context: Context, id: ItemId, text: string): Promise<SolutionIdea> {
	return inTransaction(context, async (tx, inner) => {
		await lockStory(inner, id);
		const kept = await ideasOf(tx, id);
		const same = kept.find(({ body }) => body === text);
		if (!same && kept.length >= mostIdeas) throw new Refusal('in-use', words.tooManyIdeas(mostIdeas));
		const idea = same ?? (await insertIdea(inner, id, text));
		const people = await showPeople(inner, idea.created_by === null ? [] : [idea.created_by as PersonId]);
		return showIdea(idea, people);
	});
}

/** Forgets an idea. @throws not-found */
export function removeIdea(context: Context, { id, ideaId }: { id: ItemId; ideaId: string }): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockStory(inner, id);
		const { numDeletedRows } = await tx.deleteFrom('solution_ideas').where('item_id', '=', id).where('idea_id', '=', ideaId).executeTakeFirst();
		if (numDeletedRows === 0n) throw notFound('idea');
		await recordIdea(inner, id, { ideaId, kept: false });
	});
}

/** Everything that is kept about a story goes with its item; its owner calls this while it removes it. */
export async function forgetStory(context: ContextOf<Tx>, id: ItemId): Promise<void> {
	await context.db.deleteFrom('story_waivers').where('item_id', '=', id).execute();
	await context.db.deleteFrom('solution_ideas').where('item_id', '=', id).execute();
}

/** Changes what is said of a story and records it; readiness follows from the event in the same transaction. */
function changeJudged(context: Context, id: ItemId, change: (inner: ContextOf<Tx>) => Promise<{ code: StoryCode; waived: boolean } | null>): Promise<StoryQuality> {
	return inTransaction(context, async (_, inner) => {
		await lockStory(inner, id);
		const detail = await change(inner);
		if (detail) await record(inner, { type: 'story.judged', actorId: inner.viewer.personId, itemId: id, detail, membersOnly: true });
		return readStoryQuality(inner, id);
	});
}

async function lockStory(context: ContextOf<Tx>, id: ItemId): Promise<void> {
	if (!(await storyRowLocked(context.db, id))) throw notFound('item');
}

async function insertIdea(context: ContextOf<Tx>, id: ItemId, body: string) {
	const ideaId = context.newId('idea');
	const row = await context.db
		.insertInto('solution_ideas')
		.values({ idea_id: ideaId, item_id: id, body, created_by: context.viewer.personId, created_at: context.now() })
		.returningAll()
		.executeTakeFirstOrThrow();
	await recordIdea(context, id, { ideaId, kept: true });
	return row;
}

async function recordIdea(context: ContextOf<Tx>, itemId: ItemId, detail: { ideaId: string; kept: boolean }): Promise<void> {
	await record(context, { type: 'story.idea', actorId: context.viewer.personId, itemId, detail, membersOnly: true });
}

function memberOf({ viewer }: Context): string {
	if (viewer.personId === null) throw new Refusal('not-allowed', words.onlyMembers);
	return viewer.personId;
}
