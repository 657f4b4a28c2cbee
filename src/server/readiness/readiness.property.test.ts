import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '#core/backlog/contract.ts';
import { isOpen } from '#core/backlog/rules.ts';
import type { Readiness } from '#core/readiness/contract.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { installReadyCriteria } from './service.ts';

let world: World;
let sprints: string[];
beforeAll(async () => {
	world = await makeWorld();
	await installReadyCriteria(world.context);
	const months = ['01', '02'];
	sprints = await Promise.all(months.map(async (month) => (await world.writer.post('/sprints', { name: `Month ${month}`, startsOn: `2027-${month}-04`, endsOn: `2027-${month}-15` })).body.id));
});
afterAll(() => world.close());

const count = 5;
const at = fc.nat(count - 1);
const flag = fc.boolean();
const story = fc.record({ role: fc.constantFrom('', 'planner'), want: fc.constantFrom('', 'to see both versions', 'put a CSV export button on the settings page'), why: fc.constantFrom('', 'neither of us loses work') });
const text = fc.constantFrom('When one version is missing, the other one is shown.', 'The list has two columns.', 'It is fast and user-friendly.', 'Given no version\nWhen I open the page\nThen an error is shown');

/** What somebody does; `on`, `other` and `sprint` are places in the lists of the walk. */
const step = fc.oneof(
	fc.record({ kind: fc.constant('edit' as const), on: at, changes: fc.oneof(fc.record({ story }), fc.record({ estimate: fc.constantFrom(null, 3, 13, 100) }), fc.record({ technicalApproach: fc.constantFrom('', 'Versions by field.') }), fc.record({ state: fc.constantFrom('refining', 'done', 'dropped'), notify: fc.constant(false) })) }),
	fc.record({ kind: fc.constant('write' as const), on: at, text, state: fc.constantFrom('draft', 'agreed') }),
	fc.record({ kind: fc.constant('rewrite' as const), on: at, changes: fc.oneof(fc.record({ text }), fc.record({ state: fc.constantFrom('draft', 'agreed', 'dropped') })) }),
	fc.record({ kind: fc.constant('strike' as const), on: at }),
	fc.record({ kind: fc.constant('wait' as const), on: at, other: at, begins: flag }),
	fc.record({ kind: fc.constant('confirm' as const), on: at, met: flag }),
	fc.record({ kind: fc.constant('plan' as const), on: at, sprint: fc.nat(1), enters: flag }),
	fc.record({ kind: fc.constant('postpone' as const), sprint: fc.nat(1), month: fc.constantFrom('01', '02', '03') }),
	fc.record({ kind: fc.constant('ask' as const), enabled: flag }),
	fc.record({ kind: fc.constant('limit' as const), threshold: fc.constantFrom(null, 2, 8, 40) })
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(ids: string[], done: Step): Promise<number> {
	if (done.kind === 'ask') return (await world.admin.patch('/definition-of-ready/technical-approach', { enabled: done.enabled })).status;
	if (done.kind === 'limit') return (await world.admin.patch('/definition-of-ready/small-enough', { threshold: done.threshold })).status;
	if (done.kind === 'postpone') return (await world.writer.patch(`/sprints/${sprints[done.sprint]}`, { startsOn: `2027-${done.month}-04`, endsOn: `2027-${done.month}-15` })).status;
	const path = `/items/${ids[done.on]}`;
	if (done.kind === 'edit') return (await world.writer.patch(path, done.changes)).status;
	if (done.kind === 'write') return (await world.writer.post(`${path}/criteria`, { text: done.text, state: done.state })).status;
	if (done.kind === 'confirm') return (await world.writer.put(`${path}/readiness/dependencies-identified`, { met: done.met })).status;
	if (done.kind === 'wait') {
		const edge = `${path}/dependencies/${ids[done.other]}`;
		return (done.begins ? await world.writer.put(edge) : await world.writer.delete(edge)).status;
	}
	if (done.kind === 'plan') {
		const place = `/sprints/${sprints[done.sprint]}/items/${ids[done.on]}`;
		return (done.enters ? await world.writer.put(place, { overrideReason: 'The rest of it is not asked here.' }) : await world.writer.delete(place)).status;
	}
	const [first] = (await world.reader.get(path)).body.criteria;
	if (!first) return 404;
	return (done.kind === 'strike' ? await world.writer.delete(`${path}/criteria/${first.id}`) : await world.writer.patch(`${path}/criteria/${first.id}`, done.changes)).status;
}

test('whatever several people do at once, what is kept of an item’s readiness is what the rules say of it now', async () => {
	const taken = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(fc.array(fc.array(step, { minLength: 6, maxLength: 10 }), { minLength: 3, maxLength: 4 }), async (people) => {
			const ids: string[] = [];
			for (let place = 0; place < count; place++) ids.push((await world.writer.post('/items', { title: `Walked ${place}` })).body.id);
			const statuses = await Promise.all(
				people.map(async (steps) => {
					const answers: number[] = [];
					for (const one of steps) {
						const status = await take(ids, one);
						if (status < 300) taken.set(one.kind, (taken.get(one.kind) ?? 0) + 1);
						answers.push(status);
					}
					return answers;
				})
			);
			expect(statuses.flat().filter((status) => status >= 500)).toEqual([]);
			const items = (await Promise.all(ids.map((id) => world.reader.get(`/items/${id}`)))).map(({ body }) => body).filter(({ state }) => isOpen(state));
			const now = await Promise.all(items.map(({ id }) => world.reader.get(`/items/${id}/readiness`)));
			expect(items.map(({ readiness }) => keptOf(readiness))).toEqual(now.map(({ body }) => judgedOf(body)));
		}),
		{ numRuns: 15 }
	);
	// A walk whose steps are all refused would say nothing.
	expect([...taken.keys()].sort()).toEqual(['ask', 'confirm', 'edit', 'limit', 'plan', 'postpone', 'rewrite', 'strike', 'wait', 'write']);
}, 180_000);

const keysOf = (criteria: { key: string }[]) => criteria.map(({ key }) => key).sort();

function keptOf({ ready, met, total, unmet }: Item['readiness']) {
	return { ready, met, total, unmet: keysOf(unmet) };
}

function judgedOf({ ready, met, total, criteria }: Readiness) {
	return { ready, met, total, unmet: keysOf(criteria.filter((one) => !one.met)) };
}
