import { z } from 'zod';
import { idOf, line, pageQuery, text, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

/** Languages with a list of words; the package brings more, these are the ones that are written on portals here. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'no', 'fi', 'cs', 'hu', 'tr', 'ru', 'ar', 'hi', 'ja', 'ko', 'zh', 'th'] as const;
export type Language = (typeof languages)[number];

export const holdRules = ['first', 'links', 'words', 'trap', 'haste'] as const;
export type HoldRule = (typeof holdRules)[number];

/** Why a text waits: the rule, and what it found. */
export const reasonSchema = z.object({ rule: z.enum(holdRules), found: z.array(z.string()), sentence: z.string() });
export type Reason = z.infer<typeof reasonSchema>;

export const heldStates = ['waiting', 'approved', 'rejected'] as const;
export type HeldState = (typeof heldStates)[number];

export const heldSchema = z
	.object({
		id: idOf('held'),
		kind: z.enum(['post', 'comment']),
		author: personSummarySchema,
		/** Where it is to stand: a board for a post, a post for a comment. */
		board: z.object({ id: idOf('board'), name: z.string() }).nullable(),
		post: z.object({ id: idOf('post'), number: z.int(), title: z.string() }).nullable(),
		title: z.string().nullable(),
		body: z.string(),
		html: z.string(),
		tags: z.array(z.string()),
		state: z.enum(heldStates),
		/** Why it waits; empty for its author, so that nobody learns to write around the rules. */
		reasons: z.array(reasonSchema),
		/** What was said when it was rejected. */
		decision: z.string().nullable(),
		decidedBy: personSummarySchema.nullable(),
		decidedAt: timestamp.nullable(),
		/** Where it can be read once it is approved. */
		publishedUrl: z.string().nullable(),
		version,
		createdAt: timestamp
	})
	.meta({ id: 'Held' });
export type Held = z.infer<typeof heldSchema>;

export const heldQuery = z.strictObject({ ...pageQuery, state: z.enum(heldStates, `must be one of ${heldStates.join(', ')}`).default('waiting') });
export type HeldQuery = z.infer<typeof heldQuery>;
export const heldParams = z.object({ id: idOf('held') });

const reason = text(1000)
	.trim()
	.refine((value) => value.length > 0, 'must not be empty');

export const rejection = z.strictObject({ reason });
export const pageOnly = z.strictObject(pageQuery);
export type PageOnly = z.infer<typeof pageOnly>;

export const settingsSchema = z
	.object({ reviewFirst: z.boolean(), mostLinks: z.int().nullable(), languages: z.array(z.enum(languages)), ownWords: z.array(z.string()), version })
	.meta({ id: 'ModerationSettings' });
export type Settings = z.infer<typeof settingsSchema>;

export const settingsChanges = z.strictObject({
	reviewFirst: z.boolean('must be true or false').optional(),
	mostLinks: z.int('must be a whole number').min(0, 'must be at least 0').max(20, 'may be at most 20').nullable().optional(),
	languages: z.array(z.enum(languages, 'must be a language with a list'), 'must be a list').max(languages.length).optional(),
	ownWords: z.array(line(80), 'must be a list').max(500, 'may have at most 500 entries').optional()
});
export type SettingsChanges = z.infer<typeof settingsChanges>;

export const countsSchema = z.object({ held: z.int(), reports: z.int() });
export type Counts = z.infer<typeof countsSchema>;

export const banSchema = z
	.object({
		id: idOf('ban'),
		person: personSummarySchema,
		reason: z.string(),
		bannedBy: personSummarySchema.nullable(),
		bannedAt: timestamp,
		endsAt: timestamp.nullable(),
		liftedBy: personSummarySchema.nullable(),
		liftedAt: timestamp.nullable(),
		/** Whether it binds now: not lifted, and its end has not come. */
		standing: z.boolean()
	})
	.meta({ id: 'Ban' });
export type Ban = z.infer<typeof banSchema>;

export const newBan = z.strictObject({ personId: idOf('person'), reason, endsAt: timestamp.nullable().default(null) });
export type NewBan = z.input<typeof newBan>;
export const banQuery = z.strictObject({ ...pageQuery, person: idOf('person').optional() });
export type BanQuery = z.infer<typeof banQuery>;
export const banParams = z.object({ id: idOf('ban') });

export const reportReasons = ['spam', 'abuse', 'private', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
export const outcomes = ['kept', 'removed'] as const;
export type Outcome = (typeof outcomes)[number];

export const newReport = z.strictObject({
	reason: z.enum(reportReasons, `must be one of ${reportReasons.join(', ')}`),
	note: text(1000).trim().default('')
});
export type NewReport = z.infer<typeof newReport>;

export const reportSchema = z
	.object({
		id: idOf('report'),
		post: z.object({ id: idOf('post'), number: z.int(), title: z.string() }).nullable(),
		commentId: idOf('comment').nullable(),
		/** The words that were reported, as they read now; null when they are gone. */
		words: z.string().nullable(),
		author: personSummarySchema.nullable(),
		reporter: personSummarySchema,
		reason: z.enum(reportReasons),
		note: z.string(),
		state: z.enum(['open', 'resolved']),
		outcome: z.enum(outcomes).nullable(),
		resolvedBy: personSummarySchema.nullable(),
		resolvedAt: timestamp.nullable(),
		createdAt: timestamp
	})
	.meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

/** What the reporter is told: that it was taken in. */
export const receivedSchema = z.object({ id: idOf('report'), received: z.literal(true) });
export const reportQuery = z.strictObject({ ...pageQuery, state: z.enum(['open', 'resolved'], 'must be open or resolved').default('open') });
export type ReportQuery = z.infer<typeof reportQuery>;
export const reportParams = z.object({ id: idOf('report') });
export const resolution = z.strictObject({ outcome: z.enum(outcomes, 'must be kept or removed') });
