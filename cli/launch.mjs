/** What `npm start`, `npm test` and `npm run bench` call. Works on a bare machine: everything it needs it gets first. */
import { ensureBuilt, ensureInstalled, orStop, runProgram } from './toolchain.mjs';

const [task = '', ...args] = process.argv.slice(2);

await orStop(async () => {
	ensureInstalled();
	if (task === 'test') return runProgram('test/run.ts', args);
	if (['start', 'bench', 'bench:notify', 'bench:backlog'].includes(task)) ensureBuilt();
	const [program, part] = task.split(':');
	if (program === 'bench') return runProgram(part ? `bench/${part}/run.ts` : 'bench/run.ts', args);
	return runProgram('cli/winnow.ts', [task, ...args]);
});
