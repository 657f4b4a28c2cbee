import { expect, test } from 'vitest';
import { latest } from './latest.ts';

test('an answer that a later question has overtaken is dropped', async () => {
	const newest = latest();
	const first = Promise.withResolvers<string>();
	const second = Promise.withResolvers<string>();
	const shown: string[] = [];
	const read = [first, second].map(({ promise }) => newest(() => promise, (answer) => shown.push(answer)));
	second.resolve('new');
	await read[1];
	first.resolve('old');
	await read[0];
	expect(shown).toEqual(['new']);
});

test('a question that fails says so to whoever asked', async () => {
	const newest = latest();
	await expect(newest(() => Promise.reject(new Error('gone')), () => undefined)).rejects.toThrow('gone');
});
