import { expect, test } from 'vitest';
import { guessMapping } from './guessing.ts';

test('columns are known by the names that tools give them', () => {
	expect(guessMapping(['Post ID', 'Title', 'Details', 'Author Email', 'Author', 'Date created', 'Labels', 'Votes'])).toEqual({
		id: 'Post ID',
		title: 'Title',
		body: 'Details',
		email: 'Author Email',
		name: 'Author',
		createdAt: 'Date created',
		tags: 'Labels'
	});
});

test('a name is the title where no other column can be', () => {
	expect(guessMapping(['Name', 'Text'])).toEqual({ title: 'Name', body: 'Text' });
	expect(guessMapping(['Subject', 'Name'])).toEqual({ title: 'Subject', name: 'Name' });
});

test.each([
	['Jira', ['Summary', 'Issue key', 'Issue id', 'Issue Type', 'Status', 'Created', 'Description', 'Parent key', 'Custom field (Story Points)', 'Inward issue link (Blocks)'], { id: 'Issue key', title: 'Summary', body: 'Description', type: 'Issue Type', status: 'Status', estimate: 'Custom field (Story Points)', parent: 'Parent key', blockedBy: 'Inward issue link (Blocks)', createdAt: 'Created' }],
	['Linear', ['ID', 'Team', 'Title', 'Description', 'Status', 'Estimate', 'Labels', 'Created', 'Parent issue'], { id: 'ID', title: 'Title', body: 'Description', type: 'Labels', status: 'Status', estimate: 'Estimate', parent: 'Parent issue', createdAt: 'Created' }],
	['GitHub', ['number', 'title', 'body', 'state', 'labels', 'created_at'], { id: 'number', title: 'title', body: 'body', type: 'labels', status: 'state', createdAt: 'created_at' }]
])('the columns of an export of %s are known for items', (_, columns, mapping) => {
	expect(guessMapping(columns, 'items')).toEqual(mapping);
});

test('a file of unknown names is left to the reader', () => {
	expect(guessMapping(['Spalte 1', 'Spalte 2'])).toEqual({});
});
