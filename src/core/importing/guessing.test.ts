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

test('a file of unknown names is left to the reader', () => {
	expect(guessMapping(['Spalte 1', 'Spalte 2'])).toEqual({});
});
