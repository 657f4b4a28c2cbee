import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';

let smtp: FakeSmtp;
let world: World;
let boardId: string;
beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

type Criterion = { id: string; text: string };
let made = 0;
async function ask(title: string, email = `asker${++made}@acme.example`) {
	return (await world.writer.post('/posts', { boardId, title, author: { email } })).body as { id: string };
}
async function quote(postId: string, email: string, text: string): Promise<string> {
	const { body } = await world.writer.post('/feedback', { channel: 'email', text, person: { email } });
	return (await world.writer.post(`/feedback/${body.id}/insights`, { postId })).body.id;
}
async function makeItem(given: object = {}) {
	const { body } = await world.writer.post('/items', { title: 'Export the orders', story: { role: 'planner', want: 'to export CSV, Excel and PDF', why: 'auditors ask' }, estimate: 13, criteria: ['It is a CSV', 'It is a PDF', 'It is quick'].map((text) => ({ text })), ...given });
	return body as { id: string; number: number; criteria: Criterion[]; type: string; postIds: string[]; demand: object };
}
const get = async (id: string) => (await world.reader.get(`/items/${id}`)).body;
const split = (id: string, parts: object[], dropped: object[] = []) => world.writer.post(`/items/${id}/splits`, { parts, dropped });
const textsOf = async (id: string) => (await get(id)).criteria.map(({ text }: Criterion) => text);
const done = (id: string, more: object = { notify: true }) => world.writer.put(`/items/${id}/done`, more);
const subjectsTo = async (email: string) => (await smtp.mailsTo(email)).map((mail) => mail.subject);

