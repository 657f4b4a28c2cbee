/**
 * A workspace's own threshold, from what its members said of suggested pairs. Platt scaling (Platt 1999) of the
 * intercept alone: log odds are shifted until they agree with the labels best, with a normal prior that keeps few labels
 * near the default.
 */
import { duplicateFrom } from './judging.ts';

/** `probability`: how likely the pair was called. `same`: merged by a member, or dismissed. */
export type Label = { probability: number; same: boolean };

/** So many of each kind before anything moves. */
export const leastLabels = 10;
/** However the labels are, no threshold goes beyond these. */
export const thresholdBounds = { least: 0.35, most: 0.8 } as const;
const priorVariance = 1;
const steps = 25;

/** From which probability on a pair is called a duplicate: the default until there are enough labels of each kind. */
export function thresholdFrom(labels: readonly Label[]): number {
	const same = labels.filter((label) => label.same).length;
	if (Math.min(same, labels.length - same) < leastLabels) return duplicateFrom;
	const from = sigmoid(logit(duplicateFrom) - shiftOf(labels));
	return Math.min(thresholdBounds.most, Math.max(thresholdBounds.least, from));
}

/** The shift of the log odds that fits best, by Newton's method: the sum is concave, so that few steps find it. */
function shiftOf(labels: readonly Label[]): number {
	let shift = 0;
	for (let step = 0; step < steps; step++) {
		let slope = -shift / priorVariance;
		let bend = -1 / priorVariance;
		for (const { probability, same } of labels) {
			const likely = sigmoid(logit(probability) + shift);
			slope += Number(same) - likely;
			bend -= likely * (1 - likely);
		}
		shift -= slope / bend;
	}
	return shift;
}

const logit = (probability: number) => {
	const safe = Math.min(0.999, Math.max(0.001, probability));
	return Math.log(safe / (1 - safe));
};
const sigmoid = (odds: number) => 1 / (1 + Math.exp(-odds));
