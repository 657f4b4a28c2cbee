import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startReceiver, type Receiver } from '#rig/receiver.ts';
import { makeWorld, type World } from '#rig/world.ts';

let model: Receiver;
let world: World;
let postId: string;
beforeAll(async () => {
	model = await startReceiver();
	world = await makeWorld({ LLM_URL: `${model.url}/v1`, LLM_MODEL: 'tiny' });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	const boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
	postId = (await world.writer.post('/posts', { boardId, title: 'Export to CSV', author: { email: 'acc@acme.example' } })).body.id;
});
beforeEach(() => void (model.received.length = 0));
afterAll(async () => {
	await world.close();
	await model.close();
});

const writes = (draft: object) => model.answerWith(() => ({ body: JSON.stringify({ choices: [{ message: { content: JSON.stringify(draft) } }] }) }));
const draft = () => world.writer.post('/changelog/drafts', { postIds: [postId] });

describe('with a language model a draft', () => {
	test('is what it writes, says so, and stays a draft', async () => {
		writes({ title: 'Take your data with you', body: 'You can export to CSV now.' });
		const { status, body } = await draft();
		expect([status, body.state, body.writtenBy, body.why]).toEqual([201, 'draft', 'model', null]);
		expect([body.title, body.body, body.postIds]).toEqual(['Take your data with you', 'You can export to CSV now.', [postId]]);
		expect(JSON.parse(JSON.parse(model.received[0]?.body ?? '').messages[1].content)).toEqual({ asked: [{ title: 'Export to CSV', people: 1, quote: null }], done: [] });
	});

	test.each([
		['a number', { title: 'Export', body: 'Up to 5000 rows.' }, '5000'],
		['a quote', { title: 'Export', body: '> I love it' }, 'I love it']
	])('that makes up %s is not taken, and the draft says so', async (_, made, what) => {
		writes(made);
		const { body } = await draft();
		expect([body.writtenBy, body.title]).toEqual(['winnow', 'Export to CSV']);
		expect(body.why).toContain(what);
	});

	test('is written without it when it does not answer as it should', async () => {
		model.answerWith(() => 401);
		const { body } = await draft();
		expect([body.writtenBy, body.title, body.why]).toEqual(['winnow', 'Export to CSV', 'The language model answered 401.']);
	});
});
