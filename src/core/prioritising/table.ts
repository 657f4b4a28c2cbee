/** The table of posts that the team decides by: its columns, views, and what is done to many posts at once. */
import { z } from 'zod';
import { isId } from '../kernel/ids.ts';
import { idOf, line, pageSchema, slug, text, timestamp, version } from '../kernel/schemas.ts';
import { listSorts, postListQuery, postPage, postSchema } from '../posts/contract.ts';
import { judgedInputs } from './contract.ts';

export const postColumns = ['people', 'companies', 'revenue', 'critical', 'recent', 'status', 'board', 'tags', 'comments', 'duplicates', 'activity', 'created', ...judgedInputs] as const;
export type PostColumn = (typeof postColumns)[number] | `score_${string}`;
export const defaultColumns: PostColumn[] = ['people', 'status', 'board', 'companies', 'revenue', 'critical', 'activity'];

export function isColumn(value: string): value is PostColumn {
	return postColumns.some((column) => column === value) || isId('score', value);
}

const column = z.string().refine(isColumn, `must be one of ${postColumns.join(', ')}, or the id of a score`);
const columns = z.array(column).max(24, 'may hold at most 24 columns');

const { board, status, tag, q, company, segment, plan, lifecycle, hasDuplicates } = postListQuery.shape;
export const viewFilters = z.strictObject({ board, status, tag, q, company, segment, plan, lifecycle, hasDuplicates });
/** An order, or the id of a score to sort by. */
const viewSort = z.string().max(60).refine((value) => isId('score', value) || (value !== 'score' && listSorts.some((sort) => sort === value)), 'must be an order of posts, or the id of a score');

export const viewSchema = z
	.object({ id: idOf('view'), name: z.string(), shared: z.boolean(), own: z.boolean(), columns: z.array(z.string()), filters: z.record(z.string(), z.string()), sort: z.string(), version, createdAt: timestamp, updatedAt: timestamp })
	.meta({ id: 'PostView' });
export type View = z.infer<typeof viewSchema>;
export const newView = z.strictObject({ name: line(80), shared: z.boolean('must be true or false').default(false), columns: columns.default(defaultColumns), filters: viewFilters.default({}), sort: viewSort.default('demand') });
export type NewView = z.infer<typeof newView>;
export const viewChanges = z.strictObject({ name: line(80).optional(), shared: z.boolean('must be true or false').optional(), columns: columns.optional(), filters: viewFilters.optional(), sort: viewSort.optional() });
export type ViewChanges = z.infer<typeof viewChanges>;
export const viewParams = z.object({ id: idOf('view') });

export const tableRowSchema = z
	.object({ post: postSchema, judged: z.record(z.string(), z.number()), scores: z.record(z.string(), z.number().nullable()) })
	.meta({ id: 'PostTableRow' });
export type TableRow = z.infer<typeof tableRowSchema>;
export const tablePage = pageSchema(tableRowSchema).extend({ didYouMean: postPage.shape.didYouMean });
export type TablePage = z.infer<typeof tablePage>;

const { sort, score, person } = postListQuery.shape;
export const csvQuery = z.strictObject({ ...viewFilters.shape, sort, score, person, columns: z.string().max(1500).optional() });
export type CsvQuery = z.infer<typeof csvQuery>;

const postIds = z.array(idOf('post')).min(1, 'must name a post').max(100, 'may name at most 100 posts');
export const manyStatuses = z.strictObject({ postIds, status: slug, note: text(4000).optional(), notify: z.boolean('must be true or false').optional() });
export type ManyStatuses = z.infer<typeof manyStatuses>;
const tags = z.array(line(40)).max(20, 'may hold at most 20').default([]);
export const manyTags = z.strictObject({ postIds, add: tags, remove: tags });
export type ManyTags = z.infer<typeof manyTags>;
/** The posts that are not as they were. */
export const changedSchema = z.object({ changed: z.array(idOf('post')) }).meta({ id: 'ChangedPosts' });
