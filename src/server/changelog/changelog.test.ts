import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { visitor } from '#core/access/roles.ts';
import { getEntry, listEntries, publishDueEntries } from './service.ts';

let smtp: FakeSmtp;
let world: World;
let boardId: string;

beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url });
	for (const category of ['open', 'shipped']) await world.admin.post('/statuses', { key: category, name: category, category });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

let asked = 0;
const ask = async (title: string, email = `asks${++asked}@acme.example`) => (await world.writer.post('/posts', { boardId, title, body: `We want ${title}.`, author: { email } })).body as { id: string; number: number };
const vote = (id: string, email: string) => world.writer.put(`/posts/${id}/vote`, { person: { email } });
const write = async (given: object) => (await world.writer.post('/changelog', { title: 'News', ...given })).body;
const publish = (id: string, notify?: boolean, more: object = {}) => world.writer.post(`/changelog/${id}/publish`, { ...(notify === undefined ? {} : { notify }), ...more });
const asVisitor = () => ({ ...world.context, viewer: visitor });
const deliver = () => runJobs(world.platform);
const mailsTo = (email: string) => smtp.mailsTo(email);
const take = async (email: string) => {
	const { body } = await world.writer.put(`/people/${email}`, { name: 'Reader' });
	await world.context.db.insertInto('preferences').values({ person_id: body.id, kind: 'changelog', frequency: 'instant' }).execute();
};

describe('an entry', () => {
	test('is a draft that only members see until it is published', async () => {
		const entry = await write({ title: 'Faster boards', body: 'Nine seconds less.', labels: ['Better'] });
		expect(entry).toMatchObject({ state: 'draft', slug: 'faster-boards', labels: ['Better'], publishedAt: null, url: 'http://winnow.test/changelog/faster-boards' });
		await expect(getEntry(asVisitor(), entry.id)).rejects.toMatchObject({ code: 'not-found' });
		expect((await world.reader.get(`/changelog/${entry.id}`)).status).toBe(200);
		await publish(entry.id, false);
		expect(await getEntry(asVisitor(), entry.id)).toMatchObject({ state: 'published', notify: null });
		expect((await listEntries(asVisitor(), { limit: 5 })).data.map(({ id }) => id)).toContain(entry.id);
	});

	test('says with notify whether people are told, and publishing it again changes nothing', async () => {
		const entry = await write({ title: 'Said' });
		expect(await publish(entry.id)).toMatchObject({ status: 422, body: { code: 'notify-required' } });
		const first = (await publish(entry.id, false)).body;
		const again = await publish(entry.id, true);
		expect([again.status, again.body.publishedAt, again.body.version]).toEqual([200, first.publishedAt, first.version]);
		expect((await world.writer.patch(`/changelog/${entry.id}`, { publishAt: '2099-01-01T00:00:00Z', notify: true })).body.code).toBe('already-published');
		expect((await world.writer.patch(`/changelog/${entry.id}`, { title: 'Said better' })).body).toMatchObject({ title: 'Said better', slug: 'said' });
	});

	test('has an address of its own where others have the same title', async () => {
		const slugs = [await write({ title: 'Twice' }), await write({ title: 'Twice' }), await write({ title: '！' })].map((entry) => entry.slug);
		expect(slugs).toEqual(['twice', 'twice-2', 'entry']);
	});

	test('is read page by page in both orders of things, and by label', async () => {
		for (let n = 0; n < 5; n++) await publish((await write({ title: `Paged ${n}`, labels: ['Paged'] })).id, false);
		await write({ title: 'Paged draft', labels: ['paged'] });
		const titles = async (context: World['context']) => {
			const found: string[] = [];
			for (let cursor: string | undefined; ; ) {
				const { data, nextCursor } = await listEntries(context, { label: 'paged', limit: 2, cursor });
				found.push(...data.map(({ title }) => title));
				if (!nextCursor) return found;
				cursor = nextCursor;
			}
		};
		expect(await titles(asVisitor())).toEqual(['Paged 4', 'Paged 3', 'Paged 2', 'Paged 1', 'Paged 0']);
		expect(await titles({ ...world.context, viewer: { ...visitor, role: 'viewer' } })).toEqual(['Paged draft', 'Paged 4', 'Paged 3', 'Paged 2', 'Paged 1', 'Paged 0']);
	});

	test.each([
		[{ title: '' }, 'title'],
		[{ title: 'x'.repeat(201) }, 'title'],
		[{ title: 'x', body: 'x'.repeat(50_001) }, 'body'],
		[{ title: 'x', postIds: [`post_${'0'.repeat(32)}`] }, 'postIds'],
		[{ title: 'x', itemIds: ['item_1'] }, 'itemIds.0'],
		[{ title: 'x', publishAt: 'soon', notify: true }, 'publishAt'],
		[{ title: 'x', publishAt: '2001-01-01T00:00:00Z', notify: true }, 'publishAt'],
		[{ title: 'x', charm: 1 }, 'charm']
	])('is refused as %j', async (given, field) => {
		const { status, body } = await world.writer.post('/changelog', given);
		expect([status, Object.keys(body.fields ?? {})]).toEqual([422, [field]]);
	});

	test('is written by contributors alone', async () => {
		expect((await world.reader.post('/changelog', { title: 'x' })).status).toBe(403);
		expect((await world.nobody.post('/changelog', { title: 'x' })).status).toBe(401);
	});

	test('shows to nobody a request they may not see', async () => {
		const hidden = (await world.admin.post('/boards', { name: 'Hidden', visibility: 'private' })).body.id;
		const post = (await world.writer.post('/posts', { boardId: hidden, title: 'A secret', author: { email: 'spy@acme.example' } })).body;
		const entry = await write({ title: 'Half told', postIds: [post.id], itemIds: [] });
		await publish(entry.id, false);
		expect(await getEntry(asVisitor(), entry.id)).toMatchObject({ postIds: [], posts: [] });
		expect((await world.reader.get(`/changelog/${entry.id}`)).body.posts).toHaveLength(1);
	});
});