describe('splitting', () => {
	test('makes the parts, shares out the criteria, and keeps feedback, demand and place', async () => {
		const post = await ask('Export');
		const before = await makeItem({ postIds: [post.id] });
		const next = await makeItem({ title: 'Something else' });
		const [csv, pdf, quick] = before.criteria.map(({ id }) => id);
		const { status, body } = await split(before.id, [
			{ title: 'Export as CSV', criterionIds: [csv], postIds: [post.id], estimate: 8 },
			{ title: 'Export as PDF', criterionIds: [pdf], estimate: 9 }
		], [{ criterionId: quick, reason: 'Nobody asked for speed.' }]);
		expect(status).toBe(201);
		expect(body.parts.map((one: { title: string; parentId: string }) => [one.title, one.parentId])).toEqual([['Export as CSV', before.id], ['Export as PDF', before.id]]);
		expect(body.parts.map((one: { criteria: Criterion[] }) => one.criteria.map(({ text }) => text))).toEqual([['It is a CSV'], ['It is a PDF']]);
		expect([body.originalEstimate, body.estimate, Math.round(body.drift * 100)]).toEqual([13, 17, 31]);
		expect(body.dropped).toEqual([{ text: 'It is quick', reason: 'Nobody asked for speed.' }]);
		const whole = await get(before.id);
		expect([whole.type, whole.estimate, whole.criteria, whole.postIds]).toEqual(['epic', null, [], [post.id]]);
		expect(whole.demand).toEqual(before.demand);
		expect(body.parts[0].demand).toEqual(before.demand);
		const { data } = (await world.reader.get('/items?limit=100')).body;
		const order = data.map((one: { id: string }) => one.id);
		expect(order.slice(order.indexOf(before.id), order.indexOf(next.id))).toEqual([before.id, ...body.parts.map((one: { id: string }) => one.id)]);
	});

	test('is refused while a criterion is placed nowhere, twice or is not its own, and nothing changes', async () => {
		const item = await makeItem();
		const other = await makeItem({ title: 'Other' });
		const [one, two, three] = item.criteria.map(({ id }) => id);
		const parts = (first: unknown[], second: unknown[]) => [{ title: 'A', criterionIds: first }, { title: 'B', criterionIds: second }];
		const cases: [object[], string, RegExp][] = [
			[parts([one], [two]), 'parts', /1 criterion belongs to no part/],
			[parts([one, two, three], [one]), 'parts', /one part only/],
			[parts([one, two], [three, other.criteria[0]?.id]), 'parts.1.criterionIds', /does not belong/],
			[[{ title: 'A', criterionIds: [one, two, three], insightIds: [`insight_${'0'.repeat(32)}`] }, { title: 'B' }], 'parts.0.insightIds', /does not belong/]
		];
		for (const [given, field, sentence] of cases) {
			const { status, body } = await split(item.id, given);
			expect([status, body.fields[field]]).toEqual([422, expect.stringMatching(sentence)]);
		}
		expect((await split(item.id, [{ title: 'Only one', criterionIds: [one, two, three] }])).status).toBe(422);
		expect((await split(item.id, [{ title: 'A', criterionIds: [one, two, three] }, { title: 'B' }], [{ criterionId: one, reason: '' }])).status).toBe(422);
		expect(await textsOf(item.id)).toHaveLength(3);
		expect((await world.reader.get(`/items?parent=${item.id}`)).body.data).toEqual([]);
	});

	test('is refused for what is split already, in a sprint, or done', async () => {
		const item = await makeItem({ criteria: [] });
		expect((await split(item.id, [{ title: 'A' }, { title: 'B' }])).status).toBe(201);
		expect((await split(item.id, [{ title: 'A' }, { title: 'B' }])).body.code).toBe('in-use');
		const finished = await makeItem({ criteria: [], title: 'Done' });
		await done(finished.id, {});
		expect((await split(finished.id, [{ title: 'A' }, { title: 'B' }])).body.code).toBe('item-closed');
		expect((await world.reader.post(`/items/${item.id}/splits`, { parts: [] })).status).toBe(403);
	});

	test('the same request repeated by its key splits once', async () => {
		const item = await makeItem({ criteria: [] });
		const body = { parts: [{ title: 'A' }, { title: 'B' }] };
		const answers = [await world.writer.post(`/items/${item.id}/splits`, body, { 'idempotency-key': 'split-once' }), await world.writer.post(`/items/${item.id}/splits`, body, { 'idempotency-key': 'split-once' })];
		expect(answers.map(({ status }) => status)).toEqual([201, 201]);
		expect((await world.reader.get(`/items?parent=${item.id}`)).body.data).toHaveLength(2);
	});

	test('what the whole waits for holds for its parts: no part can wait for what waits for the whole', async () => {
		const item = await makeItem({ criteria: [] });
		const later = await makeItem({ title: 'Later', criteria: [], blockedBy: [item.id] });
		const { body } = await split(item.id, [{ title: 'A' }, { title: 'B' }]);
		expect((await world.writer.put(`/items/${body.parts[0].id}/dependencies/${later.id}`, {})).body.code).toBe('cycle');
	});
});

