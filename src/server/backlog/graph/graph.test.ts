import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const wait = (item: { id: string }, blocker: { id: string }, kind = 'blocks') => world.writer.put(`/items/${item.id}/dependencies/${blocker.id}?kind=${kind}`);
const dependencies = async (item: { id: string }) => (await world.reader.get(`/items/${item.id}/dependencies`)).body;
const standing = async (item: { id: string }) =>
	(await world.reader.get(`/items/${item.id}/readiness`)).body.criteria.find((one: { key: string }) => one.key === 'dependencies-identified');

describe('kinds of dependencies', () => {
	test('only waiting orders work: what relates, duplicates or was split may go round', async () => {
		const [a, b] = [await add('Old export'), await add('New export')];
		expect((await wait(a, b)).status).toBe(200);
		for (const kind of ['relates', 'duplicates', 'split-from']) expect((await wait(b, a, kind)).status).toBe(200);
		expect((await dependencies(a)).relations.map((one: { kind: string; outgoing: boolean }) => [one.kind, one.outgoing])).toEqual([['duplicates', false], ['relates', false], ['split-from', false]]);
		expect((await wait(b, a)).body.code).toBe('cycle');
	});

	test('that two items relate is said once and taken back from either side', async () => {
		const [a, b] = [await add('Left'), await add('Right')];
		await wait(a, b, 'relates');
		await wait(b, a, 'relates');
		expect((await dependencies(b)).relations).toHaveLength(1);
		expect((await world.writer.delete(`/items/${b.id}/dependencies/${a.id}?kind=relates`)).status).toBe(204);
		expect((await dependencies(a)).relations).toEqual([]);
	});

	test('a kind that is none is refused', async () => {
		const [a, b] = [await add('One'), await add('Other')];
		expect((await wait(a, b, 'hates')).status).toBe(422);
	});
});

