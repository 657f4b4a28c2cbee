import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeStory } from './judging.ts';
import { judgeRequest } from './solutions/judging.ts';

const text = fc.oneof(
	fc.string({ maxLength: 300, unit: 'grapheme' }),
	fc.array(fc.constantFrom('As a', 'I want', 'to', 'so that', 'add', 'button', '(', ')', ' and ', 'Redis', 'export', 'damit', 'möchte ich', '<what>', '.', '?', '\n', 'users', 'CSV', 'page', '-'), { maxLength: 60 }).map((words) => words.join(' '))
);

test('whatever is written, places lie inside their text and mends are whole', () => {
	fc.assert(
		fc.property(text, text, text, text, (role, want, why, title) => {
			for (const { field, range, mend, message } of judgeStory({ role, want, why }, { title })) {
				const written = { role, want, why, title }[field];
				expect(range.start).toBeGreaterThanOrEqual(0);
				expect(range.end).toBeLessThanOrEqual(written.length);
				expect(message).not.toBe('');
				if (mend && 'story' in mend) for (const part of Object.values(mend.story)) expect(part?.trim()).not.toBe('');
			}
		}),
		{ numRuns: 300 }
	);
});

test('a long text costs no more than its length', () => {
	for (const run of ['(', 'to ', 'as a I want ', 'button for ', 'and ', '-a', 'so that ']) {
		const long = run.repeat(4000).slice(0, 20_000);
		expect(judgeRequest(long)).toHaveProperty('level');
		expect(judgeStory({ role: '', want: long, why: long }).length).toBeLessThan(400);
	}
});
