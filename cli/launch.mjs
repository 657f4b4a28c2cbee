/** What `npm start`, `npm test` and `npm run bench` call. Works on a bare machine: everything it needs it gets first. */
import { ensureBuilt, ensureInstalled, orStop, runProgram } from './toolchain.mjs';

const [task = '', ...args] = process.argv.slice(2);

await orStop(async () => {
	ensureInstalled();
	if (task === 'test') return runProgram('test/run.ts', args);
	if (task === 'bench:duplicates') return runProgram('bench/duplicates/run.ts', args);
	if (task === 'start' || task === 'bench') ensureBuilt();
	return task === 'bench' ? runProgram('bench/run.ts', args) : runProgram('cli/winnow.ts', [task, ...args]);
});
