import { z } from 'zod';
import { idOf, line, pageQuery, pageSchema, text, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

export const entryStates = ['draft', 'scheduled', 'published'] as const;
export type EntryState = (typeof entryStates)[number];
export const reactions = ['like', 'love', 'party', 'puzzled'] as const;
export type Reaction = (typeof reactions)[number];

/** Of whom an entry speaks: a request that shipped, as everybody may see it. */
const linkedPost = z.object({ id: idOf('post'), number: z.int(), title: z.string(), url: z.string(), people: z.int() });
export type EntryPost = z.infer<typeof linkedPost>;
const linkedItem = z.object({ id: idOf('item'), number: z.int(), title: z.string() });

export const entrySchema = z
	.object({
		id: idOf('changelogEntry'),
		slug: z.string(),
		title: z.string(),
		body: z.string(),
		labels: z.array(z.string()),
		state: z.enum(entryStates),
		publishAt: timestamp.nullable(),
		/** For a scheduled entry: whether people are told when it is published, and whether its posts ship with it. */
		notify: z.boolean().nullable(),
		ships: z.boolean(),
		publishedAt: timestamp.nullable(),
		postIds: z.array(idOf('post')),
		/** Those of `postIds` that the caller may see, in order; a merged one as the post that stands for it. */
		posts: z.array(linkedPost),
		/** Members only; empty for everybody else. */
		itemIds: z.array(idOf('item')),
		items: z.array(linkedItem),
		author: personSummarySchema.nullable(),
		reactions: z.object({ like: z.int(), love: z.int(), party: z.int(), puzzled: z.int() }),
		url: z.string(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'ChangelogEntry' });
export type Entry = z.infer<typeof entrySchema>;
export const entryPage = pageSchema(entrySchema);

const ids = <K extends 'post' | 'item'>(kind: K) => z.array(idOf(kind)).max(200, 'may name at most 200');
const labels = z.array(line(40)).max(10, 'may hold at most 10');
const title = line(200);
const body = text(50_000);
const publishAt = z.iso.datetime({ offset: true, message: 'must be a time such as 2027-01-31T09:00:00Z' }).nullable();
const choice = z.boolean('must be true or false');

/** With `publishAt` an entry is scheduled, and says with `notify` whether people are told then. */
export const newEntry = z.strictObject({
	title,
	body: body.default(''),
	labels: labels.default([]),
	postIds: ids('post').default([]),
	itemIds: ids('item').default([]),
	publishAt: publishAt.optional(),
	notify: choice.optional(),
	ships: choice.default(true)
});
export type NewEntry = z.infer<typeof newEntry>;

/** `publishAt` null makes a scheduled entry a draft again. */
export const entryChanges = z.strictObject({
	title: title.optional(),
	body: body.optional(),
	labels: labels.optional(),
	postIds: ids('post').optional(),
	itemIds: ids('item').optional(),
	publishAt: publishAt.optional(),
	notify: choice.optional(),
	ships: choice.optional()
});
export type EntryChanges = z.infer<typeof entryChanges>;

export const publishing = z.strictObject({ notify: choice.optional(), ships: choice.optional() });
export type Publishing = z.infer<typeof publishing>;

/** What a draft is written from: at least one post or item. */
export const draftRequest = z.strictObject({ postIds: ids('post').default([]), itemIds: ids('item').default([]) }).refine(({ postIds, itemIds }) => postIds.length + itemIds.length > 0, {
	path: ['postIds'],
	message: 'must name a post, or itemIds an item'
});
export type DraftRequest = z.infer<typeof draftRequest>;

/** A draft says who wrote it: the language model that is configured, or Winnow by itself, because there is none or `why`. */
export const draftSchema = entrySchema.extend({ writtenBy: z.enum(['model', 'winnow']), why: z.string().nullable() }).meta({ id: 'ChangelogDraft' });
export type Drafted = z.infer<typeof draftSchema>;

/** How a text will look. */
export const lookRequest = z.strictObject({ body });
export const lookSchema = z.object({ html: z.string() });

export const entriesQuery = z.strictObject({
	...pageQuery,
	label: z.string().max(40).optional(),
	state: z.enum(entryStates, `must be one of ${entryStates.join(', ')}`).optional()
});
export type EntriesQuery = z.infer<typeof entriesQuery>;
export const entryParams = z.object({ id: idOf('changelogEntry') });
export const reactionParams = entryParams.extend({ reaction: z.enum(reactions, `must be one of ${reactions.join(', ')}`) });
/** How many gave each reaction, and which the caller gave. */
export const reactedSchema = z.object({ reactions: entrySchema.shape.reactions, own: z.array(z.enum(reactions)) }).meta({ id: 'Reacted' });
export type Reacted = z.infer<typeof reactedSchema>;
