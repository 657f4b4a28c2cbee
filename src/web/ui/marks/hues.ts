/** A name always gets the same one of twelve hues (FNV-1a over its characters, then mixed, since short names differ little). */
export function hueOf(name: string): number {
	let hash = 0x811c9dc5;
	for (const letter of name.toLowerCase()) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return ((hash ^ (hash >>> 12)) >>> 0) % 12;
}

/** The first letters of the first and last word: "Ada Lovelace" → "AL", "Müller" → "M". */
export function initialsOf(name: string): string {
	const words = (name.split('@')[0] ?? '').trim().split(/[\s._-]+/u).filter(Boolean);
	const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
	return chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('').toLocaleUpperCase();
}