describe('undoing', () => {
	test('gives back every criterion in its place, as it reads by now, and takes the parts away', async () => {
		const post = await ask('Undo me');
		const item = await makeItem({ postIds: [post.id], type: 'story' });
		const [csv, pdf, quick] = item.criteria.map(({ id }) => id);
		const { body } = await split(item.id, [{ title: 'A', criterionIds: [pdf] }, { title: 'B', criterionIds: [csv], postIds: [post.id] }], [{ criterionId: quick, reason: 'Later.' }]);
		await world.writer.patch(`/items/${body.parts[0].id}/criteria/${pdf}`, { text: 'It is a PDF with our letterhead' });
		await world.writer.post(`/items/${body.parts[1].id}/criteria`, { text: 'Added meanwhile' });
		expect((await world.writer.delete(`/items/${item.id}/splits/${body.id}`)).status).toBe(200);
		expect(await textsOf(item.id)).toEqual(['It is a CSV', 'It is a PDF with our letterhead', 'It is quick', 'Added meanwhile']);
		const after = await get(item.id);
		expect([after.type, after.estimate, after.postIds, after.demand]).toEqual(['story', 13, [post.id], item.demand]);
		expect((await world.reader.get(`/items/${body.parts[0].id}`)).status).toBe(404);
		expect((await world.writer.delete(`/items/${item.id}/splits/${body.id}`)).status).toBe(200);
		expect((await split(item.id, [{ title: 'A', criterionIds: after.criteria.map(({ id }: Criterion) => id) }, { title: 'B' }])).status).toBe(201);
	});

	test('gives back what was dropped with everything it had', async () => {
		const post = await ask('Cited');
		const cited = await quote(post.id, 'cited@acme.example', 'I need the year in it.');
		const item = await makeItem({ postIds: [post.id], criteria: [{ text: 'The year stands in it', done: true, insightIds: [cited] }, { text: 'The month stands in it', state: 'draft' }] });
		const before = (await get(item.id)).criteria;
		const { body } = await split(item.id, [{ title: 'A' }, { title: 'B' }], before.map(({ id }: Criterion) => ({ criterionId: id, reason: 'Later.' })));
		expect(body.dropped).toHaveLength(2);
		expect((await world.writer.delete(`/items/${item.id}/splits/${body.id}`)).status).toBe(200);
		expect((await get(item.id)).criteria).toEqual(before);
	});

	test('is refused once somebody works on a part', async () => {
		const item = await makeItem({ criteria: [] });
		const { body } = await split(item.id, [{ title: 'A' }, { title: 'B' }]);
		await done(body.parts[0].id, {});
		expect((await world.writer.delete(`/items/${item.id}/splits/${body.id}`)).body.code).toBe('in-use');
		expect((await world.reader.get(`/items/${item.id}/splits`)).body.data[0].undoable).toBe(false);
		expect((await world.writer.delete(`/items/${item.id}/splits/split_${'0'.repeat(32)}`)).status).toBe(404);
	});

	test('whatever the division, what was split and undone is what it was', async () => {
		const item = await makeItem();
		const ids = item.criteria.map(({ id }) => id);
		const place = fc.constantFrom(0, 1, 2, 'dropped' as const);
		await fc.assert(
			fc.asyncProperty(fc.tuple(place, place, place), async (places) => {
				const part = (at: number) => ({ title: `Part ${at}`, criterionIds: ids.filter((_, index) => places[index] === at) });
				const dropped = ids.filter((_, index) => places[index] === 'dropped').map((criterionId) => ({ criterionId, reason: 'Not now.' }));
				const before = await get(item.id);
				const { status, body } = await split(item.id, [part(0), part(1), part(2)], dropped);
				expect(status).toBe(201);
				const placed = body.parts.flatMap((one: { criteria: Criterion[] }) => one.criteria.map(({ id }) => id));
				expect([...placed, ...dropped.map(({ criterionId }) => criterionId)].toSorted()).toEqual(ids.toSorted());
				await world.writer.delete(`/items/${item.id}/splits/${body.id}`);
				const after = await get(item.id);
				for (const field of ['type', 'estimate', 'story', 'postIds', 'demand', 'rank'] as const) expect(after[field]).toEqual(before[field]);
				expect(after.criteria.map(({ id, text }: Criterion) => [id, text])).toEqual(before.criteria.map(({ id, text }: Criterion) => [id, text]));
			}),
			{ numRuns: 12 }
		);
	}, 60_000);
});

describe('proposals', () => {
	test('say why and how, with the words that say so', async () => {
		const item = await makeItem({ story: { role: 'planner', want: 'to manage my export templates', why: 'x' } });
		const { body } = await world.reader.get(`/items/${item.id}/splits/proposals`);
		expect(body.reasons).toContain('broad-verb');
		expect(body.proposals[0]).toMatchObject({ pattern: 'operations', triggers: [{ field: 'want', text: 'manage my export templates' }] });
	});

	test('for a story of one thing there are none', async () => {
		const item = await makeItem({ title: 'Dark mode', story: { role: 'guard', want: 'a dark screen', why: 'eyes' }, criteria: [], estimate: 2 });
		expect((await world.reader.get(`/items/${item.id}/splits/proposals`)).body).toEqual({ reasons: [], proposals: [] });
	});
});

