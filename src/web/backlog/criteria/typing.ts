import type { ItemFinding, LintedCriterion } from '#core/criteria/item-findings.ts';
import type { Switches } from '#core/criteria/switches.ts';
import type { Tuning } from '#core/criteria/tuning.ts';

const ready = new WeakMap<Tuning, Switches>();

/** What the rules say of what is typed. The word lists come with the first criterion that somebody types. */
export async function lintTyped(criterion: LintedCriterion, tuning: Tuning): Promise<ItemFinding[]> {
	const [{ findingsOfOne }, { switchesOf }, { splitCriteria }] = await Promise.all([import('#core/criteria/item-findings.ts'), import('#core/criteria/tuning.ts'), import('#core/criteria/writing.ts')]);
	if (splitCriteria(criterion.text).length > 1) return [];
	const switches = ready.get(tuning) ?? switchesOf(tuning);
	ready.set(tuning, switches);
	return findingsOfOne(criterion, switches);
}
