import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestRank, findCycle, type WorkGraph } from '#core/backlog/rules.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { inTransaction } from '../platform/context.ts';
import { lockBacklog, rankItem } from './ranking.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

async function makeItems(count: number): Promise<ItemId[]> {
	const ids: ItemId[] = [];
	for (let at = 0; at < count; at++) ids.push((await world.writer.post('/items', { title: `Item ${at}` })).body.id);
	return ids;
}

async function ranked(): Promise<{ item_id: string; rank: string }[]> {
	return world.context.db.selectFrom('items').select(['item_id', 'rank']).orderBy('rank').execute();
}

describe('the backlog is one total order', () => {
	test('under any moves of several clients at once, nothing is lost and no two items share a rank', async () => {
		const ids = await makeItems(12);
		const place = fc.oneof(
			fc.record({ kind: fc.constantFrom('before', 'after'), anchor: fc.nat(11) }),
			fc.record({ kind: fc.constantFrom('top', 'bottom'), anchor: fc.constant(0) })
		);
		const move = fc.record({ item: fc.nat(11), place });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(move, { minLength: 3, maxLength: 8 }), { minLength: 4, maxLength: 6 }), async (clients) => {
				const statuses = await Promise.all(
					clients.map(async (moves) => {
						const answers: number[] = [];
						for (const { item, place } of moves) {
							const target = place.kind === 'top' || place.kind === 'bottom' ? { to: place.kind } : { [place.kind]: ids[place.anchor] };
							answers.push((await world.writer.put(`/items/${ids[item]}/rank`, target)).status);
						}
						return answers;
					})
				);
				expect(new Set(statuses.flat())).toEqual(new Set([200]));
				const rows = await ranked();
				expect(rows.map((row) => row.item_id).sort()).toEqual([...ids].sort());
				expect(new Set(rows.map((row) => row.rank)).size).toBe(rows.length);
				const listed = (await world.reader.get('/items?limit=100')).body.data.map((one: { id: string }) => one.id);
				expect(listed).toEqual(rows.map((row) => row.item_id));
			}),
			{ numRuns: 12 }
		);
	}, 60_000);

	test('5 000 moves into one gap are never refused, keep the order and never make a long key', async () => {
		const before = (await ranked()).map((row) => row.item_id);
		const [anchor, one, two] = before as ItemId[];
		await inTransaction(world.context, async (tx, inner) => {
			await lockBacklog(tx);
			for (let at = 0; at < 5000; at++) await rankItem(inner, (at % 2 === 0 ? two : one) as ItemId, { after: anchor as ItemId });
		});
		const rows = await ranked();
		expect(Math.max(...rows.map((row) => row.rank.length))).toBeLessThanOrEqual(longestRank);
		expect(rows.map((row) => row.item_id)).toEqual(before);
		const { moves } = await world.context.db
			.selectFrom('rank_moves')
			.select((eb) => eb.fn.countAll<number>().as('moves'))
			.where('item_id', 'in', [one as string, two as string])
			.executeTakeFirstOrThrow();
		expect(moves).toBeGreaterThanOrEqual(5000);
	}, 120_000);
});

describe('dependencies', () => {
	test('never form a cycle, whoever adds them at the same moment and whatever is part of what', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.record({ a: fc.nat(7), b: fc.nat(7), part: fc.boolean() }), { minLength: 10, maxLength: 24 }), async (links) => {
				const ids = await makeItems(8);
				const answers = await Promise.all(
					links.map(({ a, b, part }) =>
						part ? world.writer.patch(`/items/${ids[a]}`, { parentId: ids[b] }) : world.writer.put(`/items/${ids[a]}/dependencies/${ids[b]}`)
					)
				);
				for (const { status, body } of answers) expect(status === 200 || (status === 409 && body.code === 'cycle')).toBe(true);
				expect(findCycle(await graphOf(ids), ids)).toBeNull();
			}),
			{ numRuns: 12 }
		);
	}, 60_000);

	test('of two that would close a ring at the same moment, one is refused', async () => {
		for (let round = 0; round < 10; round++) {
			const [a, b] = await makeItems(2);
			const answers = await Promise.all([
				world.writer.put(`/items/${a}/dependencies/${b}`),
				world.writer.put(`/items/${b}/dependencies/${a}`)
			]);
			expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		}
	}, 60_000);
});

async function graphOf(ids: ItemId[]): Promise<WorkGraph> {
	const graph: WorkGraph = { blockers: new Map(), parents: new Map() };
	for (const id of ids) {
		const { blockedBy, parentId } = (await world.reader.get(`/items/${id}`)).body;
		graph.blockers.set(id, blockedBy);
		if (parentId) graph.parents.set(id, parentId);
	}
	return graph;
}
