import { describe, expect, test } from 'vitest';
import { readItemRow } from './item-rows.ts';

const mapping = { id: 'Key', title: 'Summary', body: 'Description', type: 'Type', status: 'Status', criteria: 'Criteria', estimate: 'Points', parent: 'Parent', blockedBy: 'Blocks', createdAt: 'Created' };
const read = (cells: Record<string, string>) => readItemRow({ Summary: 'Export', ...cells }, mapping);
function row(cells: Record<string, string>) {
	const parsed = read(cells);
	if ('problem' in parsed) throw new Error(parsed.problem);
	return parsed.row;
}

test.each([
	['Sub-task', 'task'],
	['Epic', 'epic'],
	['Defect', 'bug'],
	['enhancement; bug', 'bug'],
	['type: bug', 'bug'],
	['Story', 'story'],
	['Idea nobody knows', 'story'],
	['', 'story']
])('a type of %j is one of %s', (Type, type) => {
	expect(row({ Type })).toMatchObject({ type });
});

test.each([
	['To Do', 'refining'],
	['open', 'refining'],
	['In Progress', 'refining'],
	['Done', 'done'],
	['CLOSED', 'done'],
	['Canceled', 'dropped'],
	["Won't Fix", 'dropped']
])('a status of %j makes it %s', (Status, state) => {
	expect(row({ Status })).toMatchObject({ state });
});

test('an issue that GitHub says was closed as not planned is dropped', () => {
	expect(row({ Status: 'closed', state_reason: 'not_planned' })).toMatchObject({ state: 'dropped' });
	expect(row({ Status: 'closed', state_reason: 'completed' })).toMatchObject({ state: 'done' });
});

describe('a story', () => {
	const story = { role: 'planner', want: 'to see both versions', why: 'nobody loses work' };
	test('is read from the first paragraph of the text, or from the title', () => {
		const sentence = 'As a planner, I want to see both versions so that nobody loses work.';
		expect(row({ Description: `${sentence}\n\nMore.` })).toMatchObject({ story, description: `${sentence}\n\nMore.` });
		expect(row({ Summary: sentence })).toMatchObject({ story });
	});
	test('is left out where nobody says one', () => {
		expect(row({ Description: 'The list is slow.' })).toMatchObject({ story: { role: '', want: '', why: '' } });
	});
	test('is taken from columns of its own before anything else', () => {
		const parsed = readItemRow({ Summary: 'As a clerk, I want less', Who: 'planner', What: 'to see both versions', Why: 'nobody loses work' }, { title: 'Summary', role: 'Who', want: 'What', why: 'Why' });
		expect(parsed).toMatchObject({ row: { story } });
	});
});

test('a list of criteria becomes several, also from a column that stands several times', () => {
	expect(row({ Criteria: '- The first one.\n- The second one.', 'Criteria (2)': 'The third one.', 'Criteria of others': 'No.' })).toMatchObject({ criteria: ['The first one.', 'The second one.', 'The third one.'] });
});

test('what it waits for is read from every column of that name', () => {
	expect(row({ Blocks: 'APP-1', 'Blocks (2)': 'APP-2, APP-1', Parent: 'APP-9' })).toMatchObject({ blockedBy: ['APP-1', 'APP-2'], parent: 'APP-9' });
});

test('a title that is too long for one goes on in the text', () => {
	const Summary = 'Long '.repeat(50).trim();
	const { title, description } = row({ Summary, Description: 'Text.' });
	expect([title.length, description]).toEqual([200, `${Summary}\n\nText.`]);
});

test('an estimate may have a comma', () => {
	expect(row({ Points: '2,5' })).toMatchObject({ estimate: 2.5 });
});

test.each([
	[{ Summary: '   ' }, /^title /],
	[{ Points: 'XL' }, /^estimate must be a number/],
	[{ Points: '-1' }, /^estimate must not be negative/],
	[{ Created: 'yesterday' }, /^createdAt is not a date/],
	[{ Description: 'x'.repeat(20_001) }, /^description /]
])('%o is told as wrong', (cells, problem) => {
	expect(read(cells)).toEqual({ problem: expect.stringMatching(problem) });
});
