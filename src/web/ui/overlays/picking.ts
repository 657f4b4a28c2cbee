/** Where the arrow keys lead in a list of so many rows; undefined for every other key. */
export function rowAfter(key: string, at: number, rows: number): number | undefined {
	if (rows === 0) return undefined;
	if (key === 'ArrowDown') return (at + 1) % rows;
	if (key === 'ArrowUp') return (at - 1 + rows) % rows;
	if (key === 'Home' || key === 'PageUp') return 0;
	if (key === 'End' || key === 'PageDown') return rows - 1;
	return undefined;
}

/** True if every word typed begins some word of the text, accents aside: "ref ses" finds "Start a refinement session". */
export function matchesTyped(text: string, typed: string): boolean {
	const plain = (raw: string): string => raw.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const words = plain(text).split(/[^\p{L}\p{N}]+/u);
	return plain(typed)
		.split(/\s+/)
		.filter(Boolean)
		.every((part) => words.some((word) => word.startsWith(part)));
}
