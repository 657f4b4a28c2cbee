/** What the rules say of the criteria of one item, and which of it somebody called no problem. */
import type { Finding, RuleCode } from './finding.ts';
import type { Switches } from './switches.ts';
import { faultsIn, lintCriterion, lintTogether, namesFailure, type Criterion } from './linting.ts';

export type LintedCriterion = Criterion & { id: string };
export type ItemFinding = Finding & {
	/** The same as long as the words under it are the same. */
	key: string;
	/** The criterion it belongs to; null where it is about all of them. */
	criterionId: string | null;
	/** The criteria it is compared with. */
	withIds: string[];
};

/** Every finding of an item: those of each criterion in their order, then those between them. */
export function findingsOfItem(criteria: readonly LintedCriterion[], switches: Switches): ItemFinding[] {
	return [...criteria.flatMap((one) => findingsOfOne(one, switches)), ...findingsBetween(criteria, switches)];
}

/** The findings of one criterion, with their keys. */
export function findingsOfOne(criterion: LintedCriterion, switches: Switches): ItemFinding[] {
	return lintCriterion(criterion, switches).map((finding) => ({ ...finding, key: keyOf(criterion, finding), criterionId: criterion.id, withIds: [] }));
}

function findingsBetween(criteria: readonly LintedCriterion[], switches: Switches): ItemFinding[] {
	return lintTogether(criteria, switches).map(({ at, with: others, ...finding }) => {
		const criterionId = finding.code === 'AC18' ? null : (criteria[at]?.id ?? null);
		const compared = [at, ...others].map((place) => criteria[place]?.text ?? '').join('\n');
		const withIds = others.flatMap((place) => criteria[place]?.id ?? []);
		return { ...finding, key: finding.code === 'AC18' ? failureKey : asKey(finding.code, `${criterionId} ${compared}`), criterionId, withIds };
	});
}

/** That nothing is said of failure is about the item, whatever its criteria say. */
export const failureKey = 'AC18-0';

export type Gap = 'none' | 'faults' | 'failure';

/** What the criteria lack before the item is ready; null where nothing. */
export function gapOf(criteria: readonly LintedCriterion[], dismissed: ReadonlySet<string>, switches: Switches): Gap | null {
	if (criteria.length === 0) return 'none';
	const isFaulty = (one: LintedCriterion) => faultsIn(one, switches).some((fault) => !dismissed.has(keyOf(one, fault)));
	if (criteria.some(isFaulty)) return 'faults';
	return dismissed.has(failureKey) || namesFailure(criteria, switches) ? null : 'failure';
}

function keyOf({ id, text }: LintedCriterion, { code, range }: Pick<Finding, 'code' | 'range'>): string {
	return asKey(code, `${id} ${text.slice(range.start, range.end)}`);
}

/** 53 bits of a text, by cyrb53: the same in a browser and on the server, and short enough for an address. */
function asKey(code: RuleCode, text: string): string {
	let [a, b] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		a = Math.imul(a ^ unit, 2654435761);
		b = Math.imul(b ^ unit, 1597334677);
	}
	a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
	return `${code}-${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}`;
}
