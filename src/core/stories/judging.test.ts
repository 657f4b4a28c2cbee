import { describe, expect, test } from 'vitest';
import { judgeStory, prescribesSolution } from './judging.ts';
import type { Around, Story, StoryCode } from './story.ts';

const good: Story = { role: 'planner', want: 'to see both versions', why: 'neither of us loses work' };
const told = (story: Partial<Story>, around: Around | null = null, title = '') => judgeStory({ ...good, ...story }, { title, around });
const codes = (story: Partial<Story>, around: Around | null = null) => [...new Set(told(story, around).map(({ code }) => code))];
const one = (story: Partial<Story>, code: StoryCode, around: Around | null = null) => told(story, around).find((finding) => finding.code === code);
const neighbour = (want: string, number = 7) => ({ id: `item_${number}`, number, title: `Story ${number}`, story: { ...good, want } });
const beside = (...wants: string[]): Around => ({ neighbours: wants.map((want, at) => neighbour(want, at + 7)), blockers: [], criteria: 1 });

test('about a good story nothing is said', () => expect(codes({})).toEqual([]));

describe('each criterion finds what it is about', () => {
	test.each<[string, StoryCode, Partial<Story>]>([
		['no role', 'US01', { role: ' ' }],
		['no wish', 'US01', { want: '' }],
		['a whole sentence in one field', 'US01', { role: '', want: 'As a planner, I want to see both versions so that nothing is lost', why: '' }],
		['two acts', 'US02', { want: 'to register candidates and rank them' }],
		['two acts on one thing', 'US02', { want: 'to create and edit posts' }],
		['brackets', 'US03', { want: 'to see both versions (side by side)' }],
		['a second sentence', 'US03', { want: 'to see both versions. They stand side by side' }],
		['a second wish', 'US03', { want: 'to see both versions, so I want a list' }],
		['a maker as the role', 'US04', { role: 'developer' }],
		['no why', 'US04', { why: '' }],
		['a why that repeats the wish', 'US04', { why: 'I see both versions' }],
		['a solution', 'US05', { want: 'a CSV export button on the settings page' }],
		['a vague word', 'US06', { want: 'to find invoices quickly' }],
		['a lead that is there already', 'US08', { want: 'I want to see both versions' }],
		['a sentence that stops', 'US08', { want: 'to see both versions and' }],
		['one word', 'US08', { want: 'export' }],
		['an open question', 'US09', { want: 'to see both versions (or three?)' }],
		['another story that is needed to read it', 'US12', { want: 'to see both versions as in #12' }],
		['a German vague word', 'US06', { want: 'Rechnungen schnell zu finden und zu sehen' }]
	])('%s', (_, code, story) => expect(codes(story)).toContain(code));
});

describe('what is offered mends it', () => {
	test.each<[string, StoryCode, Partial<Story>, object]>([
		['the sentence is put into its fields', 'US01', { role: '', want: 'As a planner, I want to see both versions so that nothing is lost.', why: '' }, { kind: 'change', story: { role: 'planner', want: 'to see both versions', why: 'nothing is lost' } }],
		['a German sentence too', 'US01', { role: '', want: 'Als Planerin möchte ich beide Fassungen sehen, damit nichts verloren geht.', why: '' }, { kind: 'change', story: { role: 'Planerin', want: 'beide Fassungen sehen', why: 'nichts verloren geht' } }],
		['two acts become two wishes', 'US02', { want: 'to register candidates and rank them' }, { kind: 'split', wants: ['to register candidates', 'to rank them'] }],
		['two acts on one thing keep it', 'US02', { want: 'to create and edit posts' }, { kind: 'split', wants: ['to create posts', 'to edit posts'] }],
		['an aside moves', 'US03', { want: 'to see both versions (side by side)' }, { kind: 'describe', story: { want: 'to see both versions' }, text: 'side by side' }],
		['the rest moves', 'US03', { want: 'to see both versions. They stand side by side.' }, { kind: 'describe', story: { want: 'to see both versions' }, text: 'They stand side by side.' }],
		['a solution becomes its purpose', 'US05', { want: 'a dropdown in the header to filter orders by status' }, { kind: 'restate', story: { want: 'to filter orders by status' }, idea: 'a dropdown in the header to filter orders by status' }],
		['an export button exports', 'US05', { want: 'a CSV export button on the settings page' }, { kind: 'restate', story: { want: 'to export <what>' }, idea: 'a CSV export button on the settings page' }],
		['a tool for doing does', 'US05', { want: 'a button on the page for exporting invoices' }, { kind: 'restate', story: { want: 'to export invoices' }, idea: 'a button on the page for exporting invoices' }],
		['a German solution becomes its purpose', 'US05', { want: 'einen Button auf der Startseite, um Rechnungen zu exportieren' }, { kind: 'restate', story: { want: 'Rechnungen exportieren' }, idea: 'einen Button auf der Startseite, um Rechnungen zu exportieren' }],
		['a doubled lead goes', 'US08', { want: 'I want to see both versions' }, { kind: 'change', story: { want: 'to see both versions' } }]
	])('%s', (_, code, story, mend) => {
		expect(one(story, code)?.mend).toEqual(mend);
	});

	test.each<[StoryCode, Partial<Story>]>([
		['US01', { role: '', want: 'As a planner, I want to see both versions so that nothing is lost', why: '' }],
		['US03', { want: 'to see both versions (side by side)' }],
		['US05', { want: 'a dropdown in the header to filter orders by status' }],
		['US08', { want: 'I want to see both versions' }]
	])('after the mend of %s the rule is content', (code, story) => {
		const mend = one(story, code)?.mend;
		expect(mend).toHaveProperty('story');
		expect(codes({ ...story, ...(mend as { story: Partial<Story> }).story })).not.toContain(code);
	});
});

