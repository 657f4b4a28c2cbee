import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
	await world.admin.post('/statuses', { key: 'planned', name: 'Planned', category: 'planned' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
beforeEach(() => smtp.answerWith(() => 'take'));
afterAll(async () => {
	await world.close();
	await smtp.close();
});

let asked = 0;
/** A request by somebody new; `email` names the author. */
async function ask(title: string, more: { email?: string; body?: string; board?: string } = {}): Promise<{ id: string; number: number; email: string }> {
	const email = more.email ?? `author${++asked}@acme.example`;
	const { body } = await world.writer.post('/posts', { boardId: more.board ?? boardId, title, body: more.body ?? '', author: { email } });
	return { ...body, email };
}
const vote = (id: string, email: string) => world.writer.put(`/posts/${id}/vote`, { person: { email } });
const ship = (id: string, note?: string) => world.writer.put(`/posts/${id}/status`, { status: 'shipped', notify: true, ...(note ? { note } : {}) });
const deliver = () => runJobs(world.platform);
const mailsAbout = async (email: string, title: string) => (await smtp.mailsTo(email)).filter((mail) => mail.subject?.includes(title));
const personId = async (email: string): Promise<string> =>
	(await world.context.db.selectFrom('people').select('person_id').where('email', '=', email).executeTakeFirstOrThrow()).person_id;
const deliveriesOf = async (post: string) => (await world.reader.get(`/deliveries?post=${post}&limit=100`)).body.data as Record<string, unknown>[];

describe('when a request ships', () => {
	test('everyone who asked gets one mail, whatever the number of their reasons', async () => {
		const post = await ask('Dark mode', { email: 'carla@acme.example', body: 'My eyes hurt at night.' });
		await vote(post.id, 'carla@acme.example');
		await vote(post.id, 'finn@acme.example');
		await world.writer.post(`/posts/${post.id}/comments`, { body: 'Yes please', author: { email: 'finn@acme.example' } });
		await ship(post.id, 'It is under Settings, Appearance.');
		await deliver();
		await deliver();
		const [mail, ...more] = await mailsAbout('carla@acme.example', 'Dark mode');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe('Shipped: Dark mode');
		expect(mail?.text).toContain('“Dark mode” is here.');
		expect(mail?.text).toContain('It is under Settings, Appearance.');
		expect(mail?.text).toContain('> My eyes hurt at night.');
		expect(mail?.text).toContain('because you asked for it');
		expect(mail?.html).toContain(`http://winnow.test/posts/${post.number}/dark-mode`);
		expect(await mailsAbout('finn@acme.example', 'Dark mode')).toHaveLength(1);
	});

	test('those who follow a duplicate are told about the request it is part of, with their own words', async () => {
		const post = await ask('Export to CSV');
		const duplicate = await ask('Excel download', { email: 'ida@umber.example', body: 'Our accountant wants a file.' });
		await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: false });
		await ship(post.id);
		await deliver();
		const [mail, ...more] = await mailsAbout('ida@umber.example', 'Export to CSV');
		expect(more).toEqual([]);
		expect(mail?.text).toContain('> Excel download');
		expect(mail?.text).toContain('> Our accountant wants a file.');
	});

	test('somebody behind six requests of one release gets one mail that lists six', async () => {
		const titles = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'];
		const posts = [];
		for (const title of titles) posts.push(await ask(title));
		for (const post of posts) await vote(post.id, 'six@acme.example');
		const { setStatusOfPosts } = await import('../posts/service.ts');
		await setStatusOfPosts(world.context, { postIds: posts.map((post) => post.id) as never[], statusKey: 'shipped', notify: true });
		await deliver();
		const mails = await smtp.mailsTo('six@acme.example');
		expect(mails).toHaveLength(1);
		expect(mails[0]?.subject).toBe('Shipped: Alpha and 5 more');
		for (const [at, title] of titles.entries()) expect(mails[0]?.text).toContain(`* ${title}\n  http://winnow.test/posts/${posts[at]?.number}/`);
		expect(await smtp.mailsTo(posts[0]?.email ?? '')).toHaveLength(1);
	});

	test('setting the status it has tells nobody, and neither does notify: false', async () => {
		const post = await ask('Quiet');
		await world.writer.put(`/posts/${post.id}/status`, { status: 'planned', notify: false });
		await ship(post.id);
		await deliver();
		await ship(post.id);
		await deliver();
		expect(await mailsAbout(post.email, 'Quiet')).toHaveLength(1);
	});

	test('who unsubscribed, bounced, muted, switched it off, has no address or may not see it is left out, and the receipt says why', async () => {
		const post = await ask('Receipt', { email: 'told@acme.example' });
		for (const name of ['gone', 'bounced', 'muted', 'off']) await vote(post.id, `${name}@leftout.example`);
		await world.context.db
			.insertInto('suppressions')
			.values([
				{ email: 'gone@leftout.example', reason: 'unsubscribed' },
				{ email: 'bounced@leftout.example', reason: 'bounced' }
			])
			.execute();
		await world.context.db.insertInto('mutes').values({ post_id: post.id, person_id: await personId('muted@leftout.example') }).execute();
		await world.context.db.insertInto('preferences').values({ kind: 'status', frequency: 'off', person_id: await personId('off@leftout.example') }).execute();
		const anonymous = world.context.newId('person');
		await world.context.db.insertInto('people').values({ person_id: anonymous, kind: 'anonymous' }).execute();
		await world.context.db.insertInto('follows').values({ post_id: post.id, person_id: anonymous, reason: 'voted' }).execute();

		const before = await world.reader.get(`/posts/${post.id}/recipients`);
		expect(before.body).toMatchObject({ count: 1, more: 0, data: [{ email: 'told@acme.example' }], leftOut: { count: 5 } });
		const reasons = ['unsubscribed', 'bounced', 'muted', 'preference', 'no-address'].sort();
		expect(before.body.leftOut.reasons.map((entry: { reason: string }) => entry.reason).sort()).toEqual(reasons);

		await ship(post.id);
		await deliver();
		const { body } = await world.reader.get(`/posts/${post.id}/receipts`);
		expect(body.data).toHaveLength(1);
		expect(body.data[0]).toMatchObject({ counts: { told: 1, waiting: 0, failed: 0, leftOut: 5 }, posts: [{ title: 'Receipt' }] });
		expect(body.data[0].leftOut.map((entry: { reason: string }) => entry.reason).sort()).toEqual(reasons);
		expect((await world.reader.get(`/events/${body.data[0].event.id}/receipt`)).body).toEqual(body.data[0]);
		for (const name of ['gone', 'bounced', 'muted', 'off']) expect(await smtp.mailsTo(`${name}@leftout.example`)).toEqual([]);
	});

	test('two people who are one get one mail, and none once they unsubscribed by either address', async () => {
		const [post, second] = [await ask('One human'), await ask('Silence')];
		for (const { id } of [post, second]) for (const email of ['desk@one.example', 'home@one.example']) await vote(id, email);
		await world.writer.post(`/people/${await personId('desk@one.example')}/merges`, { sourceId: await personId('home@one.example') });
		expect((await world.reader.get(`/posts/${post.id}/recipients`)).body.count).toBe(2);
		await ship(post.id);
		await deliver();
		expect(await mailsAbout('desk@one.example', 'One human')).toHaveLength(1);
		expect(await mailsAbout('home@one.example', 'One human')).toEqual([]);
		await world.context.db.insertInto('suppressions').values({ email: 'home@one.example', reason: 'unsubscribed' }).execute();
		await ship(second.id);
		await deliver();
		expect(await mailsAbout('desk@one.example', 'Silence')).toEqual([]);
	});

	test('a board that became private is seen by members alone', async () => {
		const board = (await world.admin.post('/boards', { name: 'Soon private' })).body;
		const post = await ask('Hidden', { board: board.id });
		await world.context.db.insertInto('follows').values({ post_id: post.id, person_id: world.people.cora, reason: 'asked' }).execute();
		await world.admin.patch(`/boards/${board.id}`, { visibility: 'private' });
		await ship(post.id);
		await deliver();
		expect(await smtp.mailsTo(post.email)).toEqual([]);
		expect(await mailsAbout('cora@harbour.example', 'Hidden')).toHaveLength(1);
		expect(await deliveriesOf(post.id)).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'suppressed', reason: 'not-allowed' })]));
	});

	test('a mute of a duplicate mutes only what was followed there', async () => {
		const post = await ask('Mute rule');
		const duplicate = await ask('Mute rule again');
		await vote(duplicate.id, 'both@acme.example');
		await vote(post.id, 'both@acme.example');
		await vote(duplicate.id, 'only@acme.example');
		for (const email of ['both@acme.example', 'only@acme.example']) {
			await world.context.db.insertInto('mutes').values({ post_id: duplicate.id, person_id: await personId(email) }).execute();
		}
		await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: false });
		await ship(post.id);
		await deliver();
		expect(await mailsAbout('both@acme.example', 'Mute rule')).toHaveLength(1);
		expect(await mailsAbout('only@acme.example', 'Mute rule')).toEqual([]);
	});

	test('who ships it is not told by mail what they just did', async () => {
		const post = await ask('Own work');
		await world.context.db.insertInto('follows').values({ post_id: post.id, person_id: world.people.olga, reason: 'asked' }).execute();
		await ship(post.id);
		await deliver();
		expect(await mailsAbout('olga@harbour.example', 'Own work')).toEqual([]);
		expect(await deliveriesOf(post.id)).toEqual(expect.arrayContaining([expect.objectContaining({ reason: 'actor' })]));
	});

	test('only the team reads who was told', async () => {
		for (const path of ['/deliveries', '/notifications', '/recipients?posts=x']) expect((await world.nobody.get(path)).status).toBe(401);
		expect((await world.reader.get('/recipients?posts=nonsense')).status).toBe(422);
		expect((await world.reader.get('/deliveries?state=lost')).body.fields).toHaveProperty('state');
	});
});

