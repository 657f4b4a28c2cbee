#!/usr/bin/env node
/** The `winnow` command: finds a Node that is new enough and hands everything over to winnow.ts. */
import { ensureBuilt, ensureInstalled, orStop, runProgram } from './toolchain.mjs';

const args = process.argv.slice(2);

await orStop(async () => {
	ensureInstalled();
	if (args[0] === 'start' && !args.includes('--help')) ensureBuilt();
	await runProgram('cli/winnow.ts', args);
});