describe('a ring', () => {
	test('is refused with what made each step, and which of them can be dropped', async () => {
		const epic = await add('Epic', { type: 'epic' });
		const child = await add('Child', { parentId: epic.id });
		const other = await add('Other');
		await wait(epic, other);
		const { status, body } = await wait(other, child);
		expect(status).toBe(409);
		const whys = body.edges.map((edge: { why: string; said: { isNew: boolean } | null }) => `${edge.why}:${edge.said?.isNew ?? 'never said'}`);
		expect(whys.toSorted()).toEqual(['blocks:true', 'of-parent:false']);
		expect(body.edges.find((edge: { why: string }) => edge.why === 'of-parent').said).toMatchObject({ itemId: epic.id, blockerId: other.id });
	});

	test('never stands, though twenty clients say at once what would close it', async () => {
		const ids: string[] = [];
		for (let at = 0; at < 6; at++) ids.push((await add(`Ring ${at}`)).id);
		const pairs = Array.from({ length: 20 }, (_, client) => [ids[client % 6] as string, ids[(client + 1 + (client % 3)) % 6] as string] as const);
		const answers = await Promise.all(pairs.map(([item, blocker]) => world.writer.put(`/items/${item}/dependencies/${blocker}`)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
		const { body } = await world.reader.get(`/dependencies?item=${ids[0]}`);
		expect(isRing(body.edges)).toBe(false);
	});
});

describe('work outside', () => {
	test('is planned for once somebody promised it for a day, and holds the item up until then', async () => {
		const item = await add('Pay by card');
		const { body: licence } = await world.writer.post(`/items/${item.id}/outside-work`, { title: 'Payment licence', party: 'vendor' });
		expect(licence).toMatchObject({ state: 'asked', owner: '', promisedOn: null, late: false, itemIds: [item.id] });
		expect(await standing(item)).toMatchObject({ met: false, confirmable: false });
		await world.writer.patch(`/outside-work/${licence.id}`, { owner: 'Ines of Paywell', promisedOn: '2020-03-02', state: 'promised' });
		expect((await dependencies(item)).outside).toMatchObject([{ late: true, owner: 'Ines of Paywell' }]);
		expect(await standing(item)).toMatchObject({ met: true });
		expect((await world.reader.get(`/items/${item.id}`)).body.readiness.unmet.map((one: { key: string }) => one.key)).not.toContain('dependencies-identified');
	});

	test('is shared by the items that wait for it and forgotten with the last of them', async () => {
		const [a, b] = [await add('Refunds'), await add('Receipts')];
		const { body: work } = await world.writer.post(`/items/${a.id}/outside-work`, { title: 'Ledger', party: 'team', owner: 'Finance' });
		expect((await world.writer.put(`/items/${b.id}/outside-work/${work.id}`)).body.itemIds).toEqual([a.id, b.id]);
		await world.writer.delete(`/items/${a.id}/outside-work/${work.id}`);
		expect((await world.reader.get('/outside-work?limit=100')).body.data.map((one: { id: string }) => one.id)).toContain(work.id);
		await world.writer.delete(`/items/${b.id}/outside-work/${work.id}`);
		expect((await world.writer.patch(`/outside-work/${work.id}`, { owner: 'Nobody' })).status).toBe(404);
	});

	test('is refused without a party, with a day that is none, and from who only reads', async () => {
		const item = await add('Careful');
		expect((await world.writer.post(`/items/${item.id}/outside-work`, { title: 'X' })).body.fields).toHaveProperty('party');
		expect((await world.writer.post(`/items/${item.id}/outside-work`, { title: 'X', party: 'team', promisedOn: '2026-02-30' })).body.fields).toHaveProperty('promisedOn');
		expect((await world.reader.post(`/items/${item.id}/outside-work`, { title: 'X', party: 'team' })).status).toBe(403);
	});
});

describe('planned for', () => {
	const sprint = async (name: string, startsOn: string, endsOn: string) => (await world.writer.post('/sprints', { name, startsOn, endsOn })).body;
	const enter = (at: { id: string }, item: { id: string }) => world.writer.put(`/sprints/${at.id}/items/${item.id}`, { overrideReason: 'The rest of it is not asked here.' });

	test('is what stands in the same sprint or an earlier one, judged anew as it moves', async () => {
		const [early, late] = [await sprint('Early', '2027-01-04', '2027-01-15'), await sprint('Late', '2027-02-01', '2027-02-12')];
		const [item, blocker] = [await add('Waiting'), await add('Blocking')];
		await wait(item, blocker);
		expect(await standing(item)).toMatchObject({ met: false, why: '“Blocking” is in no sprint yet.' });
		await enter(late, blocker);
		expect(await standing(item)).toMatchObject({ met: true });
		const { body } = await enter(early, item);
		expect(body.warnings).toMatchObject([{ code: 'before-blocker' }]);
		expect(await standing(item)).toMatchObject({ met: false, why: '“Blocking” is in a later sprint.' });
		await world.writer.patch(`/sprints/${early.id}`, { startsOn: '2027-03-01', endsOn: '2027-03-12' });
		expect((await world.reader.get(`/items/${item.id}`)).body.readiness.unmet.map((one: { key: string }) => one.key)).not.toContain('dependencies-identified');
	});
});

describe('the graph', () => {
	test('shows what is connected, the longest chain by estimate and who stands above what it waits for', async () => {
		const [first, second, third, alone] = [await add('Third step', { estimate: 5 }), await add('Second step', { estimate: 3 }), await add('First step', { estimate: 2 }), await add('Alone')];
		await wait(first, second);
		await wait(second, third);
		const { body } = await world.reader.get(`/dependencies?item=${second.id}`);
		expect(body.items.map((one: { title: string }) => one.title)).toEqual(['Third step', 'Second step', 'First step']);
		expect(body.critical).toEqual({ ids: [third.id, second.id, first.id], points: 10, unestimated: 0 });
		expect(body.ranks).toHaveLength(2);
		expect(body.total).toBe(3);
		const own = await world.reader.get(`/dependencies?item=${alone.id}`);
		expect(own.body).toMatchObject({ items: [{ title: 'Alone' }], edges: [], critical: { ids: [] } });
	});

	test('a blocker is pulled up through the one door of ranks and goes back where it was', async () => {
		const [item, between, blocker] = [await add('Above'), await add('Between'), await add('Below')];
		await wait(item, blocker);
		const [hint] = (await dependencies(item)).ranks;
		expect(hint).toMatchObject({ itemId: item.id, blockerId: blocker.id, back: { after: between.id } });
		expect(hint.blockerPosition - hint.position).toBe(2);
		expect((await world.writer.put(`/items/${blocker.id}/rank`, { before: item.id })).body.position).toBe(hint.position);
		expect((await dependencies(item)).ranks).toEqual([]);
		expect((await world.writer.put(`/items/${blocker.id}/rank`, hint.back)).body.position).toBe(hint.blockerPosition);
	});

	test('shows as many as asked for and says how many there are', async () => {
		const { body } = await world.reader.get('/dependencies?most=4');
		expect(body.items.length + body.outside.length).toBe(4);
		expect(body.total).toBeGreaterThan(4);
		expect((await world.reader.get('/dependencies?most=0')).status).toBe(422);
	});
});

function isRing(edges: { from: string; to: string }[]): boolean {
	let left = edges;
	for (;;) {
		const kept = left.filter(({ from }) => left.some(({ to }) => to === from));
		if (kept.length === left.length) return left.length > 0;
		left = kept;
	}
}
