/** A counted text as the bytes that are kept of it: the terms, four bytes each, then the counts of the title, then those of the body. */
import type { Counted } from '#core/similarity/terms.ts';

export function pack({ terms, inTitle, inBody }: Counted): Buffer {
	return Buffer.concat([Buffer.from(terms.buffer, terms.byteOffset, terms.byteLength), inTitle, inBody]);
}

export function unpack(packed: Buffer, titleLength: number, bodyLength: number): Counted {
	const many = packed.length / 6;
	// Numbers of four bytes must begin at a multiple of four, and a row's bytes begin anywhere.
	const bytes = Uint8Array.from(packed);
	return {
		terms: new Int32Array(bytes.buffer, 0, many),
		inTitle: bytes.subarray(4 * many, 5 * many),
		inBody: bytes.subarray(5 * many),
		titleLength,
		bodyLength
	};
}
