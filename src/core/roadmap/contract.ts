import { z } from 'zod';
import { statusCategories, visibilities } from '../boards/contract.ts';
import { idOf, line, pageQuery, slug, text, timestamp, version } from '../kernel/schemas.ts';
import { postSchema } from '../posts/contract.ts';

/** By the status a post has, by how soon it may come, or by the quarter it is meant for. */
export const roadmapKinds = ['status', 'horizon', 'quarter'] as const;
export type RoadmapKind = (typeof roadmapKinds)[number];

export const mostColumns = 12;
const columnKey = z.string().min(1, 'must not be empty').max(60, 'may have at most 60 characters').regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'may hold letters, digits and single hyphens');

export const columnSchema = z.object({
	/** A status's key, `now`, `next` or `later`, or a quarter such as `2027-Q1`. */
	key: z.string(),
	name: z.string(),
	/** Whether somebody gave it this name; else it is the status's or the quarter's own. */
	named: z.boolean(),
	/** What its status means; null where a column is no status. */
	category: z.enum(statusCategories).nullable()
});
export type Column = z.infer<typeof columnSchema>;

export const roadmapSchema = z
	.object({
		id: idOf('roadmap'),
		slug,
		name: z.string(),
		description: z.string(),
		visibility: z.enum(visibilities),
		/** Who sees it where `visibility` is `segments`; members alone are told. */
		segmentIds: z.array(idOf('segment')),
		kind: z.enum(roadmapKinds),
		columns: z.array(columnSchema),
		url: z.string(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Roadmap' });
export type Roadmap = z.infer<typeof roadmapSchema>;

const columns = z.array(z.strictObject({ key: columnKey, name: line(60).nullish() })).min(1, 'must hold a column').max(mostColumns, `may hold at most ${mostColumns} columns`);
export type GivenColumn = { key: string; name?: string | null | undefined };
const visibility = z.enum(visibilities, `must be one of ${visibilities.join(', ')}`);
const segmentIds = z.array(idOf('segment')).max(20, 'may name at most 20 segments');

export const newRoadmap = z.strictObject({
	name: line(120),
	slug: slug.optional(),
	description: text(2000).default(''),
	visibility: visibility.default('public'),
	segmentIds: segmentIds.optional(),
	kind: z.enum(roadmapKinds, `must be one of ${roadmapKinds.join(', ')}`).default('horizon'),
	columns: columns.optional()
});
export type NewRoadmap = z.infer<typeof newRoadmap>;

export const roadmapChanges = z.strictObject({
	name: line(120).optional(),
	slug: slug.optional(),
	description: text(2000).optional(),
	visibility: visibility.optional(),
	segmentIds: segmentIds.optional(),
	columns: columns.optional()
});
export type RoadmapChanges = z.infer<typeof roadmapChanges>;

export const roadmapPostSchema = postSchema.extend({ column: z.string() }).meta({ id: 'RoadmapPost' });
export type RoadmapPost = z.infer<typeof roadmapPostSchema>;

const notify = z.boolean('must be true or false').optional();
export const placement = z.strictObject({ column: columnKey, before: idOf('post').optional(), after: idOf('post').optional(), notify });
export type Placement = z.infer<typeof placement>;
const move = z.strictObject({ postId: idOf('post'), column: columnKey, before: idOf('post').optional(), after: idOf('post').optional() });
export type Move = z.infer<typeof move>;
export const manyMoves = z.strictObject({ moves: z.array(move).min(1, 'must hold a move').max(100, 'may hold at most 100 moves'), notify });
export type ManyMoves = z.infer<typeof manyMoves>;
/** The posts whose column or place is another now. */
export const movedSchema = z.object({ moved: z.array(idOf('post')) }).meta({ id: 'MovedPosts' });

export const listQuery = z.strictObject(pageQuery);
export type ListQuery = z.infer<typeof listQuery>;
/** Without `column` the list goes through all of them, one after the other. */
export const roadmapPostQuery = z.strictObject({ ...pageQuery, column: z.string().max(60).optional() });
export type RoadmapPostQuery = z.infer<typeof roadmapPostQuery>;
export const roadmapParams = z.object({ id: idOf('roadmap') });
export const placementParams = z.object({ id: idOf('roadmap'), postId: idOf('post') });