describe('answers, comments and merges', () => {
	test('followers hear of the official answer once, and of comments only if they asked for that', async () => {
		const post = await ask('Talk');
		await vote(post.id, 'chatty@acme.example');
		await world.context.db.insertInto('preferences').values({ kind: 'comment', frequency: 'instant', person_id: await personId('chatty@acme.example') }).execute();
		await world.writer.post(`/posts/${post.id}/comments`, { body: 'A remark', author: { email: 'passer@acme.example' } });
		await world.writer.post(`/posts/${post.id}/comments`, { body: 'Between us', internal: true });
		const answer = await world.writer.post(`/posts/${post.id}/comments`, { body: 'We hear you.', official: true, notify: true });
		await deliver();
		await world.writer.patch(`/comments/${answer.body.id}`, { body: 'We hear you well.' });
		await deliver();
		const subjects = async (email: string) => (await mailsAbout(email, 'Talk')).map((mail) => mail.subject).sort();
		expect(await subjects(post.email)).toEqual(['Answered: Talk']);
		expect(await subjects('chatty@acme.example')).toEqual(['News: Talk']);
		expect((await mailsAbout('chatty@acme.example', 'Talk'))[0]?.text).toMatch(/There is a new comment[\s\S]*A remark[\s\S]*The team answered[\s\S]*We hear you\./);
		expect((await mailsAbout(post.email, 'Talk'))[0]?.text).toContain('We hear you.');
	});

	test('a merge tells those who came with the duplicate, and them alone', async () => {
		const post = await ask('Keyboard shortcuts');
		const duplicate = await ask('Hotkeys');
		expect((await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: true })).body).toMatchObject({ told: 1 });
		await deliver();
		const [mail] = await mailsAbout(duplicate.email, 'Keyboard shortcuts');
		expect(mail?.subject).toBe('Now part of: Keyboard shortcuts');
		expect(mail?.text).toContain('“Hotkeys” is now part of “Keyboard shortcuts”.');
		expect(await smtp.mailsTo(post.email)).toEqual([]);
	});

	test('a member sees it in the product too and marks it as read', async () => {
		const post = await ask('In the product');
		const { olga } = world.people;
		await world.context.db.insertInto('follows').values({ post_id: post.id, person_id: olga, reason: 'asked' }).execute();
		const { setStatusOfPosts } = await import('../posts/service.ts');
		await setStatusOfPosts(world.context, { postIds: [post.id] as never[], statusKey: 'shipped', notify: true });
		await deliver();
		const { body } = await world.reader.get('/notifications?unread=true');
		expect(body.data).toEqual([expect.objectContaining({ sentence: '“In the product” is here.', readAt: null })]);
		expect((await world.writer.put('/notifications/read', { ids: [body.data[0].id] })).body).toEqual({ unread: 0 });
		expect((await world.reader.get('/notifications?unread=true')).body.data).toEqual([]);
	});
});

