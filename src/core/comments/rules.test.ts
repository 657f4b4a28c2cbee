import { describe, expect, test } from 'vitest';
import type { Viewer } from '../access/roles.ts';
import { visitor } from '../access/roles.ts';
import type { Comment } from './contract.ts';
import { allowedOn, canReadComment, countsPublicly } from './rules.ts';
import { threadsOf } from './threads.ts';

const customer = { ...visitor, personId: 'person_a', via: 'session' } as Viewer;
const cora = { ...visitor, personId: 'person_c', role: 'contributor', via: 'session' } as Viewer;
const vic = { ...visitor, personId: 'person_v', role: 'viewer', via: 'session' } as Viewer;
const said = { authorId: 'person_a', internal: false, deleted: false };

describe('comments', () => {
	test.each([
		['its author edits and deletes it', customer, said, { edit: true, remove: true, answer: false }],
		['another customer does neither', { ...customer, personId: 'person_b' } as Viewer, said, { edit: false, remove: false, answer: false }],
		['a contributor does all', cora, said, { edit: true, remove: true, answer: true }],
		['a viewer does nothing', vic, said, { edit: false, remove: false, answer: false }],
		['nobody touches a deleted one', cora, { ...said, deleted: true }, { edit: false, remove: false, answer: false }],
		['an internal one cannot be the answer', cora, { ...said, internal: true }, { edit: true, remove: true, answer: false }]
	])('%s', (_, viewer, comment, allowed) => {
		expect(allowedOn(viewer, comment)).toEqual(allowed);
	});

	test('internal ones are read by members alone', () => {
		const note = { ...said, internal: true };
		expect([canReadComment(visitor, note), canReadComment(customer, note), canReadComment(vic, note)]).toEqual([false, false, true]);
	});

	test('only public ones that stand are counted', () => {
		expect([countsPublicly(said), countsPublicly({ ...said, internal: true }), countsPublicly({ ...said, deleted: true })]).toEqual([true, false, false]);
	});
});

describe('threads', () => {
	const comment = (id: string, parentId: string | null, deleted = false) => ({ id, parentId, deleted }) as unknown as Comment;
	const shape = (comments: Comment[]) => threadsOf(comments).map(({ first, replies }) => [first.id, ...replies.map((reply) => reply.id)]);

	test('are of one level', () => {
		expect(shape([comment('a', null), comment('b', 'a'), comment('c', 'b'), comment('d', null)])).toEqual([['a', 'b', 'c'], ['d']]);
	});
	test('keep the place of a deleted beginning while it has replies', () => {
		expect(shape([comment('a', null, true), comment('b', 'a'), comment('c', null, true)])).toEqual([['a', 'b']]);
	});
	test('stand for themselves where the beginning is on another page', () => {
		expect(shape([comment('b', 'a')])).toEqual([['b']]);
	});
});