describe('when a part is done', () => {
	test('those whom it answers hear that part, the others nothing yet, and all hear when the rest is here', async () => {
		const post = await ask('Export everything', 'both@acme.example');
		const csvQuote = await quote(post.id, 'csv@acme.example', 'I need it as CSV.');
		const pdfQuote = await quote(post.id, 'pdf@acme.example', 'I need it as PDF.');
		const item = await makeItem({ postIds: [post.id], criteria: [] });
		const { body } = await split(item.id, [{ title: 'Export as CSV', insightIds: [csvQuote], postIds: [post.id] }, { title: 'Export as PDF', insightIds: [pdfQuote] }]);
		const [csv, pdf] = body.parts as { id: string }[];
		const preview = (await world.reader.get(`/items/${csv?.id}/shipping`)).body;
		expect([preview.posts, preview.partly.map((one: { rest: string[] }) => one.rest)]).toEqual([[], [['Export as PDF']]]);
		expect((await done(csv?.id ?? '', {})).body.code).toBe('notify-required');
		await done(csv?.id ?? '', { notify: true });
		await runJobs(world.platform);
		expect((await world.reader.get(`/posts/${post.id}`)).body.status).toBe('open');
		for (const email of ['both@acme.example', 'csv@acme.example']) expect(await subjectsTo(email)).toEqual(['Partly here: Export everything']);
		expect(await subjectsTo('pdf@acme.example')).toEqual([]);
		const [mail] = await smtp.mailsTo('csv@acme.example');
		expect(mail?.text).toMatch(/“Export as CSV”, a part of “Export everything”, is here\.[\s\S]*Still to come: Export as PDF\.[\s\S]*I need it as CSV\./);

		await done(pdf?.id ?? '', { notify: true });
		await runJobs(world.platform);
		expect((await world.reader.get(`/posts/${post.id}`)).body.status).toBe('shipped');
		expect((await get(item.id)).state).toBe('done');
		for (const email of ['both@acme.example', 'csv@acme.example']) expect(await subjectsTo(email)).toEqual(['Partly here: Export everything', 'Shipped: Export everything']);
		expect(await subjectsTo('pdf@acme.example')).toEqual(['Shipped: Export everything']);
	});

	test('who follows through three duplicates hears of a part once', async () => {
		const post = await ask('One of three', 'thrice@acme.example');
		for (const title of ['Two of three', 'Three of three']) {
			const twin = await ask(title, 'thrice@acme.example');
			await world.writer.post(`/posts/${post.id}/merges`, { sourceId: twin.id, notify: false });
		}
		const item = await makeItem({ postIds: [post.id], criteria: [] });
		const { body } = await split(item.id, [{ title: 'First half', postIds: [post.id] }, { title: 'Second half', postIds: [post.id] }]);
		await done(body.parts[0].id);
		await runJobs(world.platform);
		expect(await subjectsTo('thrice@acme.example')).toEqual(['Partly here: One of three']);
	});

	test('what no part answers keeps the whole open, with its request', async () => {
		const answered = await ask('Answered', 'answered@acme.example');
		const left = await ask('Left over', 'left@acme.example');
		const item = await makeItem({ postIds: [answered.id, left.id], criteria: [] });
		const { body } = await split(item.id, [{ title: 'A', postIds: [answered.id] }, { title: 'B' }]);
		for (const part of body.parts) await done(part.id);
		await runJobs(world.platform);
		expect((await get(item.id)).state).not.toBe('done');
		expect(await subjectsTo('answered@acme.example')).toEqual(['Shipped: Answered']);
		expect(await subjectsTo('left@acme.example')).toEqual([]);
		await done(item.id);
		await runJobs(world.platform);
		expect(await subjectsTo('left@acme.example')).toEqual(['Shipped: Left over']);
	});
});