describe('the mail itself', () => {
	test('its headers let a mail program unsubscribe with one click, and the one click works', async () => {
		const post = await ask('One click');
		await ship(post.id);
		await deliver();
		const [mail] = await smtp.mailsTo(post.email);
		const header = mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
		const url = /<(http:\/\/winnow\.test\/unsubscribe\?token=[\w.-]+)>/.exec(header)?.[1] ?? '';
		expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		expect(mail?.text).toContain(url);
		const path = url.slice('http://winnow.test'.length);
		const clicked = await world.request(path, {
			method: 'POST',
			body: 'List-Unsubscribe=One-Click',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' }
		});
		expect(clicked.status).toBe(200);
		expect(clicked.redirected).toBe(false);
		const next = await ask('After the click', { email: post.email });
		await ship(next.id);
		await deliver();
		expect(await smtp.mailsTo(post.email)).toHaveLength(1);
		expect(await deliveriesOf(next.id)).toEqual([expect.objectContaining({ state: 'suppressed', reason: 'unsubscribed' })]);
	});

	test('made-up links are refused plainly', async () => {
		for (const token of ['', 'x', 'a'.repeat(87), `${'A'.repeat(43)}.${'A'.repeat(43)}`, '%00', '../../etc', 'é'.repeat(100)]) {
			const { status } = await world.request(`/unsubscribe?token=${encodeURIComponent(token)}`, { method: 'POST' });
			expect(status).toBe(400);
		}
	});

	test('hostile titles, names and notes stay text', async () => {
		const title = '</title><script>alert(1)</script> "quoted" & Ünïcödé 日本語 🦆';
		const post = await ask(title, { body: '<img src=x onerror=alert(1)>' });
		await world.context.db.updateTable('posts').set({ title: `${title}\r\nBcc: evil@evil.example` }).where('post_id', '=', post.id).execute();
		await ship(post.id, '<b>bold</b>\n\n.\nQUIT');
		await deliver();
		const [mail] = await smtp.mailsTo(post.email);
		expect(mail?.subject).toContain(`Shipped: ${title}`);
		expect(mail?.headers.has('bcc')).toBe(false);
		expect(mail?.html).not.toContain('<script');
		expect(mail?.html).not.toContain('<img');
		expect(mail?.html).not.toContain('<b>');
		expect(mail?.text).toContain('.\nQUIT');
		expect(smtp.received.filter(({ to }) => to.includes('evil@evil.example'))).toEqual([]);
	});

	test('it is written in the language of its reader, from right to left where that is how it is read', async () => {
		const post = await ask('Offline', { email: 'reader@ar.example' });
		await world.context.db.updateTable('people').set({ language: 'ar' }).where('email', '=', post.email).execute();
		await ship(post.id);
		await deliver();
		const [mail] = await smtp.mailsTo(post.email);
		expect(mail?.subject).toBe('أصبح متاحًا: Offline');
		expect(mail?.text).toContain('«Offline» أصبح متاحًا.');
		expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
	});

	test.for([
		'Größe ändern', 'Élargir l’écran', 'Ñandú más rápido', 'Ação já', 'Żółta łódź', 'Čeština', 'Ελληνικά', 'Русский язык', 'Українська', 'עברית', 'العربية', 'فارسی',
		'हिन्दी', 'বাংলা', 'தமிழ்', 'ไทย', 'Tiếng Việt', '日本語', '中文', '한국어'
	])('a title in any script arrives as it was written: %s', async (title) => {
		const post = await ask(`${title} ${'x'.repeat(80)}`);
		await ship(post.id);
		await deliver();
		const [mail] = await smtp.mailsTo(post.email);
		expect(mail?.subject).toBe(`Shipped: ${title} ${'x'.repeat(80)}`);
		expect(mail?.text).toContain(`“${title} `);
	});

	test('its Message-ID is that of its delivery', async () => {
		const post = await ask('Identity');
		await ship(post.id);
		await deliver();
		const [delivery] = await deliveriesOf(post.id);
		expect((await smtp.mailsTo(post.email))[0]?.messageId).toBe(`<${delivery?.['id']}@winnow.test>`);
	});
});

