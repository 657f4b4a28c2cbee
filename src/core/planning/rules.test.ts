import { describe, expect, test } from 'vitest';
import { comesBefore, isReason, reachOf, runwayOf } from './rules.ts';

test.each([
	[undefined, false],
	['', false],
	['too short', false],
	['   padded    ', false],
	['ten chars!', true],
	['  A customer waits for it.  ', true]
])('%j as a reason to override: %s', (reason, enough) => {
	expect(isReason(reason)).toBe(enough);
});

describe('an item that enters a sprint before one it waits for', () => {
	const sprint = { state: 'planned', startsOn: '2026-03-09', endsOn: '2026-03-20' };
	const earlier = { state: 'active', startsOn: '2026-02-23', endsOn: '2026-03-06' };
	const later = { state: 'planned', startsOn: '2026-03-23', endsOn: '2026-04-03' };
	test.each([
		['is warned of when the other is in the backlog', { state: 'refining', sprint: null, sprintId: null }, true],
		['is warned of when the other comes in a later sprint', { state: 'in-sprint', sprint: later, sprintId: 'later' }, true],
		['is fine when the other is in the same sprint', { state: 'in-sprint', sprint, sprintId: 'this' }, false],
		['is fine when the other is in an earlier sprint', { state: 'in-sprint', sprint: earlier, sprintId: 'earlier' }, false],
		['is fine when the other is done', { state: 'done', sprint: earlier, sprintId: 'earlier' }, false],
		['is fine when the other was dropped', { state: 'dropped', sprint: null, sprintId: null }, false]
	])('%s', (_, blocker, warned) => {
		expect(comesBefore(sprint, 'this', blocker)).toBe(warned);
	});
});

test.each([
	[[3, 5, 8], 8, 2],
	[[3, 5, 8], 16, 3],
	[[13, 1], 8, 0],
	[[3, null, 5], 8, 3],
	[[], 8, 0]
])('of %j the first rows that fit into %s points are %s', (estimates, points, rows) => {
	expect(reachOf(estimates, points)).toBe(rows);
});

test.each([
	[40, 20, 2],
	[50, 21, 2.4],
	[40, null, null],
	[40, 0, null]
])('%s ready points at a velocity of %s last for %s sprints', (points, velocity, sprints) => {
	expect(runwayOf(points, velocity)).toBe(sprints);
});
