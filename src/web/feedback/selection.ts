import type { TextRange } from '#core/feedback/contract.ts';

/** The selected part of an element's text in UTF-16 code units, without the space around it; null where nothing in it is selected. */
export function selectionWithin(element: HTMLElement): TextRange | null {
	const selection = document.getSelection();
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
	const before = document.createRange();
	before.selectNodeContents(element);
	before.setEnd(range.startContainer, range.startOffset);
	const start = before.toString().length;
	const said = range.toString();
	const trimmed = said.trim();
	if (trimmed === '') return null;
	const from = start + said.indexOf(trimmed);
	return { start: from, end: from + trimmed.length };
}

export type Piece = { text: string; chosen: boolean; linked: boolean };

/** A text cut where a selection or a link begins or ends, for showing each. */
export function piecesOf(text: string, chosen: TextRange | null, linked: readonly TextRange[]): Piece[] {
	const ranges = chosen ? [...linked, chosen] : linked;
	const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
	return cuts.slice(0, -1).map((from, at) => {
		const to = cuts[at + 1] ?? text.length;
		return { text: text.slice(from, to), chosen: chosen ? covers(chosen, from, to) : false, linked: linked.some((range) => covers(range, from, to)) };
	});
}

function covers(range: TextRange, from: number, to: number): boolean {
	return range.start <= from && to <= range.end;
}