describe('a mail server that does not take it', () => {
	test('a temporary refusal waits and tries again with the same Message-ID', async () => {
		const post = await ask('Greylisted');
		smtp.answerWith(() => ({ code: 451, text: '4.7.1 Try again later' }));
		await ship(post.id);
		await deliver();
		const [waiting] = await deliveriesOf(post.id);
		expect(waiting).toMatchObject({ state: 'queued', attempts: 1, response: expect.stringContaining('451') });
		expect(new Date(String(waiting?.['nextAttemptAt'])).getTime()).toBeGreaterThan(Date.now() + 30_000);
		smtp.answerWith(() => 'take');
		await world.context.db.updateTable('deliveries').set({ next_attempt_at: new Date() }).where('delivery_id', '=', String(waiting?.['id'])).execute();
		await world.context.db.transaction().execute(async (tx) => (await import('./sending.ts')).askToSend({ ...world.context, db: tx }));
		await deliver();
		expect(await deliveriesOf(post.id)).toEqual([expect.objectContaining({ state: 'sent', attempts: 2 })]);
		expect(await smtp.mailsTo(post.email)).toHaveLength(1);
	});

	test('an address that does not exist is set aside, and a member may try again', async () => {
		const post = await ask('No such user');
		smtp.answerWith((address) => (address === post.email ? { code: 550, text: '5.1.1 No such user' } : 'take'));
		await ship(post.id);
		await deliver();
		const [failed] = await deliveriesOf(post.id);
		expect(failed).toMatchObject({ state: 'failed', reason: 'bounced' });
		const next = await ask('Not again', { email: post.email });
		await ship(next.id);
		await deliver();
		expect(await deliveriesOf(next.id)).toEqual([expect.objectContaining({ state: 'suppressed', reason: 'bounced' })]);
		smtp.answerWith(() => 'take');
		expect((await world.writer.post(`/deliveries/${failed?.['id']}/retry`)).status).toBe(403);
		expect((await world.admin.post(`/deliveries/${failed?.['id']}/retry`)).body.state).toBe('queued');
		await deliver();
		expect(await smtp.mailsTo(post.email)).toHaveLength(1);
		expect((await world.admin.post(`/deliveries/${failed?.['id']}/retry`)).body.code).toBe('not-failed');
	});

	test('everything of an event that failed is sent again at once', async () => {
		const post = await ask('All again');
		await vote(post.id, 'second@again.example');
		smtp.answerWith(() => ({ code: 554, text: '5.7.1 Refused' }));
		await ship(post.id);
		await deliver();
		const [{ event }] = (await world.reader.get(`/posts/${post.id}/receipts`)).body.data;
		smtp.answerWith(() => 'take');
		expect((await world.writer.post(`/events/${event.id}/retry`)).status).toBe(403);
		expect((await world.admin.post(`/events/${event.id}/retry`)).body.counts).toMatchObject({ failed: 0, waiting: 2 });
		await deliver();
		for (const email of [post.email, 'second@again.example']) expect(await mailsAbout(email, 'All again')).toHaveLength(1);
		expect((await world.admin.post(`/events/${event.id}/retry`)).body.code).toBe('not-failed');
	});

	test('a connection that breaks in the middle is tried again', async () => {
		const post = await ask('Dropped');
		smtp.answerWith(() => 'drop');
		await ship(post.id);
		await deliver();
		expect(await deliveriesOf(post.id)).toEqual([expect.objectContaining({ state: 'queued', attempts: 1 })]);
	});
});

describe('without SMTP_URL', () => {
	test('the mail is kept in the outbox, and its delivery counts as sent', async () => {
		const alone = await makeWorld();
		await alone.admin.post('/statuses', { name: 'Open', category: 'open' });
		await alone.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
		const board = (await alone.admin.post('/boards', { name: 'App' })).body.id;
		const post = (await alone.writer.post('/posts', { boardId: board, title: 'Kept', author: { email: 'carla@acme.example' } })).body;
		await alone.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: true });
		await runJobs(alone.platform);
		const mails = await alone.context.db.selectFrom('mails').selectAll().execute();
		expect(mails).toEqual([expect.objectContaining({ state: 'kept', to_email: 'carla@acme.example', subject: 'Shipped: Kept' })]);
		expect((await alone.reader.get('/deliveries')).body.data).toEqual([expect.objectContaining({ state: 'sent', response: expect.stringContaining('outbox') })]);
		await alone.close();
	});
});
