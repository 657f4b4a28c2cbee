import { parse } from 'csv-parse/browser/esm/sync';

const headerBytes = 65_536;
const delimiters = [',', ';', '\t'];

/** The names of a file's columns, read from its beginning; none where it has no header. */
export async function readColumns(file: Blob): Promise<string[]> {
	const bytes = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer());
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
	const [first = ''] = text.split(/\r?\n/);
	const delimiter = delimiters.reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
	try {
		const [header = []] = parse(text, { delimiter, bom: true, to: 1, relax_column_count: true }) as string[][];
		return [...new Set(header.map((name) => name.trim()))].filter(Boolean);
	} catch {
		return [];
	}
}

function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
