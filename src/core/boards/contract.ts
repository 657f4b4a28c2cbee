import { z } from 'zod';
import { hexColor, idOf, line, pageQuery, slug, text, timestamp, version } from '../kernel/schemas.ts';

export const statusCategories = ['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined'] as const;
export type StatusCategory = (typeof statusCategories)[number];

export const visibilities = ['public', 'private', 'segments'] as const;
export type BoardVisibility = (typeof visibilities)[number];
const visibility = z.enum(visibilities, `must be one of ${visibilities.join(', ')}`);
const segmentIds = z.array(idOf('segment')).max(20, 'may name at most 20 segments');

export const boardSchema = z
	.object({
		id: idOf('board'),
		slug,
		name: z.string(),
		description: z.string(),
		visibility: z.enum(visibilities),
		/** Who sees it where `visibility` is `segments`; members alone are told. */
		segmentIds: z.array(idOf('segment')),
		postCount: z.number().int(),
		url: z.string(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;

export const newBoard = z.strictObject({
	name: line(120),
	slug: slug.optional(),
	description: text(2000).default(''),
	visibility: visibility.default('public'),
	segmentIds: segmentIds.optional()
});
export type NewBoard = z.infer<typeof newBoard>;

export const boardChanges = z.strictObject({
	name: line(120).optional(),
	slug: slug.optional(),
	description: text(2000).optional(),
	visibility: visibility.optional(),
	segmentIds: segmentIds.optional(),
	position: z.int().min(0).max(10_000).optional()
});
export type BoardChanges = z.infer<typeof boardChanges>;

export const statusSchema = z
	.object({
		id: idOf('status'),
		key: slug,
		name: z.string(),
		category: z.enum(statusCategories),
		color: z.string(),
		position: z.number().int(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Status' });
export type Status = z.infer<typeof statusSchema>;

export const newStatus = z.strictObject({
	key: slug.optional(),
	name: line(60),
	category: z.enum(statusCategories, `must be one of ${statusCategories.join(', ')}`),
	color: hexColor.default('#6b7280'),
	position: z.int().min(0).max(10_000).optional()
});
export type NewStatus = z.infer<typeof newStatus>;

export const statusChanges = z.strictObject({
	name: line(60).optional(),
	category: z.enum(statusCategories, `must be one of ${statusCategories.join(', ')}`).optional(),
	color: hexColor.optional(),
	position: z.int().min(0).max(10_000).optional()
});
export type StatusChanges = z.infer<typeof statusChanges>;

export const tagSchema = z
	.object({ id: idOf('tag'), name: z.string(), color: z.string(), version, createdAt: timestamp, updatedAt: timestamp })
	.meta({ id: 'Tag' });
export type Tag = z.infer<typeof tagSchema>;

export const newTag = z.strictObject({ name: line(40), color: hexColor.default('#6b7280') });
export type NewTag = z.infer<typeof newTag>;
export const tagChanges = z.strictObject({ name: line(40).optional(), color: hexColor.optional() });
export type TagChanges = z.infer<typeof tagChanges>;

export const listQuery = z.strictObject(pageQuery);
export type ListQuery = z.infer<typeof listQuery>;
export const boardParams = z.object({ id: idOf('board') });
export const statusParams = z.object({ id: idOf('status') });
export const tagParams = z.object({ id: idOf('tag') });
