import { expect, test } from 'vitest';
import { isJson, NoRecords, recordsIn } from './json.ts';

test.each([
	['[{"a":1}]', true],
	['  {"issues": []}', true],
	['\uFEFF[\n]', true],
	['[Id],Title\n', false],
	['title,body\n', false],
	['', false]
])('%j is JSON: %s', (head, expected) => {
	expect(isJson(head)).toBe(expected);
});

test('issues become cells by the names of their members, and pull requests are left out', () => {
	const issues = [
		{ number: 7, title: 'Slow', body: null, state: 'open', labels: [{ name: 'bug' }, { name: 'app' }], user: { login: 'ida', id: 3 }, locked: false },
		{ number: 8, title: 'A change', pull_request: { url: 'x' } },
		{ number: 9, title: 'Fast', milestone: { title: 'May' } }
	];
	expect(recordsIn(JSON.stringify(issues))).toEqual([
		{ number: '7', title: 'Slow', body: '', state: 'open', labels: 'bug; app', user: 'ida', locked: 'false', milestone: '' },
		{ number: '9', title: 'Fast', body: '', state: '', labels: '', user: '', locked: '', milestone: 'May' }
	]);
});

test('a list that is a member of the file is found', () => {
	expect(recordsIn('{"data":{"issues":{"nodes":[{"title":"One"}]}}}')).toEqual([{ title: 'One' }]);
});

test.each(['', '[1, 2]', '{"a": 1}', '[{"title": "cut', '"text"', 'null', `${'['.repeat(5000)}`])('%s is refused', (text) => {
	expect(() => recordsIn(text)).toThrow(NoRecords);
});

test('a member that is called like a part of every object is only a cell', () => {
	expect(recordsIn('[{"__proto__": {"name": "x"}, "constructor": "y", "title": "T"}]')).toEqual([expect.objectContaining({ title: 'T' })]);
	expect(({} as Record<string, unknown>)['name']).toBeUndefined();
});
