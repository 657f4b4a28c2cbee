import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program of node_modules with this Node, its words on the screen; answers whether it succeeded. */
export async function runPackaged(path: string, args: string[], environment: Record<string, string> = {}): Promise<boolean> {
	return runProgram(process.execPath, [`${root}/node_modules/${path}`, ...args], environment);
}

export async function runProgram(program: string, args: string[], environment: Record<string, string> = {}): Promise<boolean> {
	const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
	const pass = (signal: NodeJS.Signals) => child.kill(signal);
	process.on('SIGINT', pass).on('SIGTERM', pass);
	try {
		const [code] = (await once(child, 'exit')) as [number | null];
		return code === 0;
	} catch {
		return false;
	} finally {
		process.off('SIGINT', pass).off('SIGTERM', pass);
	}
}
