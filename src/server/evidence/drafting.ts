import { z } from 'zod';
import { inventedIn } from '#core/changelog/drafting.ts';
import type { Ask, Draft, DraftsWanted } from '#core/evidence/contract.ts';
import { draftCriteria, draftStory } from '#core/evidence/drafting.ts';
import { words } from '#core/evidence/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { invalid } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import type { LanguageModel } from '../platform/language-model.ts';
import { readAsks } from './reading.ts';

/**
 * A story and criteria made of what was asked for, each with what it cites; nothing of it is kept. By the language model where
 * there is one and what it writes holds against what people said; else by rules. @throws not-found, invalid for what was not asked
 */
export async function draftFromEvidence(context: Context, id: ItemId, { asks: wanted }: DraftsWanted, model: LanguageModel | null): Promise<Draft> {
	const reading = await readAsks(context, id);
	const known = new Set<string>(reading.asks.map((ask) => ask.id));
	if (wanted?.some((one) => !known.has(one))) throw invalid({ asks: words.notAsked });
	const asks = reading.asks.filter((ask) => (wanted ? (wanted as string[]).includes(ask.id) : ask.answeredBy.length === 0));
	const written = model && asks.length > 0 ? await askModel(model, asks) : null;
	const byRules = { story: draftStory(reading.asks, reading.segments[0]?.name ?? null), criteria: draftCriteria(asks), model: null };
	return written ? { ...byRules, criteria: written, model: model?.name ?? null } : byRules;
}

const told = `You turn what customers asked for into acceptance criteria of one backlog item, each a single statement that a tester can check, in the language of the words.
Cite for each the numbers of the asks it answers. Invent nothing: no number, name or format that the asks do not say. Where a limit is missing write a gap such as <how long?>.`;
const answer = z.object({ criteria: z.array(z.object({ text: z.string().trim().min(1).max(1000), asks: z.array(z.int()).min(1) })).min(1).max(50) });

/** Null where there is no answer, or one that says what nobody said. */
async function askModel(model: LanguageModel, asks: Ask[]): Promise<Draft['criteria'] | null> {
	const { value } = await model.ask({ told, material: { asks: asks.map(({ text }, at) => ({ number: at + 1, text })) }, answer });
	if (!value) return null;
	const criteria = value.criteria.map(({ text, asks: numbers }) => ({ text, kind: 'plain' as const, askIds: numbers.flatMap((number) => asks[number - 1]?.id ?? []) })).filter(({ askIds }) => askIds.length > 0);
	const untold = inventedIn(criteria.map(({ text }) => text).join('\n'), asks.map(({ text }) => text));
	return untold || criteria.length === 0 ? null : criteria;
}
