/** Which quotes tell the most: specific ones first, and none that says what another chosen one says. */
import { stemsIn } from '../similarity/terms.ts';
import { likenesses } from '../similarity/wording.ts';
import { clausesOf } from './clauses.ts';
import type { Ask } from './contract.ts';

type Said = Pick<Ask, 'id' | 'text' | 'importance'>;
const weights = { critical: 3, important: 2, 'nice-to-have': 1 } as const;
/** So many words say enough; more of them say no more. */
const enoughWords = 24;

/** The ids of at most three, the most telling first. */
export function mostTelling(asks: readonly Said[], most = 3): string[] {
	let left = asks.map((ask) => ({ ask, worth: worthOf(ask) })).toSorted((one, other) => other.worth - one.worth || (one.ask.id < other.ask.id ? -1 : 1));
	const chosen: string[] = [];
	while (left.length > 0 && chosen.length < most) {
		const [first, ...others] = left as [(typeof left)[number], ...typeof left];
		chosen.push(first.ask.id);
		const alike = likenesses(asText(first.ask), others.map(({ ask }) => asText(ask)));
		left = others.map((one, at) => ({ ...one, worth: one.worth * (1 - (alike[at] ?? 0)) })).toSorted((one, other) => other.worth - one.worth || (one.ask.id < other.ask.id ? -1 : 1));
	}
	return chosen;
}

/** Words that carry meaning, numbers, a condition and a reason make a quote specific; how much it matters weighs beside. */
export function worthOf({ text, importance }: Omit<Said, 'id'>): number {
	const words = Math.min(new Set(stemsIn(text)).size, enoughWords) / enoughWords;
	const clauses = clausesOf(text);
	const numbers = /\d/.test(text) ? 0.4 : 0;
	const condition = clauses.some((one) => one.condition !== null) ? 0.4 : 0;
	const reason = clauses.some((one) => one.reason !== null) ? 0.4 : 0;
	return words + numbers + condition + reason + (importance === null ? 0 : weights[importance] / 10);
}

function asText({ text }: Said) {
	return { title: text.slice(0, 200), body: text };
}
