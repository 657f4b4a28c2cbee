import type { Pattern } from './patterns.ts';
import type { Reason } from './rules.ts';

const percent = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(Math.round(share * 100))} %`;
const count = (many: number, one: string, other: string) => (many === 1 ? `1 ${one}` : `${many} ${other}`);

const patternNames: Record<Pattern, { name: string; hint: string }> = {
	operations: { name: 'By operation', hint: '“Manage” hides seeing, adding, changing and removing.' },
	workflow: { name: 'By step', hint: 'First the thinnest way from end to end, then each step.' },
	rules: { name: 'By rule', hint: 'First the usual case, then each exception.' },
	data: { name: 'By kind of data', hint: 'One kind at a time.' },
	entry: { name: 'By way of entry', hint: 'First the simplest way to put it in.' },
	simple: { name: 'Simple first', hint: 'First what most people need, then the rest.' },
	performance: { name: 'Make it work, then fast', hint: 'The speed can be a part of its own.' },
	roles: { name: 'By who uses it', hint: 'One kind of user at a time.' },
	spike: { name: 'Find out first', hint: 'An open question is a part with a time limit.' }
};

const reasons: Record<Reason, string> = {
	'too-large': 'its estimate does not fit a sprint',
	'many-criteria': 'it has eight criteria or more',
	'broad-verb': 'a verb such as “manage” hides several things',
	'several-goals': 'its goal joins several things'
};

/** Sentences of splitting an item. */
export const words = {
	split: 'Split',
	title: (item: string) => `Split “${item}”`,
	lead: 'Each part should give somebody something on its own. Every criterion goes to one part, or is dropped with a reason; feedback that no part answers stays with the whole.',
	offer: (why: Reason[]) => `This may be worth splitting: ${why.map((one) => reasons[one]).join(', ')}.`,
	offerButton: 'Split it',
	patterns: patternNames,
	ways: 'Ways its words point to',
	noWays: 'No words of this item point to a way. Name the parts yourself.',
	use: (name: string) => `Use these parts: ${name}`,
	usePattern: 'Use these parts',
	story: 'The item',
	parts: 'Parts',
	part: (number: number) => `Part ${number}`,
	partTitle: 'Title',
	estimate: 'Estimate',
	addPart: 'Add a part',
	removePart: (number: number) => `Remove part ${number}`,
	horizontal: 'This part gives the user nothing on its own. Join it with another, or make it a task.',
	makeTask: 'Make it a task',
	isTask: 'Task',
	criteria: 'Acceptance criteria',
	noCriteria: 'This item has no criteria to share out.',
	feedback: 'Feedback',
	noFeedback: 'No requests or quotes stand behind this item.',
	goesTo: 'Goes to',
	nowhere: 'Not yet placed',
	drop: 'Dropped',
	reason: 'Why it is dropped',
	remainder: 'No part answers it: it stays with the whole',
	suggested: (number: number, confidence: number) => `Perhaps part ${number} (${Math.round(confidence * 100)} %)`,
	take: 'Take it',
	unplaced: (many: number) => `${count(many, 'criterion is', 'criteria are')} not placed yet.`,
	finish: 'Finish the split',
	cancel: 'Cancel',
	done: (many: number) => `Split into ${many} parts.`,
	undo: 'Undo',
	undone: 'The split is undone. Everything is as it was.',
	drift: (original: number, parts: number, share: number) => `original ${original} → parts ${parts} (${percent(share)})`,
	driftOpen: (original: number) => `original ${original}; the parts are not all estimated yet`,
	splitPanel: 'Parts of this item',
	dropped: (text: string, reason: string) => `Dropped: ${text} (${reason})`,
	undoLater: 'Undo the split',
	undoRefused: 'A part is being worked on already, or was changed into several, so the split cannot be undone any more.',
	refusals: {
		notOpen: 'Only an item that is open can be split.',
		inSprint: 'This item is in a sprint. Take it out first; what is finished can be a part of its own.',
		already: 'This item is split already. Split one of its parts, or undo the split first.',
		unplaced: (many: number) => `${count(many, 'criterion belongs', 'criteria belong')} to no part. Place each, or drop it with a reason.`,
		twice: 'A criterion may belong to one part only.',
		strange: 'names something that does not belong to this item'
	}
} as const;
