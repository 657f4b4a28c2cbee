import { words } from './words.ts';

/** What of an item the rules look at. */
export type Subject = {
	type: string;
	story: { role: string; want: string; why: string };
	description: string;
	technicalApproach: string;
	estimate: number | null;
	criteria: number;
	blockers: number;
	/** Keys that a member confirmed. */
	confirmed: ReadonlySet<string>;
};

export type Rule = { key: string; name: string; kind: 'automatic' | 'manual' };
export type Judgement = Rule & { met: boolean; why: string; confirmable: boolean };

export const dependenciesKey = 'dependencies-identified';
export const smallKey = 'small-enough';
/** The largest estimate that fits a sprint as long as nobody knows what the team delivers. */
export const usualThreshold = 8;
/** So many finished sprints make a velocity that items are judged by; fewer say too little. */
export const leastSprints = 3;

export const defaultCriteria: readonly Rule[] = Object.entries(words.defaults).map(([key, name]) => ({ key, name, kind: 'automatic' }));

/** The largest estimate that still fits: what the workspace set, else half of what it usually delivers in a sprint. */
export function thresholdFor(chosen: number | null, medianVelocity: number | null): number {
	if (chosen !== null) return chosen;
	return medianVelocity === null || medianVelocity <= 0 ? usualThreshold : medianVelocity / 2;
}

/** How an item stands, criterion by criterion, in the order of the definition. */
export function judge(rules: readonly Rule[], subject: Subject, threshold: number): Judgement[] {
	return rules.map((rule) => ({ ...rule, ...outcomeOf(rule, subject, threshold), confirmable: isConfirmable(rule, subject) }));
}

/** Whether a member may say that it is met: own criteria, and that there are no dependencies where none is named. */
export function isConfirmable(rule: Rule, subject: Pick<Subject, 'blockers'>): boolean {
	return rule.kind === 'manual' || (rule.key === dependenciesKey && subject.blockers === 0);
}

type Outcome = { met: boolean; why: string };
type Test = (subject: Subject, threshold: number) => Outcome;

const automatic: Record<string, Test> = {
	'story-with-why': ({ type, story, description }) => (type === 'story' || type === 'epic' ? storyWithWhy(story) : reason(story.why, description)),
	'criteria-present': ({ criteria }) => outcome(criteria > 0, words.why.criteria(criteria), words.why.noCriteria),
	estimated: ({ estimate }) => outcome(estimate !== null, words.why.estimated(estimate ?? 0), words.why.notEstimated),
	[dependenciesKey]: ({ blockers, confirmed }) =>
		blockers > 0
			? outcome(true, words.why.blockers(blockers), '')
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

function storyWithWhy({ role, want, why }: Subject['story']): Outcome {
	if (!isFilled(role)) return { met: false, why: words.why.noRole };
	if (!isFilled(want)) return { met: false, why: words.why.noWant };
	if (!isFilled(why)) return { met: false, why: words.why.noWhy };
	return outcome(plain(want) !== plain(why), words.why.story, words.why.sameWhy);
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
