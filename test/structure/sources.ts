import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file that the patterns name, as a path below the root, in order. */
export function filesOf(...patterns: string[]): string[] {
	return globSync(patterns, { cwd: root }).filter((path) => statSync(join(root, path)).isFile()).sort();
}

export function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** The features in their order, from the one place that holds it. */
export function featuresInOrder(): string[] {
	return /```\n([a-z]+(?: [a-z]+){9,})\n```/.exec(read('ARCHITECTURE.md'))?.[1]?.split(' ') ?? [];
}

/** Where something is found: `src/x.ts:12 what`, so that a failing test says where to go. */
export function findings(path: string, pattern: RegExp): string[] {
	return read(path)
		.split('\n')
		.flatMap((line, at) => [...line.matchAll(pattern)].map(([found]) => `${path}:${at + 1} ${found}`));
}
