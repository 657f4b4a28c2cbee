import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackaged } from './programs.ts';
import type { Tally } from './tally.ts';

type Report = {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: { status: string; name: string; assertionResults: { status: string }[] }[];
};

/** Runs the tests that the filters name, or all, and counts what really ran; a run of nothing is a failure. */
export async function runVitest(filters: string[], environment: Record<string, string>): Promise<Tally> {
	const folder = await mkdtemp(join(tmpdir(), 'winnow-report-'));
	const file = join(folder, 'report.json');
	try {
		const succeeded = await runPackaged('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters], environment);
		const report = await readFile(file, 'utf8').then(
			(text) => JSON.parse(text) as Report,
			() => null
		);
		return tally(report, succeeded);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function tally(report: Report | null, succeeded: boolean): Tally {
	const passed = report?.numPassedTests ?? 0;
	// A file that cannot be loaded holds no test that could fail, so it counts as one itself.
	const broken = report?.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed')).length ?? 0;
	const failed = (report?.numFailedTests ?? 0) + broken;
	const ranNothing = passed + failed === 0;
	if (ranNothing) process.stdout.write('No test was run.\n');
	const unexplained = failed === 0 && (!succeeded || ranNothing);
	return { passed, failed: failed + (unexplained ? 1 : 0), skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0) };
}
