import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { hostileTexts } from '../../../test/structure/hostile.ts';
import { refreshScores, wrongScores } from './service.ts';

let world: World;
let boardId: string;

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

let made = 0;
const post = async (): Promise<string> => (await world.writer.post('/posts', { boardId, title: `Post ${++made}`, author: { email: `asks${made}@lone.example` } })).body.id;
const score = async (formula: string) => (await world.writer.post('/scores', { name: `Score ${++made}`, formula })).body;
const resultFor = async (scoreId: string, postId: string) => (await world.reader.get(`/scores/${scoreId}/results?limit=100`)).body.data.find((result: { postId: string }) => result.postId === postId);
const judge = (postId: string, body: object) => world.writer.patch(`/posts/${postId}/judgements`, body);

describe('a score', () => {
	test('is there for every post as soon as its formula is, with the numbers it was made of', async () => {
		const postId = await post();
		await judge(postId, { reach: 400, impact: 2, confidence: 0.5, effort: 8 });
		const { id, inputs } = await score('reach * impact * confidence / effort');
		expect(inputs).toEqual(['reach', 'impact', 'confidence', 'effort']);
		expect(await resultFor(id, postId)).toMatchObject({ value: 50, inputs: { reach: 400, impact: 2, confidence: 0.5, effort: 8 } });
	});

	test('follows what the team judges at once, and says who judged', async () => {
		const [postId, { id }] = [await post(), await score('value / effort')];
		expect(await resultFor(id, postId)).toMatchObject({ value: null, inputs: { value: null, effort: null } });
		const { body } = await judge(postId, { value: 6, effort: 3 });
		expect(body.data).toEqual([expect.objectContaining({ input: 'effort', amount: 3 }), expect.objectContaining({ input: 'value', amount: 6, by: expect.objectContaining({ name: 'Olga' }) })]);
		expect((await resultFor(id, postId)).value).toBe(2);
		await judge(postId, { effort: 0 });
		expect((await resultFor(id, postId)).value).toBeNull();
		await judge(postId, { effort: null });
		expect((await resultFor(id, postId)).inputs.effort).toBeNull();
	});

	test('follows votes, merges and what companies pay, by the job of every minute', async () => {
		await world.admin.post('/companies', { name: 'Pay', domain: 'pay.example', externalId: 'pay' });
		const [postId, other, { id }] = [await post(), await post(), await score('people + mrr')];
		await refreshScores(world.context);
		await world.writer.put(`/posts/${postId}/vote`, { person: { email: 'a@pay.example' } });
		await refreshScores(world.context);
		expect((await resultFor(id, postId)).value).toBeNull();
		await world.admin.put('/companies/pay', { name: 'Pay', mrr: 10_000 });
		await refreshScores(world.context);
		expect((await resultFor(id, postId)).value).toBe(102);
		await world.writer.post(`/posts/${postId}/merges`, { sourceId: other, notify: false });
		await refreshScores(world.context);
		expect((await resultFor(id, postId)).value).toBe(103);
		expect(await resultFor(id, other)).toBeUndefined();
		await world.writer.delete(`/posts/${postId}/merges/${other}`);
		await refreshScores(world.context);
		expect((await resultFor(id, other)).value).toBe(1);
		expect(await wrongScores(world.context.db)).toEqual([]);
	});

	test('orders its results and the list of posts alike, a page at a time, the unknown last', async () => {
		for (const value of [3, 9, 9, -2]) await judge(await post(), { value });
		const { id } = await score('value');
		const paged = async (path: string) => {
			const seen: string[] = [];
			for (let cursor = ''; cursor !== 'end'; ) {
				const { body } = await world.reader.get(`${path}limit=2${cursor}`);
				seen.push(...body.data.map((entry: { postId?: string; id?: string }) => entry.postId ?? entry.id));
				cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : 'end';
			}
			return seen;
		};
		const results = await paged(`/scores/${id}/results?`);
		expect(await paged(`/posts?sort=score&score=${id}&`)).toEqual(results);
		expect(new Set(results).size).toBe(results.length);
		const values = (await world.reader.get(`/scores/${id}/results?limit=100`)).body.data.map((result: { value: number | null }) => result.value ?? -Infinity);
		expect(values).toEqual([...values].sort((a: number, b: number) => b - a));
	});

	test('with another formula is another score', async () => {
		const [postId, { id, version }] = [await post(), await score('people')];
		expect((await world.writer.patch(`/scores/${id}`, { formula: 'people * 10' }, { 'if-match': `"${version}"` })).status).toBe(200);
		expect((await resultFor(id, postId)).value).toBe(10);
		expect((await world.writer.patch(`/scores/${id}`, { name: 'Later' }, { 'if-match': `"${version}"` })).status).toBe(409);
		expect((await world.writer.delete(`/scores/${id}`)).status).toBe(204);
		expect((await world.reader.get(`/scores/${id}/results`)).status).toBe(404);
	});

	test('that is calculated by the queue is the same', async () => {
		const { id } = await score('people + 1');
		await world.context.db.deleteFrom('score_results').where('score_id', '=', id).execute();
		await world.context.db.deleteFrom('score_clock').execute();
		await refreshScores(world.context);
		await runJobs(world.platform);
		expect(await wrongScores(world.context.db)).toEqual([]);
	});
});

describe('what is refused', () => {
	test.each(['people +', 'salary / effort', '1 + 1', 'people.constructor', '', 'x'.repeat(501), ...hostileTexts])('the formula %j', async (formula) => {
		expect((await world.writer.post('/scores', { name: 'Bad', formula })).status).toBe(422);
	});

	test.each([{ effort: 'much' }, { effort: 1e300 }, { effort: true }, { charm: 3 }, []])('the judgement %j', async (body) => {
		expect((await judge(await post(), body)).status).toBe(422);
	});

	test('a name twice, a reader who changes, and a list by no score', async () => {
		await world.writer.post('/scores', { name: 'Once', formula: 'people' });
		expect((await world.writer.post('/scores', { name: 'ONCE', formula: 'people' })).body.code).toBe('already-exists');
		expect((await world.reader.post('/scores', { name: 'Mine', formula: 'people' })).status).toBe(403);
		expect((await world.reader.get('/posts?sort=score')).body.fields).toHaveProperty('score');
	});
});
