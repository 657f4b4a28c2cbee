import { expect, test } from 'vitest';
import { importGraph } from './arrows.ts';
import { featuresInOrder, read } from './sources.ts';

test('docs/import-graph.md says what the sources say; npm run arrows writes it anew', () => {
	expect(read('docs/import-graph.md')).toBe(importGraph());
});

test('every arrow points to the left', () => {
	const features = featuresInOrder();
	const rows = [...importGraph().matchAll(/^\| ([a-z]+) \| ([a-z, ]+) \|$/gm)].filter(([, feature]) => feature !== 'feature');
	const toTheRight = rows.filter(([, feature = '', others = '']) => others.split(', ').some((other) => features.indexOf(other) > features.indexOf(feature)));
	expect(rows.length).toBeGreaterThan(10);
	expect(toTheRight.map(([row]) => row)).toEqual([]);
});
