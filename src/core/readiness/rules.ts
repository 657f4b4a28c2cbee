import type { Gap } from '../criteria/item-findings.ts';
import { prescribesSolution } from '../stories/judging.ts';
import { likenessOf } from '../stories/likeness.ts';
import type { Weight } from './contract.ts';
import { words } from './words.ts';

/** What of an item the rules look at. */
export type Subject = {
	type: string;
	story: { role: string; want: string; why: string };
	description: string;
	technicalApproach: string;
	estimate: number | null;
	/** Those that were not dropped. */
	criteria: number;
	/** What they lack; null where nothing. */
	criteriaGap: Gap | null;
	/** Everything it waits for, inside and outside. */
	blockers: number;
	/** What of that nobody planned for, as sentences. */
	unplanned: string[];
	/** Somebody said with a reason that the story may prescribe its solution. */
	solutionWaived: boolean;
	/** Keys that a member confirmed. */
	confirmed: ReadonlySet<string>;
};

export type Rule = { key: string; name: string; kind: 'automatic' | 'manual'; weight: Weight };
export type Judgement = Rule & { met: boolean; why: string; confirmable: boolean };

export const dependenciesKey = 'dependencies-identified';
export const criteriaKey = 'criteria-present';
export const smallKey = 'small-enough';
/** The largest estimate that fits a sprint as long as nobody knows what the team delivers. */
export const usualThreshold = 8;
/** So many finished sprints make a velocity that items are judged by; fewer say too little. */
export const leastSprints = 3;
/** A why that shares so much with the wish repeats it. */
const sameFrom = 0.9;

export const defaultCriteria: readonly Rule[] = Object.entries(words.defaults).map(([key, name]) => ({ key, name, kind: 'automatic', weight: 'must' }));

/** The largest estimate that still fits: what the workspace set, else half of what it usually delivers in a sprint. */
export function thresholdFor(chosen: number | null, medianVelocity: number | null): number {
	if (chosen !== null) return chosen;
	return medianVelocity === null || medianVelocity <= 0 ? usualThreshold : medianVelocity / 2;
}

/** How an item stands, criterion by criterion, in the order of the definition. */
export function judge(rules: readonly Rule[], subject: Subject, threshold: number): Judgement[] {
	return rules.map((rule) => ({ ...rule, ...outcomeOf(rule, subject, threshold), confirmable: isConfirmable(rule, subject) }));
}

/** What keeps an item from being ready. */
export function lacking<T extends Pick<Judgement, 'met' | 'weight'>>(judged: readonly T[]): T[] {
	return judged.filter((one) => !one.met && one.weight === 'must');
}

/** Whether a member may say that it is met: own criteria, and that there are no dependencies where none is named. */
export function isConfirmable(rule: Rule, subject: Pick<Subject, 'blockers'>): boolean {
	return rule.kind === 'manual' || (rule.key === dependenciesKey && subject.blockers === 0);
}

type Outcome = { met: boolean; why: string };
type Test = (subject: Subject, threshold: number) => Outcome;

const automatic: Record<string, Test> = {
	'story-with-why': ({ type, story, description, solutionWaived }) => (type === 'story' || type === 'epic' ? storyWithWhy(story, solutionWaived) : reason(story.why, description)),
	[criteriaKey]: ({ criteria, criteriaGap }) => ({ met: criteriaGap === null, why: criteriaGap === null ? words.why.criteria(criteria) : words.why.criteriaGap[criteriaGap] }),
	estimated: ({ estimate }) => outcome(estimate !== null, words.why.estimated(estimate ?? 0), words.why.notEstimated),
	[dependenciesKey]: ({ blockers, unplanned, confirmed }) =>
		blockers > 0
			? outcome(unplanned.length === 0, words.why.blockers(blockers), unplanned.join(' '))
			: outcome(confirmed.has(dependenciesKey), words.why.noBlockers, words.why.blockersUnsaid),
	'technical-approach': ({ technicalApproach }) => outcome(isFilled(technicalApproach), words.why.approach, words.why.noApproach),
	[smallKey]: ({ estimate }, threshold) => {
		if (estimate === null) return { met: false, why: words.why.sizeUnknown(threshold) };
		return outcome(estimate <= threshold, words.why.small(estimate, threshold), words.why.large(estimate, threshold));
	}
};

function outcomeOf(rule: Rule, subject: Subject, threshold: number): Outcome {
	const test = rule.kind === 'automatic' ? automatic[rule.key] : undefined;
	if (test) return test(subject, threshold);
	return outcome(subject.confirmed.has(rule.key), words.why.confirmed, words.why.unconfirmed);
}

function storyWithWhy({ role, want, why }: Subject['story'], solutionWaived: boolean): Outcome {
	if (!isFilled(role)) return { met: false, why: words.why.noRole };
	if (!isFilled(want)) return { met: false, why: words.why.noWant };
	if (!isFilled(why)) return { met: false, why: words.why.noWhy };
	if (plain(want) === plain(why) || likenessOf(want, why) >= sameFrom) return { met: false, why: words.why.sameWhy };
	if (!prescribesSolution({ want, why })) return { met: true, why: words.why.story };
	return outcome(solutionWaived, words.why.solutionWaived, words.why.prescribes);
}

function reason(why: string, description: string): Outcome {
	return outcome(isFilled(why) || isFilled(description), words.why.reason, words.why.noReason);
}

function outcome(met: boolean, whenMet: string, whenNot: string): Outcome {
	return { met, why: met ? whenMet : whenNot };
}

function isFilled(text: string): boolean {
	return text.trim() !== '';
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
