import type { Config } from './platform/config.ts';
import { startProcess, type Process } from './process.ts';

type Kept = { winnow?: Promise<Process> };

/**
 * Starts Winnow where `vite dev` evaluates the server's code anew after a change, in the same operating-system process: the
 * code before owns the data folder until it is stopped, and only what all modules share still knows it.
 */
export function startAgain(config: Config, kept: Kept = globalThis as Kept): Promise<Process> {
	const before = kept.winnow;
	kept.winnow = stopped(before).then(() => startProcess(config));
	return kept.winnow;
}

/** A start that failed leaves nothing to stop. */
async function stopped(before: Promise<Process> | undefined): Promise<void> {
	const running = await before?.catch(() => null);
	running?.endStreams();
	await running?.stop();
}
