import type { SolutionIdea, StoryCriterion, StoryQuality } from '#core/stories/contract.ts';
import type { PersonSummary } from '#core/people/contract.ts';
import { storyCodes, type StoryCode, type StoryFinding } from '#core/stories/story.ts';
import { words } from '#core/stories/words.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { IdeaRow, StoryRow, WaiverRow } from './queries.ts';

type Kept = { waivers: WaiverRow[]; ideas: IdeaRow[] };
type People = Map<PersonId, PersonSummary>;
/** What they say does not need a wish to be written. */
const needNoWish = new Set<StoryCode>(['US01', 'US12']);

/** The thirteen criteria of a story with what was waived, and the ideas kept beside it. */
export async function showQuality(context: Context, row: StoryRow, found: StoryFinding[], { waivers, ideas }: Kept): Promise<StoryQuality> {
	const ids = [...waivers.map((one) => one.waived_by), ...ideas.flatMap((one) => one.created_by ?? [])];
	const people = await showPeople(context, [...new Set(ids)] as PersonId[]);
	const isWritten = row.story_want.trim() !== '';
	const criteria = storyCodes.map((code) => showCriterion(code, { found, isWritten, people, waiver: waivers.find((one) => one.code === code) }));
	return {
		itemId: row.item_id as StoryQuality['itemId'],
		criteria,
		found: criteria.filter(({ verdict }) => verdict === 'finding').length,
		waived: criteria.filter(({ verdict }) => verdict === 'waived').length,
		ideas: ideas.map((idea) => showIdea(idea, people))
	};
}

type Told = { found: StoryFinding[]; isWritten: boolean; people: People; waiver: WaiverRow | undefined };

function showCriterion(code: StoryCode, { found, isWritten, people, waiver }: Told): StoryCriterion {
	const findings = found.filter((finding) => finding.code === code);
	const [first] = findings;
	const verdict = waiver ? 'waived' : first ? 'finding' : isWritten || needNoWish.has(code) ? 'fine' : 'open';
	return {
		code,
		name: words.names[code],
		verdict,
		sentence: first?.message ?? (verdict === 'open' ? words.open : words.fine[code]),
		findings,
		waiver: waiver ? { reason: waiver.reason, by: people.get(waiver.waived_by as PersonId) ?? null, at: waiver.waived_at.toISOString() } : null
	};
}

export function showIdea(row: IdeaRow, people: People): SolutionIdea {
	return {
		id: row.idea_id as SolutionIdea['id'],
		itemId: row.item_id as SolutionIdea['itemId'],
		text: row.body,
		by: row.created_by === null ? null : (people.get(row.created_by as PersonId) ?? null),
		at: row.created_at.toISOString()
	};
}
