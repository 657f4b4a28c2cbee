import { expect, test } from 'vitest';
import { linePath, linePoints, niceCeiling, spreadIndexes } from './shapes.ts';

test.each([
	[0, 1],
	[1, 2],
	[5, 6],
	[9, 10],
	[21, 30],
	[64, 80],
	[100, 100],
	[1234, 2000]
])('an axis for %i ends at %i', (largest, ceiling) => {
	expect(niceCeiling(largest)).toBe(ceiling);
});

test('a line starts at the start, ends at the end and turns upside down for the screen', () => {
	expect(linePoints([0, 5, 10], 10, 100)).toEqual([
		[0, 100],
		[50, 50],
		[100, 0]
	]);
	expect(linePath([[0, 100], [100, 0]])).toBe('M0.00 100.00L100.00 0.00');
});

test('labels are spread with the first and the last among them', () => {
	expect(spreadIndexes(12, 4)).toEqual([0, 4, 7, 11]);
	expect(spreadIndexes(3, 4)).toEqual([0, 1, 2]);
});
