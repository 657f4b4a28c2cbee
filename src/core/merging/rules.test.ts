import { describe, expect, test } from 'vitest';
import { postsThatLeave, reasonAgainstMerge, type Mergeable } from './rules.ts';

const post = (id: string, more: Partial<Mergeable> = {}): Mergeable => ({ id, standsFor: id, title: id, board: 'public', ...more });

describe('what stands against a merge', () => {
	test.each([
		['a post into itself', post('a'), post('a'), post('a'), 'same-post'],
		['a post that is merged already', post('a', { standsFor: 'c' }), post('b'), post('b'), 'already-merged'],
		['a post into its own duplicate', post('a'), post('b', { standsFor: 'a' }), post('a'), 'merge-cycle'],
		['a public post into a private one', post('a'), post('b', { board: 'private' }), post('b', { board: 'private' }), 'would-hide'],
		['a public post into a duplicate of a private one', post('a'), post('b', { standsFor: 'c' }), post('c', { board: 'private' }), 'would-hide']
	])('%s', (_, source, named, target, code) => {
		expect(reasonAgainstMerge(source, named, target)?.code).toBe(code);
	});

	test('nothing, for two posts that stand alone, nor for a private one into a public one', () => {
		expect(reasonAgainstMerge(post('a'), post('b'), post('b'))).toBeNull();
		expect(reasonAgainstMerge(post('a', { board: 'private' }), post('b'), post('b'))).toBeNull();
	});
});

describe('who leaves with an unmerged post', () => {
	const standing = [
		{ sourceId: 'b', targetId: 'a' },
		{ sourceId: 'c', targetId: 'b' },
		{ sourceId: 'd', targetId: 'c' },
		{ sourceId: 'e', targetId: 'a' }
	];
	test('its own duplicates, through chains', () => {
		expect(postsThatLeave(standing, 'b')).toEqual(['b', 'c', 'd']);
	});
	test('nobody else', () => {
		expect(postsThatLeave(standing, 'e')).toEqual(['e']);
	});
});