describe('publishing', () => {
	test('ships the posts and tells everyone who asked once, with their own words, and those who take the changelog', async () => {
		const [dark, undo] = [await ask('Dark mode', 'dora@acme.example'), await ask('Undo', 'udo@acme.example')];
		await vote(dark.id, 'both@acme.example');
		await vote(undo.id, 'both@acme.example');
		await take('reader@acme.example');
		const entry = await write({ title: 'Night and day', body: 'Two wishes in **one**.', postIds: [dark.id, undo.id] });
		const before = (await world.reader.get(`/changelog/${entry.id}/recipients`)).body;
		expect([before.count, before.leftOut.count]).toEqual([4, 0]);
		await publish(entry.id, true);
		await deliver();
		await deliver();
		const [mail, ...more] = await mailsTo('both@acme.example');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe('Night and day');
		for (const words of ['Two wishes in one.', '* Dark mode', '* Undo', 'http://winnow.test/changelog/night-and-day']) expect(mail?.text).toContain(words);
		expect((await mailsTo('dora@acme.example'))[0]?.text).toContain('> We want Dark mode.');
		expect((await mailsTo('reader@acme.example'))[0]?.text).toContain('you take our changelog');
		expect((await world.reader.get(`/posts/${dark.id}`)).body.status).toBe('shipped');
		expect(await Promise.all(['dora', 'udo', 'reader'].map(async (name) => (await mailsTo(`${name}@acme.example`)).length))).toEqual([1, 1, 1]);
	});

	test('tells nobody again who heard already that the request shipped', async () => {
		const post = await ask('Told once', 'once@acme.example');
		await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: true });
		await deliver();
		await vote(post.id, 'late@acme.example');
		const entry = await write({ title: 'Told twice', postIds: [post.id] });
		expect((await world.reader.get(`/changelog/${entry.id}/recipients`)).body.leftOut.reasons).toContainEqual({ reason: 'told-before', people: 1 });
		await publish(entry.id, true);
		await deliver();
		expect((await mailsTo('once@acme.example')).map((mail) => mail.subject)).toEqual(['shipped: Told once']);
		expect((await mailsTo('late@acme.example')).map((mail) => mail.subject)).toEqual(['Told twice']);
	});

	test('tells of a request that shipped quietly', async () => {
		const post = await ask('Quietly done', 'quiet@acme.example');
		await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: false });
		await publish((await write({ title: 'Loudly told', postIds: [post.id] })).id, true);
		await deliver();
		expect((await mailsTo('quiet@acme.example')).map((mail) => mail.subject)).toEqual(['Loudly told']);
	});

	test('with notify: false tells nobody, and with ships: false leaves the posts as they are', async () => {
		const post = await ask('Not yet', 'patient@acme.example');
		await publish((await write({ title: 'A glimpse', postIds: [post.id] })).id, false, { ships: false });
		await deliver();
		expect([(await world.reader.get(`/posts/${post.id}`)).body.status, await mailsTo('patient@acme.example')]).toEqual(['open', []]);
	});

	test('happens by itself at the time that was set, once', async () => {
		const post = await ask('Scheduled', 'sched@acme.example');
		const at = new Date(Date.now() + 3_600_000).toISOString();
		expect((await world.writer.post('/changelog', { title: 'Later', publishAt: at })).body.code).toBe('notify-required');
		const entry = await write({ title: 'Later', publishAt: at, notify: true, postIds: [post.id] });
		expect(entry).toMatchObject({ state: 'scheduled', notify: true });
		await publishDueEntries(world.context);
		expect((await world.reader.get(`/changelog/${entry.id}`)).body.state).toBe('scheduled');
		const later = { ...world.context, now: () => new Date(Date.now() + 7_200_000) };
		await Promise.all([publishDueEntries(later), publishDueEntries(later)]);
		await deliver();
		expect((await getEntry(asVisitor(), entry.id)).state).toBe('published');
		expect(await mailsTo('sched@acme.example')).toHaveLength(1);
	});

	test('a draft that is scheduled can be a draft again', async () => {
		const entry = await write({ title: 'Held back', publishAt: '2099-01-01T00:00:00Z', notify: false });
		expect((await world.writer.patch(`/changelog/${entry.id}`, { publishAt: null })).body).toMatchObject({ state: 'draft', publishAt: null });
	});
});

