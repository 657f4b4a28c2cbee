import { describe, expect, test } from 'vitest';
import { whyUnplanned, type Awaited, type OwnSprint } from './planned.ts';

const item = (more: object): Awaited => ({ kind: 'item', title: 'Export', state: 'refining', sprintId: null, startsOn: null, ...more }) as Awaited;
const outside = (more: object): Awaited => ({ kind: 'outside', title: 'Licence', state: 'promised', owner: 'Ines', promisedOn: '2026-03-10', ...more }) as Awaited;
const march: OwnSprint = { id: 'march', startsOn: '2026-03-09' };

describe('what is awaited is planned for', () => {
	const cases: { name: string; awaited: Awaited; own: OwnSprint; planned: boolean }[] = [
		{ name: 'when it is done', awaited: item({ state: 'done' }), own: march, planned: true },
		{ name: 'when it was dropped: nobody waits for it any more', awaited: item({ state: 'dropped' }), own: march, planned: true },
		{ name: 'not while it stands in no sprint', awaited: item({}), own: null, planned: false },
		{ name: 'when it is in some sprint and the waiting one in none', awaited: item({ sprintId: 'may', startsOn: '2026-05-01' }), own: null, planned: true },
		{ name: 'when it is in the same sprint', awaited: item({ sprintId: 'march', startsOn: '2026-03-09' }), own: march, planned: true },
		{ name: 'when it is in an earlier sprint', awaited: item({ sprintId: 'feb', startsOn: '2026-02-09' }), own: march, planned: true },
		{ name: 'not when it is in a later sprint', awaited: item({ sprintId: 'may', startsOn: '2026-05-01' }), own: march, planned: false },
		{ name: 'when it was delivered from outside', awaited: outside({ state: 'delivered', owner: '', promisedOn: null }), own: march, planned: true },
		{ name: 'not from outside without an owner', awaited: outside({ owner: ' ' }), own: null, planned: false },
		{ name: 'not from outside without a day', awaited: outside({ promisedOn: null }), own: null, planned: false },
		{ name: 'not from outside while it is only asked for', awaited: outside({ state: 'asked' }), own: null, planned: false },
		{ name: 'when it was promised and the waiting one is in no sprint', awaited: outside({}), own: null, planned: true },
		{ name: 'when it was promised for the day the sprint begins', awaited: outside({ promisedOn: '2026-03-09' }), own: march, planned: true },
		{ name: 'not when it was promised for the day after', awaited: outside({}), own: march, planned: false }
	];
	test.each(cases)('$name', ({ awaited, own, planned }) => expect(whyUnplanned(awaited, own) === null).toBe(planned));
});
