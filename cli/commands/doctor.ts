import type { Command } from 'commander';
import { system } from '#core/access/roles.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { repair?: boolean; json?: boolean };

export function addTo(program: Command): void {
	program
		.command('doctor')
		.description('Compare every stored count and link with the rows it comes from.')
		.option('--repair', 'write what is wrong anew')
		.option('--json', 'print the differences as JSON')
		.action((options: Options) => answer(options, () => withPlatform((platform) => visit(platform, options))));
}

async function visit(platform: Platform, options: Options): Promise<Answer> {
	const [{ examine, repair, sizeOf }, { contextFor }, { everyWorkspace }, { registerReactions }] = await Promise.all([
		import('#server/doctor/service.ts'),
		import('#server/platform/platform.ts'),
		import('#server/platform/workspaces.ts'),
		import('#server/worker.ts')
	]);
	registerReactions();
	const lines: string[] = [];
	const differences: object[] = [];
	for (const workspaceId of await everyWorkspace(platform.database)) {
		const context = contextFor(platform, workspaceId, system);
		const found = await examine(context);
		const left = options.repair && found.length > 0 ? await repair(context) : found;
		const { posts, items } = await sizeOf(context.db);
		if (options.repair) lines.push(`${found.length - left.length} of ${found.length} differences mended.`);
		for (const one of left) lines.push(`${one.check}, ${one.subject}: kept ${one.kept}, counted ${one.counted}`);
		lines.push(left.length === 0 ? `All counts and links of ${posts} posts and ${items} items are right.` : `${left.length} differences. Run winnow doctor --repair to mend what can be mended.`);
		differences.push(...left);
	}
	if (differences.length > 0) process.exitCode = 1;
	return { text: lines.join('\n') || 'There is no workspace yet.', json: { differences } };
}
