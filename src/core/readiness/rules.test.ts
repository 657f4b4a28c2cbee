import { describe, expect, test } from 'vitest';
import { defaultCriteria, judge, lacking, thresholdFor, type Subject } from './rules.ts';
import { words } from './words.ts';

const good: Subject = {
	type: 'story',
	story: { role: 'planner', want: 'to see both versions', why: 'neither of us loses work' },
	description: '',
	technicalApproach: 'Versions by field.',
	estimate: 5,
	criteria: 2,
	criteriaGap: null,
	blockers: 1,
	unplanned: [],
	solutionWaived: false,
	confirmed: new Set()
};

type Case = [name: string, change: Partial<Subject>, key: string, met: boolean, why: string];
const w = words.why;
const cases: Case[] = [
	['a full story', {}, 'story-with-why', true, w.story],
	['a story without a role', { story: { ...good.story, role: ' ' } }, 'story-with-why', false, w.noRole],
	['a story without a wish', { story: { ...good.story, want: '' } }, 'story-with-why', false, w.noWant],
	['a story without a why', { story: { ...good.story, why: '\n' } }, 'story-with-why', false, w.noWhy],
	['a why that repeats the wish', { story: { ...good.story, why: 'To see both versions!' } }, 'story-with-why', false, w.sameWhy],
	['a wish that prescribes its solution', { story: { ...good.story, want: 'a CSV export button on the settings page' } }, 'story-with-why', false, w.prescribes],
	['the same, waived', { story: { ...good.story, want: 'a CSV export button on the settings page' }, solutionWaived: true }, 'story-with-why', true, w.solutionWaived],
	['a why in other words that repeats the wish', { story: { ...good.story, why: 'I see the versions, both' } }, 'story-with-why', false, w.sameWhy],
	['a bug with a description', { type: 'bug', story: { role: '', want: '', why: '' }, description: 'It fails.' }, 'story-with-why', true, w.reason],
	['a task that says nothing', { type: 'task', story: { role: '', want: '', why: '' } }, 'story-with-why', false, w.noReason],
	['an epic needs its story too', { type: 'epic', story: { role: '', want: 'a', why: 'b' } }, 'story-with-why', false, w.noRole],
	['two criteria', {}, 'criteria-present', true, w.criteria(2)],
	['no criteria', { criteria: 0, criteriaGap: 'none' }, 'criteria-present', false, w.criteriaGap.none],
	['criteria that cannot be tested', { criteriaGap: 'faults' }, 'criteria-present', false, w.criteriaGap.faults],
	['criteria without an error case', { criteriaGap: 'failure' }, 'criteria-present', false, w.criteriaGap.failure],
	['an estimate', {}, 'estimated', true, w.estimated(5)],
	['an estimate of nothing is one', { estimate: 0 }, 'estimated', true, w.estimated(0)],
	['no estimate', { estimate: null }, 'estimated', false, w.notEstimated],
	['a dependency that is planned for', {}, 'dependencies-identified', true, w.blockers(1)],
	['a dependency that nobody planned for', { unplanned: [w.notInSprint('Export')] }, 'dependencies-identified', false, w.notInSprint('Export')],
	['no dependency and nobody looked', { blockers: 0 }, 'dependencies-identified', false, w.blockersUnsaid],
	['no dependency, confirmed', { blockers: 0, confirmed: new Set(['dependencies-identified']) }, 'dependencies-identified', true, w.noBlockers],
	['an approach', {}, 'technical-approach', true, w.approach],
	['no approach', { technicalApproach: '  ' }, 'technical-approach', false, w.noApproach],
	['as large as fits', { estimate: 8 }, 'small-enough', true, w.small(8, 8)],
	['too large', { estimate: 13 }, 'small-enough', false, w.large(13, 8)],
	['of unknown size', { estimate: null }, 'small-enough', false, w.sizeUnknown(8)]
];

describe('the six criteria', () => {
	test.each(cases)('%s', (_, change, key, met, why) => {
		const found = judge(defaultCriteria, { ...good, ...change }, 8).find((one) => one.key === key);
		expect(found).toMatchObject({ met, why });
	});

	test('an item that meets all of them is ready', () => {
		expect(judge(defaultCriteria, good, 8).every(({ met }) => met)).toBe(true);
	});
});

describe('own criteria', () => {
	const own = { key: 'design-seen', name: 'Design seen', kind: 'manual' as const, weight: 'must' as const };
	test('are met when a member says so', () => {
		expect(judge([own], good, 8)[0]).toMatchObject({ met: false, why: w.unconfirmed, confirmable: true });
		expect(judge([own], { ...good, confirmed: new Set(['design-seen']) }, 8)[0]).toMatchObject({ met: true, why: w.confirmed });
	});
	test('keep an item from being ready only where they must be met', () => {
		expect(lacking(judge([own], good, 8)).map(({ key }) => key)).toEqual(['design-seen']);
		expect(lacking(judge([{ ...own, weight: 'should' }], good, 8))).toEqual([]);
	});
	test('no other automatic one can be ticked', () => {
		const confirmable = judge(defaultCriteria, { ...good, blockers: 0 }, 8).filter((one) => one.confirmable);
		expect(confirmable.map((one) => one.key)).toEqual(['dependencies-identified']);
	});
});

test.each([
	[null, null, 8],
	[null, 0, 8],
	[null, 26, 13],
	[5, 26, 5],
	[5, null, 5]
])('a threshold of %s with a velocity of %s lets %s points in', (chosen, velocity, threshold) => {
	expect(thresholdFor(chosen, velocity)).toBe(threshold);
});
