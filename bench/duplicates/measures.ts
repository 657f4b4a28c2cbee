/** How good answers are. Questions without a right answer are not asked here. */
export type Quality = { recall1: number; recall5: number; recall10: number; reciprocalRank: number; averagePrecision: number; milliseconds: number };

type Sums = { first: number; five: number; ten: number; reciprocal: number; precision: number };

export class Tally {
	readonly #sums: Sums = { first: 0, five: 0, ten: 0, reciprocal: 0, precision: 0 };
	#asked = 0;
	#milliseconds = 0;

	add(answer: readonly number[], right: ReadonlySet<number>, milliseconds: number): void {
		const rank = answer.findIndex((id) => right.has(id)) + 1;
		this.#asked++;
		this.#milliseconds += milliseconds;
		this.#sums.precision += averagePrecision(answer, right);
		if (rank === 0) return;
		this.#sums.first += rank <= 1 ? 1 : 0;
		this.#sums.five += rank <= 5 ? 1 : 0;
		this.#sums.ten += rank <= 10 ? 1 : 0;
		this.#sums.reciprocal += 1 / rank;
	}

	quality(): Quality {
		const { first, five, ten, reciprocal, precision } = this.#sums;
		const of = (sum: number) => sum / (this.#asked || 1);
		return { recall1: of(first), recall5: of(five), recall10: of(ten), reciprocalRank: of(reciprocal), averagePrecision: of(precision), milliseconds: of(this.#milliseconds) };
	}
}

/** The mean of the precision at each right answer; right ones that were not given count as nothing. */
export function averagePrecision(answer: readonly number[], right: ReadonlySet<number>): number {
	let found = 0;
	let total = 0;
	answer.forEach((id, at) => {
		if (right.has(id)) total += ++found / (at + 1);
	});
	return right.size === 0 ? 0 : total / right.size;
}

/** What would be suggested at a threshold: right ones of all, questions that got a right one, questions that got any. */
export type Suggested = { precision: number; recall: number; coverage: number; suggestions: number; asked: number; answerable: number };

export class SuggestionTally {
	#asked = 0;
	#answerable = 0;
	#covered = 0;
	#found = 0;
	#suggestions = 0;
	#correct = 0;

	add(suggested: readonly number[], right: ReadonlySet<number>): void {
		const correct = suggested.filter((id) => right.has(id)).length;
		this.#asked++;
		this.#answerable += right.size > 0 ? 1 : 0;
		this.#covered += suggested.length > 0 ? 1 : 0;
		this.#found += correct > 0 ? 1 : 0;
		this.#suggestions += suggested.length;
		this.#correct += correct;
	}

	result(): Suggested {
		return {
			precision: this.#correct / (this.#suggestions || 1),
			recall: this.#found / (this.#answerable || 1),
			coverage: this.#covered / (this.#asked || 1),
			suggestions: this.#suggestions,
			asked: this.#asked,
			answerable: this.#answerable
		};
	}
}
