import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#core/access/roles.ts';
import type { BoardId, PersonId } from '#core/kernel/ids.ts';
import { makeWorld, type World } from '#rig/world.ts';
import type { FormSigns } from '../moderation/service.ts';
import { askPost, changePost, reportPost } from '../posts/service.ts';
import { keepUpload } from '../uploads/service.ts';
import { castVote } from '../voting/service.ts';
import { writeFromPortal } from './service.ts';

let world: World;
let boardId: BoardId;
let count = 0;

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
});
afterAll(() => world.close());

const newcomer = () => `new${++count}@acme.example`;
const portal = () => ({ ...world.context, viewer: visitor });
const askAs = (email: string, title: string, body = '', signs: FormSigns = {}) => askPost(portal(), { boardId, title, body, tags: [], author: { email } }, signs);
const say = (postId: string, email: string, body: string) => writeFromPortal(portal(), postId, { body, email });
const counts = async () => (await world.reader.get('/moderation/counts')).body;
const everything = async () =>
	JSON.stringify(await Promise.all(['/posts', '/posts?q=windmill', '/boards', '/posts/similar?title=windmill&body='].map(async (path) => (await world.reader.get(path)).body)));
const links = 'See https://a.test and https://b.test and https://c.test';

async function heldPost(title = 'Cheap windmills', email = newcomer()) {
	const { held } = await askAs(email, title, links);
	return held!;
}

async function personOf(email: string): Promise<PersonId> {
	return (await world.reader.get(`/people?q=${email}`)).body.data[0].id;
}

/** The same person once they have shown that the address is theirs. */
async function signedIn(email: string) {
	return { ...world.context, viewer: { ...visitor, via: 'session' as const, personId: await personOf(email) } };
}

describe('what the rules hold', () => {
	test('a new person’s text with more links than allowed waits, with the reason that a member can read', async () => {
		const before = await counts();
		const held = await heldPost();
		expect(held).toMatchObject({ state: 'waiting', kind: 'post', reasons: [] });
		const { body } = await world.reader.get(`/moderation/held/${held.id}`);
		expect(body.reasons).toEqual([{ rule: 'links', found: ['a.test', 'b.test', 'c.test'], sentence: expect.stringContaining('3 links') }]);
		expect(await counts()).toEqual({ ...before, held: before.held + 1 });
		expect(await everything()).not.toContain('windmills');
	});

	test('what a program filled in is held and not dropped', async () => {
		const { held } = await askAs(newcomer(), 'Filled in by a program', '', { trapped: true, elapsed: 12 });
		const { body } = await world.reader.get(`/moderation/held/${held?.id}`);
		expect(body.reasons.map(({ rule }: { rule: string }) => rule)).toEqual(['trap', 'haste']);
	});

	test('the first text of a new person waits where the workspace says so, and their next one does not', async () => {
		await world.admin.patch('/moderation/settings', { reviewFirst: true });
		const email = newcomer();
		const { held } = await askAs(email, 'My first wish');
		await world.writer.post(`/moderation/held/${held?.id}/approval`);
		expect((await askPost(await signedIn(email), { boardId, title: 'My second wish', body: '', tags: [] })).post?.title).toBe('My second wish');
		await world.admin.patch('/moderation/settings', { reviewFirst: false });
	});

	test('typing the address of a known person gives nobody their trust', async () => {
		const email = newcomer();
		const { post } = await askAs(email, 'A wish of a known person');
		expect((await askAs(email, 'Cheap windmills again', links)).held).toMatchObject({ state: 'waiting' });
		expect(await say(post!.id, email, links)).toMatchObject({ held: { state: 'waiting' } });
		expect((await askPost(await signedIn(email), { boardId, title: 'Three places that do this', body: links, tags: [] })).held).toBeNull();
	});

	test('words of a language and of the workspace itself are found', async () => {
		await world.admin.patch('/moderation/settings', { languages: ['de', 'en'], ownWords: ['Rival Corp'] });
		expect((await askAs(newcomer(), 'So eine Scheiße')).held).not.toBeNull();
		expect((await askAs(newcomer(), 'Be more like rival corp!')).held).not.toBeNull();
		expect((await askAs(newcomer(), 'Like rivals do')).post).not.toBeNull();
		await world.admin.patch('/moderation/settings', { languages: [], ownWords: [] });
	});

	test('the team is never held', async () => {
		expect((await world.writer.post('/posts', { boardId, title: 'From the team', body: links, author: { email: newcomer() } })).status).toBe(201);
	});

	test('an author changes what is published only into what the rules let through', async () => {
		const email = newcomer();
		const { post } = await askAs(email, 'A plain wish');
		const author = await signedIn(email);
		await world.admin.patch('/moderation/settings', { ownWords: ['casino'] });
		await expect(changePost(author, post!.id, { title: 'A casino' }, null)).rejects.toMatchObject({ code: 'not-allowed' });
		await world.admin.patch('/moderation/settings', { ownWords: [] });
	});
});

