/** One page of a list, read by keyset: `nextCursor` is opaque and null on the last page. */
export type Page<T> = { data: T[]; nextCursor: string | null };

export const defaultLimit = 25;
export const largestLimit = 100;

/** Cuts `limit + 1` rows that were read to a page; the cursor is made from the last row that is shown. */
export function pageOf<Row, T>(rows: Row[], limit: number, show: (row: Row) => T, keyOf: (row: Row) => CursorKey): Page<T> {
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return { data: shown.map(show), nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}

export type CursorKey = (string | number)[];

export function encodeCursor(key: CursorKey): string {
	return btoa(encodeURIComponent(JSON.stringify(key))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The key inside a cursor, or null when it was not made by {@link encodeCursor} for a key of this shape ('s' string, 'n' number). */
export function decodeCursor(cursor: string, shape: string): CursorKey | null {
	try {
		const key: unknown = JSON.parse(decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
		const fits = Array.isArray(key) && key.length === shape.length && key.every((part, at) => fitsShape(part, shape[at]));
		return fits ? (key as CursorKey) : null;
	} catch {
		return null;
	}
}

function fitsShape(part: unknown, wanted: string | undefined): boolean {
	return wanted === 'n' ? typeof part === 'number' && Number.isFinite(part) : typeof part === 'string';
}
