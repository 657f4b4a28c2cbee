import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
let acme: string;

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	acme = (await world.admin.put('/companies/acme', { name: 'Acme', domain: 'acme.example', mrr: 1_000, plan: 'Starter', lifecycle: 'trial' })).body.id;
});
afterAll(() => world.close());

const ask = async (title: string, email: string) => (await world.writer.post('/posts', { boardId, title, author: { email } })).body.id as string;

describe('the companies behind a request', () => {
	test('show what they are now and what they were when they joined', async () => {
		const id = await ask('Dark mode', 'carla@acme.example');
		await world.writer.put('/companies/acme', { mrr: 90_000, plan: 'Enterprise', lifecycle: 'active' });
		await world.writer.put(`/posts/${id}/vote`, { person: { email: 'dan@acme.example' } });
		const { body } = await world.reader.get(`/posts/${id}/companies`);
		expect(body.data).toMatchObject([
			{ company: { id: acme, name: 'Acme' }, people: 2, now: { mrr: 90_000, plan: 'Enterprise', lifecycle: 'active' }, then: { mrr: 1_000, plan: 'Starter', lifecycle: 'trial' } }
		]);
		expect((await world.reader.get(`/posts/${id}/demand`)).body).toMatchObject({
			now: { byPlan: [{ key: 'Enterprise', companies: 1, mrr: { known: 90_000, unknownCompanies: 0 } }], byLifecycle: [{ key: 'active', companies: 1 }] },
			then: { byPlan: [{ key: 'Starter', companies: 1, mrr: { known: 1_000, unknownCompanies: 0 } }], byLifecycle: [{ key: 'trial', companies: 1 }] }
		});
	});

	test('were not known before anything was recorded, and unknown revenue is unknown', async () => {
		const id = await ask('Late', 'eve@late.example');
		await world.writer.post('/companies', { name: 'Late', domain: 'late.example' });
		expect((await world.reader.get(`/posts/${id}/companies`)).body.data).toMatchObject([{ now: { mrr: null }, then: null }]);
		expect((await world.reader.get(`/posts/${id}/demand`)).body.then.byPlan).toEqual([{ key: null, companies: 1, mrr: { known: 0, unknownCompanies: 1 } }]);
	});

	test('are counted by segment, and read page by page', async () => {
		const id = await ask('Paged', 'carla@acme.example');
		await world.writer.put(`/posts/${id}/vote`, { person: { email: 'eve@late.example' } });
		await world.writer.post('/segments', { name: 'Acme', rule: { field: 'company.name', op: 'is', value: 'acme' } });
		expect((await world.reader.get(`/posts/${id}/demand`)).body.bySegment).toMatchObject([{ name: 'Acme', people: 1 }]);
		const first = (await world.reader.get(`/posts/${id}/companies?limit=1`)).body;
		const second = (await world.reader.get(`/posts/${id}/companies?limit=1&cursor=${first.nextCursor}`)).body;
		expect([...first.data, ...second.data].map(({ company }) => company.name)).toEqual(['Acme', 'Late']);
		expect(second.nextCursor).toBeNull();
	});
});

describe('the history of a company', () => {
	test('has a row for each change of what it pays, its plan or its stage', async () => {
		await world.writer.put('/companies/acme', { name: 'Acme Ltd' });
		const { body } = await world.reader.get(`/companies/${acme}/history`);
		expect(body.data).toMatchObject([{ mrr: 90_000, plan: 'Enterprise', lifecycle: 'active' }, { mrr: 1_000, plan: 'Starter', lifecycle: 'trial' }]);
	});
});

test('requests are narrowed by the plan and the stage of those who want them', async () => {
	const titles = async (query: string) => (await world.reader.get(`/posts?${query}&sort=new`)).body.data.map(({ title }: { title: string }) => title);
	expect(await titles('plan=enterprise')).toEqual(['Paged', 'Dark mode']);
	expect(await titles('lifecycle=trial')).toEqual([]);
	expect(await titles('lifecycle=active')).toEqual(['Paged', 'Dark mode']);
	expect((await world.reader.get('/posts?lifecycle=happy')).status).toBe(422);
});
