import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recomputeDemand } from '../posts/service.ts';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

const ask = async (title: string) => (await world.writer.post('/posts', { boardId, title, author: { email: 'carla@acme.example' } })).body;
const takeBack = async (id: string, body: object) => {
	const answer = await world.request(`/api/v1/posts/${id}/vote`, {
		method: 'DELETE',
		body: JSON.stringify(body),
		headers: { ...world.writer.headers, 'content-type': 'application/json' }
	});
	return answer.json();
};

describe('voting', () => {
	test('voting twice counts once, and taking back twice changes nothing', async () => {
		const post = await ask('Once');
		const voter = { person: { email: 'finn@acme.example' }, importance: 'critical' };
		for (let time = 0; time < 2; time++) {
			expect((await world.writer.put(`/posts/${post.id}/vote`, voter)).body).toMatchObject({ voted: true, demand: { people: 2, importance: { critical: 1 } } });
		}
		for (let time = 0; time < 2; time++) expect(await takeBack(post.id, { person: voter.person })).toMatchObject({ voted: false, demand: { people: 1, importance: { critical: 0 } } });
	});

	test('a company counts once, whatever the number of its people, and unknown revenue is said', async () => {
		await world.admin.put('/companies/acme', { name: 'Acme', domain: 'acme.example', mrr: 50_000 });
		await world.admin.put('/companies/umber', { name: 'Umber', domain: 'umber.example' });
		const post = await ask('Companies');
		for (const email of ['a@acme.example', 'b@acme.example', 'c@umber.example']) await world.writer.put(`/posts/${post.id}/vote`, { person: { email } });
		expect((await world.reader.get(`/posts/${post.id}`)).body.demand).toMatchObject({ people: 4, companies: 2, mrr: { known: 50_000, unknownCompanies: 1 } });
	});

	test('a vote on behalf names the member who cast it, and voters are for the team alone', async () => {
		const post = await ask('On behalf');
		await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'ida@umber.example', name: 'Ida' } });
		const { body } = await world.reader.get(`/posts/${post.id}/voters`);
		expect(body.data).toEqual(expect.arrayContaining([expect.objectContaining({ person: expect.objectContaining({ name: 'Ida' }), reasons: ['on-behalf'], castBy: world.people.olga })]));
		expect((await world.nobody.get(`/posts/${post.id}/voters`)).status).toBe(401);
	});

	test('eight voters at once are eight', async () => {
		const post = await ask('Crowd');
		const votes = Array.from({ length: 24 }, (_, n) => world.writer.put(`/posts/${post.id}/vote`, { person: { email: `p${n % 8}@crowd.example` } }));
		expect((await Promise.all(votes)).map((answer) => answer.status)).toEqual(votes.map(() => 200));
		expect((await world.reader.get(`/posts/${post.id}`)).body.demand.people).toBe(9);
		const [counted] = await recomputeDemand(world.context.db, [post.id]);
		expect(counted?.people_count).toBe(9);
	});
});
