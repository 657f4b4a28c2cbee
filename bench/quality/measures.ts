export type Counts = { right: number; wrong: number; missed: number };
export type Scores = { precision: number; recall: number; f1: number };

export function countOf(pairs: readonly { found: boolean; labelled: boolean }[]): Counts {
	return {
		right: pairs.filter(({ found, labelled }) => found && labelled).length,
		wrong: pairs.filter(({ found, labelled }) => found && !labelled).length,
		missed: pairs.filter(({ found, labelled }) => !found && labelled).length
	};
}

export function scoresOf({ right, wrong, missed }: Counts): Scores {
	const precision = right / (right + wrong || 1);
	const recall = right / (right + missed || 1);
	return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

export function sumOf(all: readonly Counts[]): Counts {
	return all.reduce((sum, one) => ({ right: sum.right + one.right, wrong: sum.wrong + one.wrong, missed: sum.missed + one.missed }), { right: 0, wrong: 0, missed: 0 });
}

export const figure = (share: number) => share.toFixed(3).replace(/^0/, '').padStart(5);
export const row = (name: string, counts: Counts) => {
	const { precision, recall, f1 } = scoresOf(counts);
	return `${name.padEnd(44)} ${figure(precision)}  ${figure(recall)}  ${figure(f1)}   ${String(counts.right + counts.missed).padStart(5)} ${String(counts.right + counts.wrong).padStart(6)}`;
};
