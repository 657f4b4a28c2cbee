import { z } from 'zod';
import { isId, prefixes, type Id, type Kind } from './ids.ts';
import { languages } from './languages.ts';
import { defaultLimit, largestLimit } from './page.ts';

/** An id of one kind, as it stands in requests and answers. */
export function idOf<K extends Kind>(kind: K): z.ZodType<Id<K>, string> {
	return z
		.string()
		.refine((value): value is Id<K> => isId(kind, value), `must be an id that begins with ${prefixes[kind]}_`)
		.meta({ example: `${prefixes[kind]}_0192f0c1b7a57cc08f3a5d2b9e4c6a10` }) as unknown as z.ZodType<Id<K>, string>;
}

/** A line of text: trimmed, without control characters, 1 to `most` characters. */
export function line(most: number) {
	return z
		.string()
		.trim()
		.min(1, 'must not be empty')
		.max(most, `may have at most ${most} characters`)
		.refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'must not hold line breaks or control characters');
}

/** Text of many lines (Markdown), 0 to `most` characters, without what the database cannot hold: NUL and halves of characters. */
export function text(most: number) {
	return z
		.string()
		.max(most, `may have at most ${most} characters`)
		.refine((value) => !/[\0\p{Cs}]/u.test(value), 'must not hold a NUL character or half a character');
}

export const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(320, 'may have at most 320 characters')
	.pipe(z.email('must be an e-mail address'));

export const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #4f46e5').toLowerCase();

export const slug = z
	.string()
	.max(80, 'may have at most 80 characters')
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold lower-case letters, digits and single hyphens');

export const pageQuery = {
	limit: z.coerce
		.number('must be a whole number')
		.int('must be a whole number')
		.min(1, 'must be at least 1')
		.max(largestLimit, `may be at most ${largestLimit}`)
		.default(defaultLimit),
	cursor: z.string().max(500).optional()
};

export function pageSchema<T extends z.ZodType>(entry: T) {
	return z.object({ data: z.array(entry), nextCursor: z.string().nullable() });
}

/** One of the languages that mails and public pages are written in. */
export const language = z.enum(languages, `must be one of ${languages.join(', ')}`);

export const timestamp = z.iso.datetime();
export const version = z.number().int().positive();
