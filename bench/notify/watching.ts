import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { residentMegabytes } from '../server.ts';

export type Sink = { url: string; taken(): Promise<number>; stop(): void };

/** Starts the mail server that forgets, as a process of its own. */
export async function startSink(): Promise<Sink> {
	const child = fork(fileURLToPath(new URL('./sink.ts', import.meta.url)));
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return {
		url: `smtp://127.0.0.1:${port}`,
		async taken() {
			child.send('how many');
			const [{ taken }] = (await once(child, 'message')) as [{ taken: number }];
			return taken;
		},
		stop: () => void child.kill()
	};
}

/** Looks at a process's memory four times a second until it is told to stop, and answers the most it saw, in megabytes. */
export function watchMemory(pid: number): () => Promise<number> {
	const done = new AbortController();
	const watching = (async () => {
		let most = 0;
		while (!done.signal.aborted) {
			most = Math.max(most, await residentMegabytes(pid));
			await wait(250, undefined, { signal: done.signal }).catch(() => {});
		}
		return most;
	})();
	return () => {
		done.abort();
		return watching;
	};
}
