import { sql } from 'kysely';
import { Refusal } from '#core/kernel/problem.ts';
import { presets } from '#core/prioritising/contract.ts';
import { system } from '#core/access/roles.ts';
import type { Context } from '#server/platform/context.ts';
import { createSegment } from '#server/segments/service.ts';
import { keepDemandDays } from '#server/demand/service.ts';
import { lookForDuplicates } from '#server/merging/suggesting/looking.ts';
import { createScore } from '#server/prioritising/service.ts';
import { refreshTrends } from '#server/posts/service.ts';
import { countTexts } from '#server/similarity/service.ts';
import { refine, together } from './backlog.ts';
import { bringIn } from './cast.ts';
import { pastOf } from './clock.ts';
import { content } from './index.ts';
import { liveTheYear } from './portal.ts';
import { publishChangelog } from './changelog.ts';
import { publishRoadmaps } from './roadmaps.ts';
import { segments } from './segments.ts';

/**
 * Fills an empty workspace with Halyard, the example company, through the same services that people use, each act at its
 * moment in the past. Nobody is told anything. @throws already-exists when there are posts
 */
export async function loadExample(context: Context): Promise<void> {
	await together({ ...context, viewer: system }, async (inner) => {
		const post = await inner.db.selectFrom('posts').select('post_id').limit(1).executeTakeFirst();
		if (post) throw new Refusal('already-exists', 'There are posts in this workspace already. The example company only moves into an empty one.');
		// Plans that were made for empty tables would be kept while they fill.
		await sql`SET LOCAL plan_cache_mode = force_custom_plan`.execute(inner.db);
		const past = pastOf(inner);
		await clearDefaultBoards(inner);
		const cast = await bringIn(inner, past, content);
		const portal = await liveTheYear(inner, past, content, cast);
		await refine(inner, past, content, cast, portal);
		for (const score of presets.slice(0, 2)) await createScore(past(62, cast.viewerOf('ines')), score);
		await publishRoadmaps(past(5, cast.viewerOf('ines')), portal);
		await publishChangelog(past, cast, portal);
		for (const segment of segments) await createSegment(inner, segment);
		await inner.db.updateTable('workspaces').set({ accent: content.workspace.accent, currency: content.workspace.currency }).execute();
		await refreshTrends(inner);
		await keepDemandDays(inner);
	});
	// What the worker would find within the next minute is there at the first look.
	await countTexts(context);
	await lookForDuplicates(context);
}

/** Boards that set-up made and nobody used would stand empty beside the example's own. */
async function clearDefaultBoards({ db }: Context): Promise<void> {
	await db.deleteFrom('boards').where('post_count', '=', 0).execute();
}
