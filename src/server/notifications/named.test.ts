import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';

let smtp: FakeSmtp;
let world: World;
let boardId: string;
const cora = 'cora@harbour.example';
const vic = 'vic@harbour.example';

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

let asked = 0;
async function ask(title: string, email = `asker${++asked}@acme.example`, board = boardId): Promise<{ id: string; number: number; authorId: string; email: string }> {
	const { body } = await world.writer.post('/posts', { boardId: board, title, author: { email, name: 'Carla' } });
	return { ...body, authorId: body.author.id, email };
}
const comment = (id: string, given: object) => world.writer.post(`/posts/${id}/comments`, given);
const deliver = () => runJobs(world.platform);
const mailsAbout = async (email: string, title: string) => (await smtp.mailsTo(email)).filter((mail) => mail.subject?.includes(title));
const prefer = (personId: string, kind: string, frequency: string) =>
	world.context.db.insertInto('preferences').values({ person_id: personId, kind, frequency }).onConflict((conflict) => conflict.columns(['workspace_id', 'person_id', 'kind']).doUpdateSet({ frequency })).execute();
/** As if nobody had been written to within the hour. */
const anHourLater = () => world.context.db.deleteFrom('mail_turns').execute();

describe('who is named in a comment', () => {
	test('a member named in a note hears of it, with a link to the note, and no customer does', async () => {
		const post = await ask('Note for Cora');
		await comment(post.id, { body: '@Cora have a look', internal: true, mentionIds: [world.people.cora] });
		await deliver();
		const [mail, ...more] = await mailsAbout(cora, 'Note for Cora');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe('You are named: Note for Cora');
		expect(mail?.text).toContain('@Cora have a look');
		expect(mail?.text).toContain(`/app/posts/${post.number}#comment_`);
		expect(await smtp.mailsTo(post.email)).toEqual([]);
	});

	test('a customer cannot be named in a note, nor a stranger anywhere, and nothing is written', async () => {
		const post = await ask('No strangers');
		const other = await ask('Elsewhere');
		for (const given of [{ body: 'x', internal: true, mentionIds: [post.authorId] }, { body: 'x', mentionIds: [other.authorId] }, { body: 'x', mentionIds: [`person_${'0'.repeat(32)}`] }]) {
			const { status, body } = await comment(post.id, given);
			expect([status, Object.keys(body.fields ?? {})]).toEqual([422, ['mentionIds']]);
		}
		expect((await world.reader.get(`/posts/${post.id}/comments`)).body.data).toEqual([]);
		expect((await comment(post.id, { body: 'x', mentionIds: Array.from({ length: 21 }, () => post.authorId) })).status).toBe(422);
	});

	test('whoever is named and follows and is answered hears once, as named', async () => {
		const post = await ask('All reasons');
		const { body: first } = await comment(post.id, { body: 'Mine', author: { email: post.email } });
		await prefer(post.authorId, 'comment', 'instant');
		await comment(post.id, { body: '@Carla yes', parentId: first.id, mentionIds: [post.authorId], personId: world.people.cora });
		await deliver();
		const mails = await mailsAbout(post.email, 'All reasons');
		expect(mails.map((mail) => mail.subject)).toEqual(['You are named: All reasons']);
		expect(mails[0]?.text).toContain('Cora named you in a comment');
	});

	test('who switched it off hears as a follower if they want comments, and else not', async () => {
		const post = await ask('Not by name');
		await prefer(post.authorId, 'mention', 'off');
		await comment(post.id, { body: '@Carla once', mentionIds: [post.authorId] });
		await deliver();
		expect(await mailsAbout(post.email, 'Not by name')).toEqual([]);
		await prefer(post.authorId, 'comment', 'instant');
		await comment(post.id, { body: '@Carla twice', mentionIds: [post.authorId] });
		await deliver();
		expect((await mailsAbout(post.email, 'Not by name')).map((mail) => mail.subject)).toEqual(['New comment: Not by name']);
	});

	test('changing the words tells only those who are named anew', async () => {
		const post = await ask('Named later');
		const { body: note } = await comment(post.id, { body: '@Cora', internal: true, mentionIds: [world.people.cora] });
		await anHourLater();
		await deliver();
		await world.writer.patch(`/comments/${note.id}`, { body: '@Cora @Vic', mentionIds: [world.people.cora, world.people.vic] });
		await anHourLater();
		await deliver();
		expect(await mailsAbout(cora, 'Named later')).toHaveLength(1);
		expect(await mailsAbout(vic, 'Named later')).toHaveLength(1);
	});

	test('in the product the note leads to the comment', async () => {
		const post = await ask('Bell for Adam');
		await comment(post.id, { body: '@Adam', internal: true, mentionIds: [world.people.adam] });
		await deliver();
		const row = await world.context.db.selectFrom('deliveries').selectAll().where('person_id', '=', world.people.adam).where('channel', '=', 'in-app').orderBy('delivery_id', 'desc').executeTakeFirstOrThrow();
		expect([row.named_as, row.state]).toEqual(['mention', 'sent']);
	});
});

