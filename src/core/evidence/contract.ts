import { z } from 'zod';
import { criterionKinds } from '../backlog/contract.ts';
import { idOf, line, timestamp } from '../kernel/schemas.ts';

/** Something that somebody asked for: a quote of the inbox, or a request in its own words. */
export const askSchema = z.object({
	id: z.union([idOf('insight'), idOf('post')]),
	kind: z.enum(['quote', 'post']),
	postId: idOf('post'),
	personId: idOf('person').nullable(),
	/** Their name and company, as far as they are known. */
	who: z.string().nullable(),
	text: z.string(),
	importance: z.enum(['nice-to-have', 'important', 'critical']).nullable(),
	at: timestamp,
	/** The criteria that cite it. */
	answeredBy: z.array(idOf('criterion')),
	/** Criteria that may answer it, by the words that both have. */
	maybe: z.array(z.object({ criterionId: idOf('criterion'), words: z.array(z.string()) }))
});
export type Ask = z.infer<typeof askSchema>;
export type AskId = Ask['id'];

export const readingSchema = z
	.object({
		asks: z.array(askSchema),
		/** More was asked than is read at once. */
		truncated: z.boolean(),
		coverage: z.object({ asks: z.int(), answered: z.int() }),
		/** The three that tell the most and differ from each other. */
		telling: z.array(z.string()),
		/** Different people want what excludes each other; each side with the word that says so, and who says it. */
		contradictions: z.array(z.object({ sides: z.array(z.object({ word: z.string(), people: z.int(), askIds: z.array(z.string()) })) })),
		/** What people asked back that nobody answered yet. */
		questions: z.array(z.object({ askId: z.string(), text: z.string() })),
		segments: z.array(z.object({ id: idOf('segment'), name: z.string(), people: z.int() })),
		/** How many people stood behind it at the end of each of the last twelve weeks. */
		trend: z.array(z.int())
	})
	.meta({ id: 'EvidenceReading' });
export type EvidenceReading = z.infer<typeof readingSchema>;

const cited = z.object({ text: z.string(), askIds: z.array(z.string()) });
export const draftSchema = z
	.object({
		/** Null where nothing that was said tells it. */
		story: z.object({ role: cited.nullable(), want: cited.nullable(), why: cited.nullable() }),
		criteria: z.array(cited.extend({ kind: z.enum(criterionKinds) })),
		/** The language model that wrote it; null where rules alone did. */
		model: z.string().nullable()
	})
	.meta({ id: 'DraftFromEvidence' });
export type Draft = z.infer<typeof draftSchema>;

export const questionAsked = z.strictObject({ text: line(500) });
export const questionParams = z.object({ id: idOf('question') });
const answered = z.object({ personId: idOf('person').nullable(), who: z.string().nullable(), text: z.string().nullable(), at: timestamp });
export const questionSchema = z
	.object({ id: idOf('question'), text: z.string(), askedAt: timestamp, people: z.int(), answers: z.array(answered) })
	.meta({ id: 'Question' });
export type Question = z.infer<typeof questionSchema>;
export const questionsSchema = z
	.object({
		data: z.array(questionSchema),
		/** How many of the people behind the item would be asked now, and why the others would not. */
		askable: z.int(),
		leftOut: z.object({ notAllowed: z.int(), askedLately: z.int(), unreachable: z.int() })
	})
	.meta({ id: 'Questions' });
export type Questions = z.infer<typeof questionsSchema>;

export const draftsWanted = z.strictObject({
	/** Of these alone; without it, of everything that no criterion answers. */
	asks: z.array(z.union([idOf('insight'), idOf('post')])).min(1, 'must name at least one').max(200, 'may name at most 200').optional()
});
export type DraftsWanted = z.infer<typeof draftsWanted>;
