/**
 * What `npm test` runs: types, import rules, the build, then every test. `npm test -- <filters>` passes the filters on
 * to vitest and leaves the rest out. The last line counts all of it.
 */
import { ensureBuilt } from '../cli/toolchain.mjs';
import { ensureChromium } from './run/chromium.ts';
import { runPackaged } from './run/programs.ts';
import { describeTally, oneFailed, onePassed, sum, type Tally } from './run/tally.ts';
import { runVitest } from './run/vitest.ts';

const filters = process.argv.slice(2);
const checks: [string, () => Promise<boolean>][] = [
	['types', checkTypes],
	['import rules', () => runPackaged('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.mjs', 'src', 'cli', 'db'])],
	['build', build]
];

const tallies: Tally[] = [];
for (const [name, check] of filters.length > 0 ? checks.slice(-1) : checks) tallies.push(await runCheck(name, check));
tallies.push(await runVitest(filters, await browserVariables()));
const total = sum(tallies);
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`\n${describeTally(total)}\n`);

async function runCheck(name: string, check: () => Promise<boolean>): Promise<Tally> {
	const began = performance.now();
	const passed = await check();
	process.stdout.write(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
	return passed ? onePassed : oneFailed;
}

async function checkTypes(): Promise<boolean> {
	const synced = await runPackaged('@sveltejs/kit/svelte-kit.js', ['sync']);
	return synced && (await runPackaged('svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--threshold', 'error']));
}

/** The build that `npm start` would make, so that the journeys test what a user runs. */
async function build(): Promise<boolean> {
	try {
		ensureBuilt();
		return true;
	} catch (error) {
		process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
		return false;
	}
}

async function browserVariables(): Promise<Record<string, string>> {
	const path = await ensureChromium();
	if (path) return { WINNOW_CHROMIUM: path };
	process.stdout.write('There is no Chromium and none could be installed, so the browser tests will fail; WINNOW_CHROMIUM may name one.\n');
	return {};
}