describe('who is answered', () => {
	test('the author of a comment hears of a reply and nobody of their own', async () => {
		const post = await ask('Answer me', 'answered@acme.example');
		const { body: first } = await comment(post.id, { body: 'How?', author: { email: 'curious@acme.example' } });
		await comment(post.id, { body: 'Like this.', parentId: first.id, personId: world.people.cora });
		await comment(post.id, { body: 'Thanks', parentId: first.id, author: { email: 'curious@acme.example' } });
		await deliver();
		const mails = await mailsAbout('curious@acme.example', 'Answer me');
		expect(mails.map((mail) => mail.subject)).toEqual(['Reply: Answer me']);
		expect(mails[0]?.text).toContain('Like this.');
		expect(await mailsAbout('answered@acme.example', 'Answer me')).toEqual([]);
	});

	test('who muted the request, or may not see its board, does not', async () => {
		const muted = await ask('Muted thread', 'quiet@acme.example');
		const { body: own } = await comment(muted.id, { body: 'Mine', author: { email: 'quiet@acme.example' } });
		await world.context.db.insertInto('mutes').values({ post_id: muted.id, person_id: muted.authorId }).execute();
		await comment(muted.id, { body: 'Answer', parentId: own.id });
		const secret = (await world.admin.post('/boards', { name: 'Secret', visibility: 'private' })).body.id;
		const hidden = await ask('Hidden thread', 'outside@acme.example', secret);
		const { body: theirs } = await comment(hidden.id, { body: 'Mine', author: { email: 'outside@acme.example' } });
		await comment(hidden.id, { body: 'Answer', parentId: theirs.id });
		await deliver();
		expect([...(await smtp.mailsTo('quiet@acme.example')), ...(await smtp.mailsTo('outside@acme.example'))]).toEqual([]);
	});
});

describe('what members hear', () => {
	test('a message that is given to somebody, with its words', async () => {
		const { body: message } = await world.writer.post('/feedback', { channel: 'email', text: 'The export loses my columns every Monday.', person: { email: 'maria@globex.example' } });
		await anHourLater();
		await world.writer.put(`/feedback/${message.id}/assignee`, { personId: world.people.vic });
		await deliver();
		const [mail] = await mailsAbout(vic, 'Yours to look at');
		expect(mail?.text).toContain('The export loses my columns every Monday.');
		expect(mail?.text).toContain(`/app/inbox?message=${message.id}`);
	});

	test('new feedback comes only to those who asked for it, in one mail in the morning, without what was dealt with meanwhile', async () => {
		await prefer(world.people.adam, 'feedback', 'daily');
		const send = async (text: string) => (await world.writer.post('/feedback', { channel: 'email', text, person: { email: 'maria@globex.example' } })).body.id;
		await send('Dark mode please.');
		await send('Offline maps please.');
		const dealtWith = await send('Nothing to do.');
		await deliver();
		expect(await mailsAbout('adam@harbour.example', 'Dark mode')).toEqual([]);
		await world.writer.put(`/feedback/${dealtWith}/state`, { state: 'dismissed' });
		await world.context.db.updateTable('deliveries').set({ next_attempt_at: new Date(0), ready_at: new Date(Date.now() - 86_400_000), created_at: new Date(Date.now() - 86_400_000) }).where('person_id', '=', world.people.adam).where('state', '=', 'queued').execute();
		await world.writer.post('/feedback', { channel: 'email', text: 'Wakes the queue.', person: { email: 'maria@globex.example' } });
		await deliver();
		const [digest, ...more] = (await smtp.mailsTo('adam@harbour.example')).filter((mail) => mail.text?.includes('Dark mode please.'));
		expect(more).toEqual([]);
		expect(digest?.text).toContain('Offline maps please.');
		expect(digest?.text).not.toContain('Nothing to do.');
	});

	test('an item that is not ready any more tells who made it, but not who changed it, and says what it misses', async () => {
		await prefer(world.people.vic, 'readiness', 'instant');
		await prefer(world.people.olga, 'readiness', 'instant');
		const { body: item } = await world.writer.post('/items', { type: 'story', title: 'Export data', story: { role: 'planner', want: 'to export my data', why: 'auditors ask for it' } });
		await world.context.db.updateTable('items').set({ ready: true, state: 'ready', unmet: [], created_by: world.people.vic }).where('item_id', '=', item.id).execute();
		await anHourLater();
		await world.writer.patch(`/items/${item.id}`, { title: 'Export all data' });
		await deliver();
		const [mail, ...more] = await mailsAbout(vic, 'Not ready any more: Export all data');
		expect(more).toEqual([]);
		expect(mail?.text).toMatch(/It misses: \S/);
		expect(mail?.text).toContain(`/app/items/${item.number}`);
		expect(await mailsAbout('olga@harbour.example', 'Not ready any more')).toEqual([]);
	});
});
