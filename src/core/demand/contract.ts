import { z } from 'zod';
import { idOf, pageQuery } from '../kernel/schemas.ts';
import { moment } from '../posts/behind.ts';

/** Days that one answer may span. */
export const mostDays = 400;

const day = z.iso.date('must be a day such as 2026-03-31');
/** The first year that a day may lie in; nobody asked before it. */
const first = '1990-01-01';
const askedDay = day.refine((value) => value >= first && value < '2200-01-01', 'must be a day between 1990 and 2200').optional();

export const historyQuery = z.strictObject({ from: askedDay, to: askedDay });
export type HistoryQuery = z.infer<typeof historyQuery>;

/** What stood behind a post at the end of a day (UTC); of the present day, until now. */
export const demandDaySchema = z
	.object({
		day,
		people: z.int(),
		companies: z.int(),
		mrr: z.object({ known: z.int(), currency: z.string(), unknownCompanies: z.int() }),
		importance: z.object({ critical: z.int(), important: z.int(), niceToHave: z.int() })
	})
	.meta({ id: 'DemandDay' });
export type DemandDay = z.infer<typeof demandDaySchema>;

export const historySchema = z.object({ from: day, to: day, data: z.array(demandDaySchema) }).meta({ id: 'DemandHistory' });
export type DemandHistory = z.infer<typeof historySchema>;

export const demandParts = ['company', 'segment', 'plan', 'lifecycle'] as const;
export type DemandPart = (typeof demandParts)[number];

export const partsQuery = z
	.strictObject({ ...pageQuery, by: z.enum(demandParts, `must be one of ${demandParts.join(', ')}`).default('company'), at: moment.default('now') })
	.refine(({ by, at }) => by !== 'segment' || at === 'now', { path: ['at'], message: 'must be now: who was in a segment earlier is not kept' });
export type PartsQuery = z.infer<typeof partsQuery>;

/** The people behind a post who belong together. Somebody of two companies or segments stands in both. */
export const partSchema = z
	.object({
		/** The id of the company or the segment, the plan, or the lifecycle; null for people without one. */
		key: z.string().nullable(),
		name: z.string().nullable(),
		companyId: idOf('company').nullable(),
		people: z.int(),
		companies: z.int(),
		mrr: z.object({ known: z.int(), currency: z.string(), unknownCompanies: z.int() })
	})
	.meta({ id: 'DemandPart' });
export type Part = z.infer<typeof partSchema>;

/** Something about the votes that makes one look twice. Nothing is left out of the demand because of it. */
export const flagSchema = z
	.object({
		kind: z.enum(['burst', 'throw-away']),
		/** The domain of their e-mail addresses. */
		domain: z.string(),
		people: z.int(),
		from: z.iso.datetime(),
		to: z.iso.datetime()
	})
	.meta({ id: 'DemandFlag' });
export type DemandFlag = z.infer<typeof flagSchema>;
