import { z } from 'zod';
import { idOf, line, pageQuery, timestamp } from '../kernel/schemas.ts';

/** What the rows of a file become: requests of customers, or items of the backlog. */
export const importKinds = ['posts', 'items'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column of a file can be. */
export const fieldsOf = {
	posts: ['id', 'title', 'body', 'board', 'status', 'tags', 'email', 'name', 'voters', 'createdAt'],
	items: ['id', 'title', 'body', 'type', 'status', 'role', 'want', 'why', 'criteria', 'approach', 'risks', 'estimate', 'parent', 'blockedBy', 'createdAt']
} as const;
export type PostField = (typeof fieldsOf)['posts'][number];
export type ItemField = (typeof fieldsOf)['items'][number];
export type ImportField = PostField | ItemField;
const importFields: ImportField[] = [...new Set([...fieldsOf.posts, ...fieldsOf.items])];

/** Field → name of the column that holds it. A title is the least. */
export const importMapping = z
	.strictObject(Object.fromEntries(importFields.map((field) => [field, line(200).optional()])) as Record<ImportField, z.ZodOptional<z.ZodString>>)
	.refine((mapping) => mapping.title !== undefined, { path: ['title'], message: 'Say which column holds the title.' });
export type ImportMapping = z.infer<typeof importMapping>;

/** The fields of a mapping that rows of this kind do not have. */
export function strangeFields(kind: ImportKind, mapping: ImportMapping): string[] {
	return Object.keys(mapping).filter((field) => !(fieldsOf[kind] as readonly string[]).includes(field));
}

const kind = z.enum(importKinds, `must be one of ${importKinds.join(', ')}`).default('posts');

export const importOptions = z.object({
	kind,
	mapping: importMapping,
	/** Tells files of one origin apart from those of another; a row's id counts within it. */
	source: line(60),
	/** The slug of the board for rows that name none. */
	board: line(80).optional(),
	dryRun: z.boolean()
});
export type ImportOptions = z.infer<typeof importOptions>;

export const rowError = z.object({ row: z.int(), problem: z.string() });
export type RowError = z.infer<typeof rowError>;

/** Rows of the file by what became of them. In a dry run, by what would. */
export const importCounts = z.object({ read: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), failed: z.int() });
export type ImportCounts = z.infer<typeof importCounts>;

/** Of the rows that are wrong so many are kept, and so many of them are shown at once. */
export const keptErrors = 5000;
export const shownErrors = 200;

export const importSchema = z
	.object({
		id: idOf('import'),
		kind: z.enum(importKinds),
		fileName: z.string(),
		source: z.string(),
		mapping: z.record(z.string(), z.string()),
		dryRun: z.boolean(),
		state: z.enum(['running', 'finished', 'failed']),
		rows: importCounts,
		/** How many rows the file holds; null until they are counted. */
		total: z.int().nullable(),
		/** What to know about how the file was read, such as its character set; null when there is nothing. */
		note: z.string().nullable(),
		/** The first two hundred, each with the number of its line's record; `/imports/{id}/errors` has more of them. */
		errors: z.array(rowError),
		startedAt: timestamp,
		finishedAt: timestamp.nullable()
	})
	.meta({ id: 'Import' });
export type Import = z.infer<typeof importSchema>;

export const largestImport = 20 * 1024 * 1024;
const flag = z.enum(['true', 'false'], 'must be true or false').default('false').transform((value) => value === 'true');

export const importQuery = z.strictObject({
	kind,
	/** JSON: field → column. */
	mapping: z.string().max(4000).transform((value, context) => {
		try {
			return JSON.parse(value) as unknown;
		} catch {
			context.addIssue({ code: 'custom', message: 'must be JSON such as {"title":"Subject"}' });
			return z.NEVER;
		}
	}).pipe(importMapping),
	fileName: line(200).default('import.csv'),
	source: line(60).default('csv'),
	board: line(80).optional(),
	dryRun: flag
});
export const importParams = z.object({ id: idOf('import') });
export const importListQuery = z.strictObject(pageQuery);
