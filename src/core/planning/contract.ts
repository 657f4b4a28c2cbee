import { z } from 'zod';
import { itemChanges, itemRef, itemSchema } from '../backlog/contract.ts';
import { idOf, line, pageQuery, text, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

export const sprintStates = ['planned', 'active', 'completed'] as const;
export type SprintState = (typeof sprintStates)[number];

const day = z.iso.date('must be a day such as 2026-03-09');
const capacity = z.number('must be a number').min(0, 'must not be negative').max(100_000, 'may be at most 100000').nullable();

export const sprintSchema = z
	.object({
		id: idOf('sprint'),
		name: z.string(),
		goal: z.string(),
		startsOn: z.iso.date(),
		endsOn: z.iso.date(),
		capacity: z.number().nullable(),
		state: z.enum(sprintStates),
		/** Items that stand in it, and points they were estimated at; `unestimated` have none and count as nothing. */
		items: z.number().int(),
		points: z.number(),
		unestimated: z.number().int(),
		done: z.number().int(),
		pointsDone: z.number(),
		/** Items that entered although they were not ready. */
		overrides: z.number().int(),
		carriedOver: z.number().int(),
		startedAt: timestamp.nullable(),
		completedAt: timestamp.nullable(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Sprint' });
export type Sprint = z.infer<typeof sprintSchema>;

const fields = { name: line(120), goal: text(1000), startsOn: day, endsOn: day, capacity };
/** Without days it begins today and lasts two weeks. */
export const newSprint = z.strictObject({
	name: fields.name,
	goal: fields.goal.default(''),
	startsOn: day.optional(),
	endsOn: day.optional(),
	capacity: capacity.default(null),
	state: z.enum(['planned', 'active'], 'must be planned or active').default('planned')
});
export type NewSprint = z.infer<typeof newSprint>;
export const sprintChanges = z.strictObject({
	name: fields.name.optional(),
	goal: fields.goal.optional(),
	startsOn: day.optional(),
	endsOn: day.optional(),
	capacity: capacity.optional(),
	/** `active` starts it, `completed` completes it. */
	state: z.enum(sprintStates, `must be one of ${sprintStates.join(', ')}`).optional()
});
export type SprintChanges = z.infer<typeof sprintChanges>;

export const sprintQuery = z.strictObject({
	...pageQuery,
	state: z.enum(sprintStates, `must be one of ${sprintStates.join(', ')}`).optional()
});
export type SprintQuery = z.infer<typeof sprintQuery>;

/** One time that an item was in a sprint. */
export const sprintEntrySchema = z
	.object({
		item: itemRef,
		enteredBy: personSummarySchema.nullable(),
		enteredAt: timestamp,
		estimateAtEntry: z.number().nullable(),
		/** Set where somebody let it in although these criteria were unmet. */
		overrideReason: z.string().nullable(),
		unmet: z.array(z.object({ key: z.string(), name: z.string() })),
		outcome: z.enum(['done', 'removed', 'carried-over']).nullable(),
		leftAt: timestamp.nullable()
	})
	.meta({ id: 'SprintEntry' });
export type SprintEntry = z.infer<typeof sprintEntrySchema>;

export const entryRequest = z.strictObject({ overrideReason: z.string().max(1000, 'may have at most 1000 characters').optional() });
export type EntryRequest = z.infer<typeof entryRequest>;

export const sprintWarning = z.object({
	/** It waits for another item that is neither done nor in this sprint or an earlier one, or it entered although it is not ready. */
	code: z.enum(['before-blocker', 'not-ready']),
	/** The item that it waits for, or itself. */
	item: itemRef,
	sentence: z.string()
});
export type SprintWarning = z.infer<typeof sprintWarning>;
export const entered = z.object({ sprint: sprintSchema, item: itemSchema, warnings: z.array(sprintWarning) }).meta({ id: 'EnteredSprint' });
export type Entered = z.infer<typeof entered>;

export const completed = sprintSchema.extend({ carriedOverItems: z.array(itemRef) }).meta({ id: 'CompletedSprint' });
export type Completed = z.infer<typeof completed>;

const shippedPost = z.object({ id: idOf('post'), number: z.number().int(), title: z.string() });
/** A post of which one part is out and others are not, by their titles. */
const partlyShipped = shippedPost.extend({ rest: z.array(z.string()) });
/** What marking an item done would do. */
export const shippingSchema = z.object({ posts: z.array(shippedPost), partly: z.array(partlyShipped), /** Who follows any of them, at most. */ followers: z.number().int() }).meta({ id: 'Shipping' });
export type Shipping = z.infer<typeof shippingSchema>;

export const doneRequest = z.strictObject({ notify: z.boolean('must be true or false').optional(), note: text(2000).nullable().optional() });
export type DoneRequest = z.infer<typeof doneRequest>;
export const doneItem = itemSchema.extend({ shipped: z.array(shippedPost) }).meta({ id: 'DoneItem' });
export type DoneItem = z.infer<typeof doneItem>;

/** `state: done` needs `notify` where people would be told; everything else is the backlog's. */
export const itemPatch = itemChanges.extend({ notify: z.boolean('must be true or false').optional() });
export type ItemPatch = z.infer<typeof itemPatch>;

/** What the backlog holds for the sprints to come. */
export const outlookSchema = z
	.object({
		open: z.number().int(),
		ready: z.number().int(),
		readyPoints: z.number(),
		/** Median points of the last five finished sprints; null before the first. */
		velocity: z.number().nullable(),
		/** Sprints that the ready items are enough for; null without a velocity. */
		runway: z.number().nullable(),
		delivered: z.array(z.object({ id: idOf('sprint'), name: z.string(), points: z.number() })),
		/** The sprint that is planned next, and the points still free in it. */
		next: z.object({ id: idOf('sprint'), name: z.string(), free: z.number().nullable() }).nullable()
	})
	.meta({ id: 'Outlook' });
export type Outlook = z.infer<typeof outlookSchema>;

export const sprintParams = z.object({ id: idOf('sprint') });
export const sprintItemParams = z.object({ id: idOf('sprint'), itemId: idOf('item') });
export const doneParams = z.object({ id: idOf('item') });
export const entriesQuery = z.strictObject(pageQuery);
