import type { Command } from 'commander';
import { system } from '#core/access/roles.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

export function addTo(program: Command): void {
	program
		.command('seed')
		.description('Fill an empty workspace with the example company.')
		.option('--json', 'print the counts as JSON')
		.action((options: { json?: boolean }) => answer(options, () => withPlatform(seed)));
}

async function seed(platform: Platform): Promise<Answer> {
	const [{ contextFor }, { loadExample }, { registerReactions }] = await Promise.all([
		import('#server/platform/platform.ts'),
		import('#db/seed/load.ts'),
		import('#server/worker.ts')
	]);
	const workspaceId = await platform.workspaceFor('');
	if (!workspaceId) throw new Refusal('not-set-up', 'This Winnow is not set up yet. Run winnow setup first.');
	registerReactions();
	const context = contextFor(platform, workspaceId, system);
	await loadExample(context);
	const counted = async (table: 'posts' | 'votes' | 'comments' | 'feedback' | 'items') =>
		Number((await context.db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);
	const json = { posts: await counted('posts'), votes: await counted('votes'), comments: await counted('comments'), feedback: await counted('feedback'), items: await counted('items') };
	return { text: `The example company moved in: ${json.posts} posts, ${json.votes} votes, ${json.comments} comments, ${json.feedback} messages and ${json.items} items.`, json };
}
