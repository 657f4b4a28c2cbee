import type { ItemId } from '#core/kernel/ids.ts';
import type { SplitProposals } from '#core/splitting/contract.ts';
import { proposalsFor } from '#core/splitting/patterns.ts';
import { reasonsToSplit } from '#core/splitting/rules.ts';
import { getItem } from '../backlog/service.ts';
import type { Context } from '../platform/context.ts';

/** The criterion of the Definition of Ready that says whether an estimate fits a sprint. */
const smallEnough = 'small-enough';

/** Whether an item may be worth splitting, and the ways its own words point to. @throws not-found */
export async function proposeSplits(context: Context, id: ItemId): Promise<SplitProposals> {
	const { title, story, description, criteria, estimate, readiness } = await getItem(context, id);
	const tooLarge = estimate !== null && readiness.unmet.some(({ key }) => key === smallEnough);
	return {
		reasons: reasonsToSplit({ title, want: story.want, criteria: criteria.length, tooLarge }),
		proposals: proposalsFor({ title, role: story.role, want: story.want, why: story.why, description, criteria: criteria.map(({ text }) => text).join('\n') })
	};
}
