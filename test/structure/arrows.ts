/** Writes docs/import-graph.md: which feature imports which, as the sources say. `npm run arrows` runs it. */
import { writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { featuresInOrder, filesOf, read, root } from './sources.ts';

const trees = ['core', 'server', 'web'];
const path = 'docs/import-graph.md';

export function importGraph(): string {
	const features = featuresInOrder();
	return [
		'# Who imports whom',
		'',
		'Written by `npm run arrows` from the sources, tests left out; the order of the features stands in [ARCHITECTURE.md](../ARCHITECTURE.md).',
		...trees.flatMap((tree) => ['', `## ${tree}`, '', '| feature | imports |', '|---|---|', ...features.flatMap((feature) => rowOf(tree, feature, features))]),
		''
	].join('\n');
}

function rowOf(tree: string, feature: string, features: string[]): string[] {
	const sources = filesOf(`src/${tree}/${feature}/**/*.{ts,svelte}`).filter((source) => !source.endsWith('.test.ts'));
	if (sources.length === 0) return [];
	const targets = new Set(sources.flatMap(importsOf).map((target) => target.split('/')));
	const imported = new Set([...targets].filter(([src, other]) => src === 'src' && other === tree).map(([, , name]) => name ?? ''));
	const arrows = features.filter((other) => other !== feature && imported.has(other));
	return [`| ${feature} | ${arrows.join(', ') || '—'} |`];
}

/** The files that one file imports, as paths below the root. */
function importsOf(source: string): string[] {
	const named = [...read(source).matchAll(/(?:from|import\() ?'((?:\.|#)[^']+)'/g)].map(([, name]) => name ?? '');
	return named.map((name) => (name.startsWith('#') ? `src/${name.slice(1)}` : posix.join(posix.dirname(source), name)));
}

if (import.meta.main) writeFileSync(`${root}/${path}`, importGraph());
