import { z } from 'zod';
import { estimateSchema, itemTypes, storyChanges, type ItemType } from '../backlog/contract.ts';
import { splitCriteria } from '../criteria/writing.ts';
import { line, text } from '../kernel/schemas.ts';
import { storyIn } from '../stories/reading.ts';
import { moment, oneLine, parts, problemOf, readerOf, type Cells } from './cells.ts';
import type { ImportMapping } from './contract.ts';

/** One row of a file that holds items of a backlog, understood. */
export type ItemRow = {
	/** The id the row has where it comes from; null where the file names none. */
	id: string | null;
	title: string;
	description: string;
	type: ItemType;
	state: 'refining' | 'done' | 'dropped';
	story: { role: string; want: string; why: string };
	criteria: string[];
	technicalApproach: string;
	risks: string;
	estimate: number | null;
	/** Ids, where the file comes from, of what it is a part of and of what it waits for. */
	parent: string | null;
	blockedBy: string[];
	createdAt: Date | null;
};

const longestTitle = 200;

const estimate = z.string().transform((value) => Number(value.replace(',', '.'))).pipe(estimateSchema);
const row = z.object({
	id: line(200).nullable(),
	title: line(longestTitle),
	description: text(20_000),
	type: z.enum(itemTypes),
	state: z.enum(['refining', 'done', 'dropped']),
	story: storyChanges.required(),
	criteria: z.array(text(4000)).max(100, 'may hold at most 100'),
	technicalApproach: text(20_000),
	risks: text(20_000),
	estimate: estimate.nullable(),
	parent: line(200).nullable(),
	blockedBy: z.array(line(200)).max(100, 'may hold at most 100'),
	createdAt: moment.nullable()
});

/** Reads a record of a file by the mapping. Answers the row, or what is wrong with it as one plain sentence. */
export function readItemRow(cells: Cells, mapping: ImportMapping): { row: ItemRow } | { problem: string } {
	const { cell, lines, orNull, every } = readerOf(cells, mapping);
	const title = oneLine(cell('title'));
	const body = lines('body');
	const written = { role: oneLine(cell('role')), want: oneLine(cell('want')), why: oneLine(cell('why')) };
	const parsed = row.safeParse({
		id: orNull('id'),
		title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
		// Other tools let titles grow longer: nothing of one is lost.
		description: title.length > longestTitle ? `${title}\n\n${body}`.trim() : body,
		type: typeOf(every('type')),
		// GitHub says beside the state why an issue was closed.
		state: stateOf(mapping.status === undefined ? '' : wasNotPlanned(cells) ? 'not planned' : cell('status')),
		story: Object.values(written).some(Boolean) ? written : storyWrittenIn(title, body),
		criteria: every('criteria').flatMap((one) => splitCriteria(one)),
		technicalApproach: lines('approach'),
		risks: lines('risks'),
		estimate: cell('estimate') || null,
		parent: orNull('parent'),
		blockedBy: [...new Set(every('blockedBy').flatMap(parts))],
		createdAt: cell('createdAt') || null
	});
	return parsed.success ? { row: parsed.data } : { problem: problemOf(parsed.error) };
}

/** A role, a wish and a why that the title or the first paragraph says in one sentence. */
function storyWrittenIn(title: string, body: string): ItemRow['story'] {
	const [first = ''] = body.split(/\n\s*\n/);
	const story = [oneLine(first), title].map((sentence) => storyIn(sentence)).find((one) => one.role !== '' && one.want !== '' && storyChanges.safeParse(one).success);
	return story ?? { role: '', want: '', why: '' };
}

const typeNames: Record<ItemType, readonly string[]> = {
	epic: ['epic', 'initiative', 'theme'],
	bug: ['bug', 'defect', 'incident', 'problem', 'regression', 'fehler'],
	spike: ['spike', 'research', 'investigation'],
	task: ['task', 'sub-task', 'subtask', 'chore', 'technical task', 'maintenance', 'aufgabe'],
	story: ['story', 'user story']
};

/** What other tools and labels call a type; what none of them is, is a story. */
function typeOf(cells: string[]): ItemType {
	const names = cells.flatMap(parts).map((name) => name.toLowerCase().replace(/^(type|kind)[:/]\s*/, ''));
	const found = Object.entries(typeNames).find(([, known]) => names.some((name) => known.includes(name)));
	return (found?.[0] as ItemType | undefined) ?? 'story';
}

const doneNames = ['done', 'closed', 'resolved', 'completed', 'complete', 'shipped', 'released', 'merged', 'finished', 'fertig', 'erledigt', 'geschlossen'];
const droppedNames = ['canceled', 'cancelled', 'duplicate', "won't do", 'won’t do', 'wontfix', "won't fix", 'declined', 'rejected', 'abandoned', 'dropped', 'not planned', 'obsolete'];

const wasNotPlanned = (cells: Cells) => /^(not_planned|duplicate)$/i.test(cells['state_reason'] ?? cells['stateReason'] ?? '');

function stateOf(status: string): ItemRow['state'] {
	const name = status.toLowerCase().replaceAll('_', ' ').trim();
	if (doneNames.includes(name)) return 'done';
	return droppedNames.includes(name) ? 'dropped' : 'refining';
}