describe('a story beside others', () => {
	test.each<[string, StoryCode, Partial<Story>, Around]>([
		['the same', 'US10', { want: 'to see both of the versions' }, beside('to see both versions')],
		['the opposite', 'US07', { want: 'to delete invoices without confirmation' }, beside('to delete invoices with confirmation')],
		['another number', 'US07', { want: 'to upload files of up to 5 MB' }, beside('to upload files of up to 20 MB')],
		['another form', 'US11', { want: 'see both versions' }, beside('to find an invoice', 'to pay a bill', 'to print a letter', 'to invite a friend', 'to leave a group')],
		['another language', 'US11', { want: 'alle Rechnungen auf der Seite zu sehen' }, beside('to find an invoice', 'to pay a bill', 'to print a letter', 'to invite a friend', 'to leave a group')],
		['nobody creates it', 'US13', { want: 'to edit an invoice' }, beside('to pay a bill')],
		['no criterion', 'US09', {}, { ...beside(), criteria: 0 }],
		['the segment that asks for it, where no role is given', 'US01', { role: '' }, { ...beside(), askedBy: 'Trial customers' }],
		['it waits for something unplanned', 'US12', {}, { ...beside(), blockers: [{ number: 3, title: 'Versions', isPlanned: false }] }]
	])('%s', (_, code, story, around) => expect(codes(story, around)).toContain(code));

	test.each<[string, Partial<Story>, Around]>([
		['a different wish', { want: 'to see both versions' }, beside('to pay a bill')],
		['what somebody creates', { want: 'to edit an invoice' }, beside('to create an invoice')],
		['a blocker that is planned', {}, { ...beside(), blockers: [{ number: 3, title: 'Versions', isPlanned: true }] }]
	])('%s is fine', (_, story, around) => expect(codes(story, around)).toEqual([]));
});

test('the role is read from those who ask', () => {
	expect(one({ role: '' }, 'US01', { ...beside(), askedBy: 'Trial customers' })?.mend).toEqual({ kind: 'change', story: { role: 'Trial customers' } });
	expect(one({ role: '' }, 'US01', beside())?.mend).toBeNull();
});

test('where no wish is written the title is read', () => {
	const finding = told({ want: '' }, null, 'Add CSV export button to settings page').find(({ code }) => code === 'US05');
	expect(finding).toMatchObject({ field: 'title', severity: 'error', mend: { kind: 'restate', story: { want: 'to export <what>' } } });
});

test('only what is plain counts for readiness', () => {
	expect(prescribesSolution({ want: 'a CSV export button on the settings page', why: '' })).toBe(true);
	expect(prescribesSolution({ want: 'Add dark mode', why: '' })).toBe(false);
	expect(prescribesSolution(good)).toBe(false);
});