describe('the decision', () => {
	test('approving publishes with everything that follows, once', async () => {
		const held = await heldPost('Windmill at the harbour');
		const { status, body } = await world.writer.post(`/moderation/held/${held.id}/approval`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ state: 'approved', publishedUrl: expect.stringMatching(/\/posts\/\d+\/windmill-at-the-harbour$/) });
		const { body: found } = await world.reader.get('/posts?q=windmill');
		expect(found.data).toEqual([expect.objectContaining({ title: 'Windmill at the harbour', author: expect.objectContaining({ id: held.author.id }), demand: expect.objectContaining({ people: 1 }) })]);
		const again = await world.writer.post(`/moderation/held/${held.id}/approval`);
		expect(again).toMatchObject({ status: 409, body: { code: 'already-decided' } });
		expect((await world.reader.get('/posts?q=windmill')).body.data).toHaveLength(1);
		const { body: activity } = await world.reader.get(`/posts/${found.data[0].id}/activity`);
		expect(activity.data.filter(({ type }: { type: string }) => type === 'post.created')).toHaveLength(1);
	});

	test('rejecting keeps the words for members, counts them no more, and can be thought over', async () => {
		const held = await heldPost('Turbines, cheap');
		const before = await counts();
		expect((await world.writer.post(`/moderation/held/${held.id}/rejection`, {})).status).toBe(422);
		const { body } = await world.writer.post(`/moderation/held/${held.id}/rejection`, { reason: 'Advertising.' });
		expect(body).toMatchObject({ state: 'rejected', title: 'Turbines, cheap', body: links, decision: 'Advertising.' });
		expect((await counts()).held).toBe(before.held - 1);
		expect((await world.writer.post(`/moderation/held/${held.id}/approval`)).body.state).toBe('approved');
		expect((await counts()).held).toBe(before.held - 1);
	});

	test('a held comment appears below its post when it is approved, also where the post was merged meanwhile', async () => {
		const [source, target] = [(await askAs(newcomer(), 'Merge me')).post!, (await askAs(newcomer(), 'Into me')).post!];
		const { held } = await say(source.id, newcomer(), links);
		expect((await world.reader.get(`/posts/${source.id}/comments`)).body.data).toEqual([]);
		await world.writer.post(`/posts/${target.id}/merges`, { sourceId: source.id, notify: false });
		await world.writer.post(`/moderation/held/${held?.id}/approval`);
		const { body } = await world.reader.get(`/posts/${target.id}/comments`);
		expect(body.data).toEqual([expect.objectContaining({ body: links, author: expect.objectContaining({ id: held?.author.id }) })]);
		expect((await world.reader.get(`/posts/${target.id}`)).body.commentCount).toBe(1);
	});

	test('only contributors decide, only members read, and only admins change the rules', async () => {
		const held = await heldPost();
		expect((await world.reader.post(`/moderation/held/${held.id}/approval`)).status).toBe(403);
		expect((await world.nobody.get('/moderation/held')).status).toBe(401);
		expect((await world.writer.patch('/moderation/settings', { reviewFirst: true })).status).toBe(403);
		expect((await world.admin.patch('/moderation/settings', { mostLinks: 99, languages: ['xx'] })).body.fields).toMatchObject({ mostLinks: expect.any(String) });
		expect((await world.reader.get('/moderation/held?state=lost')).status).toBe(422);
		expect((await world.reader.get('/moderation/held/held_00000000000000000000000000000000')).status).toBe(404);
	});
});

