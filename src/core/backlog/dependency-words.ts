import type { CycleEdge, OutsideWork, RelationKind } from './dependencies.ts';

const items = (count: number) => (count === 1 ? '1 item' : `${count} items`);
const points = (count: number) => (count === 1 ? '1 point' : `${count} points`);
const outgoing: Record<RelationKind, string> = { relates: 'Relates to', duplicates: 'Duplicates', 'split-from': 'Was split from' };
const incoming: Record<RelationKind, string> = { relates: 'Relates to', duplicates: 'Is duplicated by', 'split-from': 'Was split into' };
const parties: Record<OutsideWork['party'], string> = { team: 'Another team', vendor: 'A vendor' };
const states: Record<OutsideWork['state'], string> = { asked: 'Asked for', promised: 'Promised', delivered: 'Delivered' };
const whys: Record<CycleEdge['why'], (from: string, to: string) => string> = {
	blocks: (from, to) => `“${from}” waits for “${to}”`,
	part: (from, to) => `“${from}” is done when its part “${to}” is`,
	'of-parent': (from, to) => `“${from}” is part of something that waits for “${to}”`
};

/** Sentences about what waits for what. */
export const words = {
	panel: 'Dependencies',
	draw: 'Draw',
	add: 'Add',
	addWaits: 'An item it waits for',
	addOutside: 'Another team or a vendor',
	addRelation: { relates: 'An item it relates to', duplicates: 'An item it duplicates', 'split-from': 'An item it was split from' } satisfies Record<RelationKind, string>,
	waitsFor: 'Waits for',
	awaitedBy: 'Others wait for it',
	outgoing,
	incoming,
	none: 'It waits for nothing.',
	noLonger: (title: string) => `No longer waits for ${title}`,
	unrelate: (title: string) => `Take back what was said of ${title}`,
	removed: (title: string) => `It waits for “${title}” no longer.`,
	unrelated: (title: string) => `Nothing is said of “${title}” any more.`,
	undo: 'Undo',
	cancel: 'Cancel',
	save: 'Save',
	close: 'Close',

	parties,
	states,
	outsideTitle: 'Work of another team or a vendor',
	outsideChange: (title: string) => `Change ${title}`,
	outsideWhat: 'What it waits for',
	outsideParty: 'Who does it',
	outsideOwner: 'Who answers for it',
	outsideOwnerHint: 'A person there whom you can call',
	outsideDay: 'Promised for',
	outsideState: 'State',
	outsideLine: (work: Pick<OutsideWork, 'party' | 'owner' | 'state' | 'promisedOn'>, day: string) =>
		[parties[work.party], work.owner || 'nobody answers for it yet', work.promisedOn ? `${states[work.state].toLowerCase()}, ${day}` : states[work.state].toLowerCase()].join(' · '),
	late: 'Late',

	above: (title: string, position: number, other: number) => `Ranked above “${title}”, which it waits for (${position} vs ${other}).`,
	aboveOf: (item: string, title: string, position: number, other: number) => `“${item}” is ranked above its blocker “${title}” (${position} vs ${other}).`,
	pullUp: 'Pull the blocker up',
	pulledUp: (title: string, position: number) => `“${title}” is now number ${position}, right above what waits for it.`,
	movedBack: 'The blocker is back where it was.',

	ringTitle: 'These would wait for each other',
	ringSentence: 'Nothing was changed. Drop one of these, and the rest can stand:',
	ringDrawing: (titles: string[]) => `A ring: ${titles.join(', then ')}`,
	why: (why: CycleEdge['why'], from: string, to: string) => whys[why](from, to),
	isNew: 'what you just said',
	isPart: 'cannot be dropped here',
	drop: 'Drop this',
	dropThat: (from: string, to: string) => `Drop this: ${from} waits for ${to}`,
	leave: 'Leave it as it was',
	dropped: 'Dropped, and the new one stands.',

	title: 'What waits for what',
	lead: 'From left to right: what comes first, and what waits for it.',
	whole: 'Whole backlog',
	around: (number: number) => `Around #${number}`,
	choose: 'Around an item…',
	graph: 'Dependencies',
	nothing: 'Nothing waits for anything',
	nothingSentence: 'Open an item and say what it waits for; it is drawn here.',
	alone: 'This item waits for nothing, and nothing waits for it.',
	critical: 'Longest chain',
	criticalSentence: (steps: number, sum: number, unestimated: number) =>
		`${items(steps)} in a row, ${points(sum)}${unestimated > 0 ? ` and ${items(unestimated)} without an estimate` : ''}`,
	shown: (shown: number, total: number) => `${shown} of ${total} connected are drawn, those that stand highest in the backlog. Draw around an item to see what is connected with it.`,
	shownAround: (shown: number, total: number) => `${shown} of ${total} connected are drawn, the nearest ones.`,
	truncated: 'There are more links than are read at once; those of the items ranked highest are looked at.',
	list: 'As a list',
	drawing: 'Drawing of what waits for what; the list beside it says the same.',
	first: 'Waits for nothing drawn here',
	inChain: 'in the longest chain',
	unestimated: 'no estimate',
	points,
	zoomIn: 'Larger',
	zoomOut: 'Smaller',
	hints: 'Ranked above what they wait for',
	part: 'part of',
	legendWait: 'waits',
	legendPart: 'part of a whole',
	legendCritical: 'longest chain'
} as const;