describe('a draft from what was done', () => {
	test('names the requests, how many asked, and words of theirs', async () => {
		const post = await ask('Export to CSV', 'acc@acme.example');
		const { body: feedback } = await world.writer.post('/feedback', { channel: 'email', text: '🙂 Our accountant needs a file every month.', person: { email: 'ida@acme.example' } });
		await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start: 3, end: 30, importance: 'critical' });
		const { status, body } = await world.writer.post('/changelog/drafts', { postIds: [post.id] });
		expect([status, body.state, body.title, body.postIds]).toEqual([201, 'draft', 'Export to CSV', [post.id]]);
		expect(body.body).toBe('2 people asked for this.\n\n> Our accountant needs a file');
	});

	test('is made of items and the requests they serve', async () => {
		const post = await ask('Served');
		const item = (await world.writer.post('/items', { type: 'story', title: 'Serve it', postIds: [post.id] })).body;
		const chore = (await world.writer.post('/items', { type: 'task', title: 'Tidy up' })).body;
		const { body } = await world.writer.post('/changelog/drafts', { itemIds: [item.id, chore.id] });
		expect(body).toMatchObject({ postIds: [post.id], itemIds: [item.id, chore.id] });
		expect(body.body).toContain('- Tidy up');
		expect(body.body).not.toContain('Serve it');
	});

	test.each([{}, { postIds: [] }, { postIds: ['x'] }, { postIds: [`post_${'0'.repeat(32)}`] }])('is refused for %j', async (given) => {
		expect((await world.writer.post('/changelog/drafts', given)).status).toBe(422);
	});
});

describe('a reaction', () => {
	test('counts each person once and can be taken back', async () => {
		const entry = await write({ title: 'Liked' });
		expect((await world.writer.put(`/changelog/${entry.id}/reactions/like`)).status).toBe(404);
		await publish(entry.id, false);
		await Promise.all(Array.from({ length: 4 }, () => world.writer.put(`/changelog/${entry.id}/reactions/like`)));
		expect((await world.writer.put(`/changelog/${entry.id}/reactions/party`)).body).toEqual({ reactions: { like: 1, love: 0, party: 1, puzzled: 0 }, own: expect.arrayContaining(['like', 'party']) });
		await world.writer.delete(`/changelog/${entry.id}/reactions/like`);
		expect((await world.writer.delete(`/changelog/${entry.id}/reactions/like`)).body.reactions.like).toBe(0);
		expect((await world.writer.put(`/changelog/${entry.id}/reactions/hate`)).status).toBe(404);
		expect((await world.nobody.put(`/changelog/${entry.id}/reactions/like`)).status).toBe(401);
	});
});
