import fc from 'fast-check';
import type { Answer } from '#rig/smtp.ts';

/** How many requests and people a history has. */
export const posts = 4;
export const people = 5;
const post = fc.nat(posts - 1);
const person = fc.nat(people - 1);

export const moods = {
	take: 'take',
	drop: 'drop',
	repeat: 'take-and-drop',
	stall: { stall: 600 },
	closing: { code: 421, text: '4.3.2 Closing' },
	later: { code: 451, text: '4.7.1 Greylisted' },
	gone: { code: 550, text: '5.1.1 No such user' }
} as const satisfies Record<string, Answer>;
type Mood = keyof typeof moods;

/** What can happen: somebody asks, leaves or chooses, the team merges and tells, time goes by, mail goes out to a server in some mood. */
export const act = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ act: fc.constant('vote' as const), post, person }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('comment' as const), post, person }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('ask' as const), post, person }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('mute' as const), post, person }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('prefer' as const), person, frequency: fc.constantFrom('instant' as const, 'daily' as const, 'weekly' as const, 'off' as const) }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('merge' as const), post, source: post, notify: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('unmerge' as const), post }) },
	{ weight: 8, arbitrary: fc.record({ act: fc.constant('release' as const), posts: fc.uniqueArray(post, { minLength: 1, maxLength: 3 }), status: fc.constantFrom('open', 'planned', 'shipped'), at: fc.constantFrom('key' as const, 'screen' as const) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('answer' as const), post }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('part' as const), post }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('recall' as const) }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('pass' as const), hours: fc.constantFrom(0.1, 2, 26) }) },
	{ weight: 8, arbitrary: fc.record({ act: fc.constant('deliver' as const), mood: fc.constantFrom(...(Object.keys(moods) as Mood[])), person }) }
);
export type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
