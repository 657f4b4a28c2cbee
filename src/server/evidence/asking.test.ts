import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { answerQuestion, questionFor } from './service.ts';

let smtp: FakeSmtp;
let world: World;
let boardId: string;
beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

const ask = async (title: string, email: string) => (await world.writer.post('/posts', { boardId, title, author: { email } })).body;
const allow = (personId: string, frequency = 'instant') =>
	world.context.db.insertInto('preferences').values({ person_id: personId, kind: 'question', frequency }).onConflict((conflict) => conflict.columns(['workspace_id', 'person_id', 'kind']).doUpdateSet({ frequency })).execute();
const itemOf = async (...postIds: string[]) => (await world.writer.post('/items', { title: 'Asked about', postIds })).body;
const put = (item: { id: string }, text: string) => world.writer.post(`/items/${item.id}/questions`, { text });
const questionsOf = async (item: { id: string }) => (await world.reader.get(`/items/${item.id}/questions`)).body;

describe('one question to the people behind an item', () => {
	test('reaches those alone who allowed it, once, in their mail with a link to answer', async () => {
		const [post, other] = [await ask('Export', 'allows@acme.example'), await ask('Export it', 'silent@acme.example')];
		await world.writer.put(`/posts/${other.id}/vote`, { person: { email: 'allows@acme.example' } });
		await allow(post.author.id);
		const item = await itemOf(post.id, other.id);
		expect(await questionsOf(item)).toMatchObject({ askable: 1, leftOut: { notAllowed: 1 } });
		const { status, body } = await put(item, 'How many rows do you have?');
		expect(status).toBe(201);
		expect(body.data).toMatchObject([{ text: 'How many rows do you have?', people: 1, answers: [] }]);
		await runJobs(world.platform);
		const mails = await smtp.mailsTo('allows@acme.example');
		expect(mails).toHaveLength(1);
		expect(mails[0]?.subject).toContain('A question for you');
		expect(mails[0]?.text).toContain('How many rows do you have?');
		expect(mails[0]?.text).toContain(`/questions/${body.data[0].id}?token=`);
		expect(await smtp.mailsTo('silent@acme.example')).toEqual([]);
	});

	test('is not followed by another within 14 days, by whatever item, also when two ask at once', async () => {
		const post = await ask('Imports', 'lately@acme.example');
		await allow(post.author.id);
		const [one, two] = [await itemOf(post.id), await itemOf(post.id)];
		const answers = await Promise.all([put(one, 'Which format?'), put(two, 'Which size?')]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
		expect(await questionsOf(one)).toMatchObject({ askable: 0, leftOut: { askedLately: 1 } });
		await world.context.db.updateTable('question_people').set({ asked_at: new Date(Date.now() - 15 * 86_400_000) }).where('person_id', '=', post.author.id).execute();
		expect(await questionsOf(one)).toMatchObject({ askable: 1 });
	});

	test('is not put to who unsubscribed or muted the request, nor by who only reads', async () => {
		const [gone, muted] = [await ask('Gone', 'gone@acme.example'), await ask('Muted', 'muted@acme.example')];
		for (const { author } of [gone, muted]) await allow(author.id);
		await world.context.db.insertInto('suppressions').values({ email: 'gone@acme.example', reason: 'unsubscribed' }).execute();
		await world.context.db.insertInto('mutes').values({ post_id: muted.id, person_id: muted.author.id }).execute();
		const item = await itemOf(gone.id, muted.id);
		expect(await questionsOf(item)).toMatchObject({ askable: 0, leftOut: { unreachable: 2 } });
		expect((await put(item, 'Anybody?')).body.fields).toHaveProperty('text');
		expect((await world.reader.post(`/items/${item.id}/questions`, { text: 'May I?' })).status).toBe(403);
	});
});

describe('an answer', () => {
	test('arrives as a quote for the request, once, and only from who was asked', async () => {
		const post = await ask('Reports', 'answers@acme.example');
		await allow(post.author.id);
		const item = await itemOf(post.id);
		const questionId = (await put(item, 'How often?')).body.data[0].id as string;
		const asked = { questionId, personId: post.author.id as string };
		expect(await questionFor(world.context, { ...asked, personId: world.people.vic })).toBeNull();
		await Promise.all([answerQuestion(world.context, asked, 'Every Monday at eight.'), answerQuestion(world.context, asked, 'Every Tuesday.')]);
		await answerQuestion(world.context, asked, 'Never.');
		const [question] = (await questionsOf(item)).data;
		expect(question.answers).toHaveLength(1);
		const { asks } = (await world.reader.get(`/items/${item.id}/asks`)).body;
		expect(asks.filter(({ kind }: { kind: string }) => kind === 'quote').map(({ text }: { text: string }) => text)).toEqual([question.answers[0].text]);
		await expect(answerQuestion(world.context, { ...asked, personId: world.people.vic }, 'Me too')).rejects.toMatchObject({ code: 'not-found' });
	});

	test('is gone with the person who gave it, and the request with it', async () => {
		const post = await ask('Erase', 'erased@acme.example');
		await allow(post.author.id);
		const item = await itemOf(post.id);
		const questionId = (await put(item, 'Where?')).body.data[0].id as string;
		await answerQuestion(world.context, { questionId, personId: post.author.id }, 'At my home in Cork.');
		await world.admin.delete(`/people/${post.author.id}`);
		expect(JSON.stringify(await questionsOf(item))).not.toContain('Cork');
	});
});
