import type { NewRoadmap } from '#core/roadmap/contract.ts';
import { movePosts, createRoadmap } from '#server/roadmap/service.ts';
import type { Context } from '#server/platform/context.ts';
import type { Portal } from './portal.ts';

/** What Halyard says is coming, without dates. */
const coming: NewRoadmap = { name: 'What is coming', slug: 'coming', description: 'What we build now, what follows, and what we would like to do later. No dates, no promises; your votes move things.', visibility: 'public', kind: 'horizon' };
const places: [column: string, posts: string[]][] = [
	['now', ['offline', 'slow-board']],
	['next', ['travel-time', 'skills', 'single-sign-on', 'partial-invoice']],
	['later', ['emergency', 'quote-on-site', 'asset-sticker', 'dictate', 'lone-worker']]
];

/** Where every request stands, column by column. */
const standing: NewRoadmap = {
	name: 'Where things stand',
	slug: 'status',
	description: 'Every request that is planned, being built or done, the most wanted first.',
	visibility: 'public',
	kind: 'status',
	columns: [{ key: 'planned' }, { key: 'in-progress', name: 'Being built' }, { key: 'shipped' }]
};

export async function publishRoadmaps(context: Context, { postOf }: Portal): Promise<void> {
	const roadmap = await createRoadmap(context, coming);
	const moves = places.flatMap(([column, posts]) => posts.map((key) => ({ postId: postOf(key), column })));
	await movePosts(context, roadmap.id, { moves });
	await createRoadmap(context, standing);
}
