import type { Range } from '#core/criteria/finding.ts';

export type Piece = { text: string; isMarked: boolean };

/** A text cut at places, each piece marked or not. Places may overlap, and may lie beyond a text that was changed meanwhile. */
export function piecesOf(text: string, ranges: readonly Range[]): Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	const add = (to: number, isMarked: boolean) => {
		if (to > done) pieces.push({ text: text.slice(done, to), isMarked });
		done = Math.max(done, to);
	};
	for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
		add(Math.min(start, text.length), false);
		add(Math.min(end, text.length), true);
	}
	add(text.length, false);
	return pieces;
}
