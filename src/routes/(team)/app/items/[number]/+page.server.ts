import { can } from '#core/access/actions.ts';
import { isOpen } from '#core/backlog/rules.ts';
import { words } from '#core/backlog/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { getItem, getItemByNumber, listDependencies, listFindings, readEvidence } from '#server/backlog/service.ts';
import { readTuning } from '#server/criteria/service.ts';
import { listQuestions, readAsks } from '#server/evidence/service.ts';
import { listSprints } from '#server/planning/service.ts';
import { readReadiness } from '#server/readiness/service.ts';
import { readStoryQuality } from '#server/stories/service.ts';
import type { Context } from '#server/platform/context.ts';
import { listSplits, proposeSplits } from '#server/splitting/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const item = await getItemByNumber(context, numberOf(params.number));
		const [dependencies, evidence, reading, questions, readiness, quality, sprints, parent, split, proposals, findings, tuning] = await Promise.all([
			listDependencies(context, item.id),
			readEvidence(context, item.id),
			readAsks(context, item.id),
			listQuestions(context, item.id),
			readReadiness(context, item.id),
			readStoryQuality(context, item.id),
			listSprints(context, { limit: 20 }),
			parentOf(context, item.parentId),
			standingSplit(context, item.id),
			proposeSplits(context, item.id),
			listFindings(context, item.id),
			readTuning(context.db)
		]);
		return {
			item,
			asks: { reading, questions },
			dependencies,
			evidence,
			readiness,
			quality,
			findings: findings.data,
			tuning,
			parent,
			split,
			splitReasons: isOpen(item.state) && item.state !== 'in-sprint' ? proposals.reasons : [],
			sprints: sprints.data.filter((sprint) => sprint.state !== 'completed' || sprint.id === item.sprintId),
			mayManage: can(context.viewer, 'item.manage')
		};
	});

/** The parts of an item that was split, as long as that stands. */
async function standingSplit(context: Context, id: ItemId) {
	const [latest] = (await listSplits(context, id, { limit: 1 })).data;
	if (!latest || latest.undoneAt) return null;
	const parts = await Promise.all(latest.partIds.map((part) => getItem(context, part)));
	return { ...latest, parts: parts.map(({ id: partId, number, title, type, state, sprintId, estimate }) => ({ id: partId, number, title, type, state, sprintId, estimate, stateName: words.states[state] })) };
}

/** What is no number finds nothing. */
function numberOf(given: string): number {
	return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

async function parentOf(context: Context, id: ItemId | null): Promise<{ number: number; title: string } | null> {
	if (!id) return null;
	const { number, title } = await getItem(context, id);
	return { number, title };
}
