import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/**
 * When a process began, in words that differ for every process that ever has the same id on this machine;
 * null where there is no such process, where it is dead but not yet buried, or where the system does not tell.
 */
export async function beginningOf(pid: number): Promise<string | null> {
	if (process.platform !== 'linux') return askSystem(pid, 'lstart=');
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold spaces; the 20th word after it is the start time in ticks since the boot.
		const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (words[0] === 'Z') return null;
		const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
		return `${boot.trim()}/${words[19]}`;
	} catch {
		return null;
	}
}

/** The command line of a process; null where the system does not tell. */
export async function commandOf(pid: number): Promise<string | null> {
	if (process.platform !== 'linux') return askSystem(pid, 'command=');
	return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
		(line) => line.replaceAll('\0', ' '),
		() => null
	);
}

async function askSystem(pid: number, column: string): Promise<string | null> {
	if (process.platform === 'win32') return null;
	return run('ps', ['-p', String(pid), '-o', column]).then(
		({ stdout }) => stdout.trim() || null,
		() => null
	);
}
