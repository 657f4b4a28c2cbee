/** What kind of text a file is, told from its bytes alone. */

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file that is no text: a spreadsheet as its program keeps it, an archive, an image. */
export class NotText extends Error {}

/**
 * The character set of a file: what its byte order mark says, else UTF-8 where every byte of it is that, else
 * Windows-1252, in which every byte means something. @throws NotText
 */
export async function charsetOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Charset> {
	const utf8 = new TextDecoder('utf-8', { fatal: true });
	let [isFirst, isUtf8] = [true, true];
	for await (const chunk of chunks) {
		if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
		if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
		if (chunk.includes(0)) throw new NotText();
		isFirst = false;
		isUtf8 &&= decodes(utf8, chunk);
	}
	return isUtf8 && decodes(utf8) ? 'utf-8' : 'windows-1252';
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
	try {
		decoder.decode(chunk, { stream: chunk !== undefined });
		return true;
	} catch {
		return false;
	}
}

const delimiters = [',', ';', '\t'];

/** The delimiter that the header holds most of, outside of quotes. */
export function delimiterOf(head: string): string {
	const [header = ''] = head.replaceAll(/"[^"]*"/g, '').split(/\r\n|\r|\n/);
	const count = (delimiter: string) => header.split(delimiter).length;
	return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The names of columns as a file's first record gives them; the same name twice gets a number. */
export function columnNames(cells: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return cells.map((cell) => {
		const name = cell.replace(/\s+/g, ' ').trim().slice(0, 200);
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return count > 1 && name ? `${name} (${count})` : name;
	});
}
