/** A worker as the product runs it, hurried so that what a killed one held is taken over within the test's patience. */
import { readConfig } from '#server/platform/config.ts';
import { startJobs } from '#server/platform/jobs.ts';
import { makePlatform } from '#server/platform/platform.ts';
import { registerReactions, tasksOf } from '#server/worker.ts';

const config = readConfig(process.env);
const platform = makePlatform({ config, secret: config.secret ?? '', ownerUrl: config.databaseUrl ?? '' });
registerReactions();
const runner = await startJobs(platform, tasksOf(platform, { lease: 800, longestSend: 400, batch: 20, shift: 2_000 }), { lookEvery: 250 });
process.stdout.write('ready\n');
process.on('SIGTERM', () => {
	void runner
		.stop()
		.then(() => platform.close())
		.then(() => process.exit(0));
});
