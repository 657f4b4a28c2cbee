import { expect, test, vi } from 'vitest';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { announce, changesOf, hearOf } from './live.ts';
import { untilChange } from './until-change.ts';

const here = 'ws_1' as WorkspaceId;
const there = 'ws_2' as WorkspaceId;
const words = () => untilChange<string>({ milliseconds: 60_000, most: 100, sizeOf: (value) => value.length });

test('what is kept is found until its own workspace changes, in this process or in another', () => {
	for (const change of [announce, hearOf]) {
		const kept = words();
		kept.keep(here, 'list', 'a', changesOf(here));
		change(there);
		expect(kept.find(here, 'list')).toBe('a');
		expect(kept.find(there, 'list')).toBeUndefined();
		change(here);
		expect(kept.find(here, 'list')).toBeUndefined();
	}
});

test('what was made while something changed is never found', () => {
	const kept = words();
	const before = changesOf(here);
	announce(here);
	kept.keep(here, 'list', 'made from rows that are old by now', before);
	expect(kept.find(here, 'list')).toBeUndefined();
});

test('the least recently used leave first', () => {
	const kept = words();
	const keep = (key: string) => kept.keep(here, key, 'x'.repeat(30), changesOf(here));
	keep('a');
	keep('b');
	kept.find(here, 'a');
	keep('c');
	expect(['a', 'b', 'c'].map((key) => kept.find(here, key) !== undefined)).toEqual([true, false, true]);
});

test('time passes', () => {
	const kept = untilChange<string>({ milliseconds: -1, most: 100, sizeOf: () => 1 });
	kept.keep(here, 'list', 'a', changesOf(here));
	expect(kept.find(here, 'list')).toBeUndefined();
});

test('what changes all the time is made anew a few times a second, and between that is at most a second old', () => {
	vi.useFakeTimers();
	try {
		const kept = untilChange<string>({ milliseconds: 60_000, most: 1_000, sizeOf: () => 1, oftenest: 2 });
		const changeAfter = (value: string) => {
			kept.keep(here, 'list', value, changesOf(here));
			hearOf(here);
			return kept.findRecent(here, 'list');
		};
		expect(changeAfter('a')).toBeUndefined();
		expect(changeAfter('b')).toBe('b');
		expect(kept.find(here, 'list')).toBeUndefined();
		vi.advanceTimersByTime(1_001);
		expect(kept.findRecent(here, 'list')).toBeUndefined();
	} finally {
		vi.useRealTimers();
	}
});
