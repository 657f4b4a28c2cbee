import { stemsIn } from '../similarity/terms.ts';

/** What a split has to place: the criteria and insights of an item, by id. */
export type Whole = { criterionIds: readonly string[]; insightIds: readonly string[]; postIds: readonly string[] };
export type PartOf = { criterionIds: readonly string[]; insightIds: readonly string[]; postIds: readonly string[] };
export type Division = { parts: readonly PartOf[]; dropped: readonly { criterionId: string }[] };

export type Loss = { criteriaTwice: string[]; criteriaUnplaced: string[]; strange: string[] };

/**
 * What a division loses or doubles: every criterion belongs to exactly one part or is dropped with a reason, and a part takes nothing that the whole
 * does not have. Feedback that no part answers stays with the whole.
 */
export function lossOf(whole: Whole, { parts, dropped }: Division): Loss {
	const placed = [...parts.flatMap((part) => part.criterionIds), ...dropped.map(({ criterionId }) => criterionId)];
	const known = new Set<string>([...whole.criterionIds, ...whole.insightIds, ...whole.postIds]);
	const named = [...placed, ...parts.flatMap((part) => [...part.insightIds, ...part.postIds])];
	return {
		criteriaTwice: [...new Set(placed.filter((id, at) => placed.indexOf(id) !== at))],
		criteriaUnplaced: whole.criterionIds.filter((id) => !placed.includes(id)),
		strange: [...new Set(named.filter((id) => !known.has(id)))]
	};
}

/** Words for a layer of software rather than for something a user gets. */
const layers = /^(ui|ux|frontend|front-end|backend|back-end|api|apis|endpoint|endpoints|database|db|schema|migration|model|models|service|server|client|tests?|testing|qa|infrastructure|oberfläche|datenbank|schnittstelle|schnittstellen|tabelle|tabellen|modell)$/u;
const fillers = /^(the|a|an|for|of|and|with|new|build|create|add|implement|write|design|set|up|der|die|das|für|und|neue|bauen|erstellen|anlegen)$/u;

/** Whether a part names nothing but a layer, and so gives a user nothing on its own. */
export function isHorizontal(title: string): boolean {
	const words = title.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
	const telling = words.filter((word) => !fillers.test(word));
	return telling.length > 0 && telling.every((word) => layers.test(word));
}

export const reasons = ['too-large', 'many-criteria', 'broad-verb', 'several-goals'] as const;
export type Reason = (typeof reasons)[number];

/** From so many criteria on an item may be several. */
const manyCriteria = 8;

/** Why an item may be worth splitting. `tooLarge`: its estimate does not fit a sprint. */
export function reasonsToSplit({ title, want, criteria, tooLarge }: { title: string; want: string; criteria: number; tooLarge: boolean }): Reason[] {
	const goal = `${title}\n${want}`;
	const clauses = goal.match(/\b(and|or|und|oder)\b|\+|&/giu) ?? [];
	return [
		...(tooLarge ? ['too-large' as const] : []),
		...(criteria >= manyCriteria ? ['many-criteria' as const] : []),
		...(/\b(manage|handle|administer|support|maintain|verwalten|unterstützen|pflegen)\b/iu.test(goal) ? ['broad-verb' as const] : []),
		...(clauses.length >= 2 ? ['several-goals' as const] : [])
	];
}

/** Growth from the first estimate to the sum of its parts, as a share: .31 for 13 to 17; null while one is unknown. */
export function driftOf(original: number | null, parts: readonly (number | null)[]): number | null {
	if (original === null || original === 0 || parts.length === 0 || parts.some((one) => one === null)) return null;
	return parts.reduce<number>((sum, one) => sum + (one ?? 0), 0) / original - 1;
}

export type Suggestion = { part: number; confidence: number };

/** From so much on a text is suggested for a part. */
const leastConfidence = 0.15;

/** For which of the parts a text speaks the most: the cosine of their stems, with words that stand in every part left out; null where none is near. */
export function suggestPart(text: string, parts: readonly string[]): Suggestion | null {
	const stems = parts.map((part) => new Set(stemsIn(part)));
	const own = new Set(stemsIn(text));
	const telling = (stem: string) => !stems.every((part) => part.has(stem));
	const scored = stems.map((part, at) => {
		const [mine, theirs] = [[...own].filter(telling), [...part].filter(telling)];
		const shared = mine.filter((stem) => part.has(stem)).length;
		return { part: at, confidence: shared === 0 ? 0 : shared / Math.sqrt(mine.length * theirs.length) };
	});
	const best = scored.toSorted((one, other) => other.confidence - one.confidence)[0];
	return best && best.confidence >= leastConfidence ? best : null;
}