describe('a ban', () => {
	test('lets somebody read and not write, says why, and ends when it is lifted', async () => {
		const email = newcomer();
		const { post } = await askAs(email, 'Before the ban');
		const personId = await personOf(email);
		const { status, body: ban } = await world.writer.post('/moderation/bans', { personId, reason: 'Insults.' });
		expect(status).toBe(201);
		const refused = { code: 'banned', message: expect.stringContaining('Insults.') };
		await expect(askAs(email.toUpperCase(), 'After it')).rejects.toMatchObject(refused);
		await expect(say(post!.id, email, 'Hello')).rejects.toMatchObject(refused);
		await expect(castVote(portal(), post!.id, { person: { email } })).rejects.toMatchObject(refused);
		await expect(reportPost(portal(), post!.id, { reason: 'spam', note: '' }, { email })).rejects.toMatchObject(refused);
		const signedIn = { ...world.context, viewer: { ...visitor, via: 'session' as const, personId } };
		await expect(keepUpload(signedIn, '/nonexistent', { fileName: 'a.gif', file: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64') })).rejects.toMatchObject(refused);
		const asMember = await world.writer.put(`/posts/${post!.id}/vote`, { personId });
		expect(asMember.status).toBe(200);
		expect((await world.writer.post('/moderation/bans', { personId, reason: 'Twice.' })).body.code).toBe('already-exists');
		expect((await world.writer.delete(`/moderation/bans/${ban.id}`)).body).toMatchObject({ standing: false, liftedBy: expect.anything() });
		expect((await askAs(email, 'Forgiven')).post?.title).toBe('Forgiven');
		expect((await world.reader.get(`/moderation/bans?person=${personId}`)).body.data).toHaveLength(1);
	});

	test('ends by itself, and makes room for another', async () => {
		const email = newcomer();
		await askAs(email, 'Somebody');
		const personId = await personOf(email);
		const endsAt = new Date(Date.now() + 3_600_000).toISOString();
		await world.writer.post('/moderation/bans', { personId, reason: 'An hour.', endsAt });
		const later = { ...portal(), now: () => new Date(Date.now() + 7_200_000) };
		expect((await askPost(later, { boardId, title: 'Back again', body: '', tags: [], author: { email } })).post?.title).toBe('Back again');
		expect((await world.writer.post('/moderation/bans', { personId, reason: 'Past.', endsAt: '2020-01-01T00:00:00Z' })).body.fields).toHaveProperty('endsAt');
	});

	test('does not bind members', async () => {
		expect((await world.writer.post('/moderation/bans', { personId: world.people.vic, reason: 'No.' })).body.fields).toHaveProperty('personId');
	});
});

describe('a report', () => {
	test('is taken in once for a person and a thing, and a member resolves all of them together', async () => {
		const { post } = await askAs(newcomer(), 'Somebody’s telephone number');
		const before = await counts();
		const [first, second] = [{ email: newcomer() }, { email: newcomer() }];
		await reportPost(portal(), post!.id, { reason: 'private', note: 'It is mine.' }, first);
		await reportPost(portal(), post!.id, { reason: 'spam', note: '' }, first);
		await reportPost(portal(), post!.id, { reason: 'private', note: '' }, second);
		expect((await counts()).reports).toBe(before.reports + 2);
		const { body } = await world.reader.get('/moderation/reports');
		expect(body.data[0]).toMatchObject({ reason: 'private', post: { id: post!.id }, reporter: { email: second.email } });
		const resolved = await world.writer.put(`/moderation/reports/${body.data[0].id}/resolution`, { outcome: 'kept' });
		expect(resolved.body).toMatchObject({ state: 'resolved', outcome: 'kept' });
		expect((await counts()).reports).toBe(before.reports);
		expect((await world.reader.get(`/posts/${post!.id}`)).status).toBe(200);
	});

	test('a post that is removed after a report keeps its words among the rejected, and needs an admin', async () => {
		const { post } = await askAs(newcomer(), 'Removed after a report', 'Its words');
		const { body: report } = await world.writer.post(`/posts/${post!.id}/reports`, { reason: 'spam' });
		expect((await world.writer.put(`/moderation/reports/${report.id}/resolution`, { outcome: 'removed' })).status).toBe(403);
		expect((await world.admin.put(`/moderation/reports/${report.id}/resolution`, { outcome: 'removed' })).body).toMatchObject({ outcome: 'removed', post: null });
		expect((await world.reader.get(`/posts/${post!.id}`)).status).toBe(404);
		expect(JSON.stringify((await world.reader.get('/moderation/held?state=rejected')).body)).toContain('Its words');
	});

	test('a comment that is removed after a report leaves its place', async () => {
		const { post } = await askAs(newcomer(), 'With a bad comment');
		const { comment } = await say(post!.id, newcomer(), 'Bad words');
		const { body: report, status } = await world.writer.post(`/comments/${comment!.id}/reports`, { reason: 'abuse' });
		expect(status).toBe(201);
		await world.writer.put(`/moderation/reports/${report.id}/resolution`, { outcome: 'removed' });
		expect((await world.reader.get(`/posts/${post!.id}/comments`)).body.data).toEqual([expect.objectContaining({ deleted: true, body: '' })]);
	});
});

test('an erased person leaves nothing behind in the queue, and the count says so', async () => {
	const email = newcomer();
	const held = await heldPost('Erase my windmill', email);
	const before = await counts();
	expect(JSON.stringify((await world.admin.get(`/people/${held.author.id}/export`)).body)).toContain('Erase my windmill');
	expect((await world.admin.delete(`/people/${held.author.id}`)).status).toBe(204);
	expect((await counts()).held).toBe(before.held - 1);
	expect((await world.reader.get(`/moderation/held/${held.id}`)).status).toBe(404);
});

test('a board with texts in moderation is not removed', async () => {
	const { body: board } = await world.admin.post('/boards', { name: 'Short-lived' });
	await askPost(portal(), { boardId: board.id, title: 'Waits', body: links, tags: [], author: { email: newcomer() } });
	expect((await world.admin.delete(`/boards/${board.id}`)).body.code).toBe('in-use');
});
