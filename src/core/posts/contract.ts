import { z } from 'zod';
import { statusCategories } from '../boards/contract.ts';
import { email, idOf, line, pageQuery, pageSchema, slug, text, timestamp, version } from '../kernel/schemas.ts';
import { verdicts } from '../similarity/judging.ts';
import { lifecycles, personSummarySchema } from '../people/contract.ts';

export const importances = ['nice-to-have', 'important', 'critical'] as const;
export type Importance = (typeof importances)[number];

export const followReasons = ['posted', 'voted', 'commented', 'quoted', 'on-behalf', 'asked'] as const;
export type FollowReason = (typeof followReasons)[number];

/** Who stands behind a post and everything merged into it: each person and each company once. */
export const demandSchema = z
	.object({
		people: z.int(),
		companies: z.int(),
		/** Revenue of the companies in cents; `unknownCompanies` counts those whose revenue nobody told. */
		mrr: z.object({ known: z.int(), currency: z.string(), unknownCompanies: z.int() }),
		/** People by the highest importance they gave. */
		importance: z.object({ critical: z.int(), important: z.int(), niceToHave: z.int() }),
		/** People who joined in the last 30 days; null in lists of more than one post, which count nothing. */
		last30Days: z.int(),
		trend: z.enum(['rising', 'steady', 'falling'])
	})
	.meta({ id: 'Demand' });
export type Demand = z.infer<typeof demandSchema>;

export const postStatus = z.object({ key: slug, name: z.string(), category: z.enum(statusCategories), color: z.string() });
export const postTag = z.object({ id: idOf('tag'), name: z.string(), color: z.string() });

export const postSchema = z
	.object({
		id: idOf('post'),
		number: z.int(),
		boardId: idOf('board'),
		board: z.object({ slug, name: z.string() }),
		title: z.string(),
		body: z.string(),
		/** The status's key; `statusDetail` says how it is shown. */
		status: slug,
		statusDetail: postStatus,
		tags: z.array(z.string()),
		tagDetails: z.array(postTag),
		author: personSummarySchema,
		demand: demandSchema,
		/** Public comments on it and on everything merged into it. */
		commentCount: z.int(),
		duplicateCount: z.int(),
		/** Whether the team answered officially. */
		answered: z.boolean(),
		/** Whether the caller voted here or on something merged into it. */
		voted: z.boolean(),
		mergedInto: idOf('post').nullable(),
		url: z.string(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp,
		activeAt: timestamp,
		statusChangedAt: timestamp
	})
	.meta({ id: 'Post' });
export type Post = z.infer<typeof postSchema>;

export const postSorts = ['demand', 'new', 'trending', 'revenue', 'activity'] as const;
export type PostSort = (typeof postSorts)[number];
/** `score` puts posts in the order of one of the team's scores, which `score` names. */
export const listSorts = [...postSorts, 'score'] as const;
export type ListSort = (typeof listSorts)[number];

const many = (most: number) => z.array(line(40)).max(most, `may hold at most ${most}`);
export const postTitle = line(200);
export const postBody = text(20_000);
const author = z.strictObject({ email, name: line(200).optional() });

export const newPost = z.strictObject({
	boardId: idOf('board'),
	title: postTitle,
	body: postBody.default(''),
	tags: many(20).default([]),
	status: slug.optional(),
	author: author.optional(),
	personId: idOf('person').optional()
});
export type NewPost = z.infer<typeof newPost>;

export const postChanges = z.strictObject({ title: postTitle.optional(), body: postBody.optional(), tags: many(20).optional(), boardId: idOf('board').optional() });
export type PostChanges = z.infer<typeof postChanges>;

export const postListQuery = z.strictObject({
	...pageQuery,
	board: z.string().max(100).optional(),
	status: z.string().max(400).optional(),
	tag: z.string().max(100).optional(),
	q: z.string().max(200, 'may have at most 200 characters').optional(),
	sort: z.enum(listSorts, `must be one of ${listSorts.join(', ')}`).optional(),
	score: idOf('score').optional(),
	person: idOf('person').optional(),
	company: idOf('company').optional(),
	segment: idOf('segment').optional(),
	plan: line(100).optional(),
	lifecycle: z.enum(lifecycles, `must be one of ${lifecycles.join(', ')}`).optional(),
	hasDuplicates: z.enum(['true', 'false'], 'must be true or false').optional()
});
export type PostListQuery = z.infer<typeof postListQuery>;

/** `didYouMean` is there when `q` is: other words, when those that were typed find little and what these find is in the list as well. */
export const postPage = pageSchema(postSchema).extend({ didYouMean: z.string().nullable().optional() });
export type PostPage = z.infer<typeof postPage>;

export const statusChange = z.strictObject({
	status: slug,
	note: text(4000).optional(),
	notify: z.boolean('must be true or false').optional()
});
export type StatusChange = z.infer<typeof statusChange>;

export const followSchema = z.object({ following: z.boolean(), reasons: z.array(z.enum(followReasons)) }).meta({ id: 'Follow' });
export type Follow = z.infer<typeof followSchema>;

export const activitySchema = z
	.object({
		id: idOf('event'),
		type: z.string(),
		actor: personSummarySchema.nullable(),
		postId: idOf('post').nullable(),
		detail: z.record(z.string(), z.unknown()),
		at: timestamp
	})
	.meta({ id: 'Activity' });
export type Activity = z.infer<typeof activitySchema>;

export const similarSchema = z
	.object({
		post: postSchema,
		/** How likely the two say the same, 0 to 1. */
		score: z.number(),
		/** Absent where nothing is sure enough to be said. */
		verdict: z.enum(verdicts).optional(),
		/** The words that both have, and those that differ. */
		reason: z.string()
	})
	.meta({ id: 'SimilarPost' });
export type Similar = z.infer<typeof similarSchema>;
export const similarQuery = z.strictObject({ title: z.string().max(400).default(''), body: z.string().max(4000).default(''), boardId: idOf('board').optional() });
export type SimilarQuery = z.infer<typeof similarQuery>;

export const postParams = z.object({ id: idOf('post') });
export const activityQuery = z.strictObject(pageQuery);
