import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { setStatusOfPosts } from '../posts/service.ts';
import { askToSend } from './sending.ts';

let smtp: FakeSmtp;
let world: World;
let boardId: string;

beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	for (const [key, category] of [['planned', 'planned'], ['building', 'in-progress'], ['shipped', 'shipped']]) await world.admin.post('/statuses', { key, name: key, category });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

let asked = 0;
async function ask(title: string, email = `asker${++asked}@acme.example`): Promise<{ id: PostId; email: string; personId: string }> {
	const { body } = await world.writer.post('/posts', { boardId, title, author: { email } });
	const { person_id } = await world.context.db.selectFrom('people').select('person_id').where('email', '=', email).executeTakeFirstOrThrow();
	return { id: body.id, email, personId: person_id };
}
const tell = (id: string, status: string, note?: string) => world.writer.put(`/posts/${id}/status`, { status, notify: true, ...(note ? { note } : {}) });
const prefer = (personId: string, kind: string, frequency: string) =>
	world.context.db.insertInto('preferences').values({ person_id: personId, kind, frequency }).onConflict((conflict) => conflict.columns(['workspace_id', 'person_id', 'kind']).doUpdateSet({ frequency })).execute();
const deliver = async () => {
	await world.context.db.transaction().execute((tx) => askToSend({ ...world.context, db: tx }));
	await runJobs(world.platform);
};
/** As if a person had waited so long, and had been written to so much earlier. */
async function pass(personId: string, time: string): Promise<void> {
	await sql`UPDATE deliveries SET next_attempt_at = next_attempt_at - ${time}::interval, ready_at = ready_at - ${time}::interval, created_at = created_at - ${time}::interval WHERE person_id = ${personId}`.execute(world.context.db);
	await sql`UPDATE mail_turns SET last_letter_at = last_letter_at - ${time}::interval WHERE person_id = ${personId}`.execute(world.context.db);
}
const subjectsTo = async (email: string) => (await smtp.mailsTo(email)).map((mail) => mail.subject);
const statesOf = async (personId: string) => (await world.context.db.selectFrom('deliveries').select(['state', 'reason']).where('person_id', '=', personId).where('channel', '=', 'email').orderBy('created_at').execute()).map(({ state, reason }) => reason ?? state);
/** What a member does at a screen, who may take it back. */
const atScreen = () => ({ ...world.context, viewer: { ...world.context.viewer, via: 'session' as const, personId: world.people.cora } });
const shipAtScreen = (postIds: PostId[]) => setStatusOfPosts(atScreen(), { postIds, statusKey: 'shipped', notify: true });
const receiptOf = async (id: string) => (await world.reader.get(`/posts/${id}/receipts?limit=1`)).body.data[0];

describe('how often somebody is written to', () => {
	test('two pieces of news within the hour are two letters an hour apart, and what shipped does not wait', async () => {
		const first = await ask('Hourly one');
		const second = await ask('Hourly two', first.email);
		const third = await ask('Hourly three', first.email);
		await tell(first.id, 'planned');
		await deliver();
		await tell(second.id, 'planned');
		await deliver();
		expect(await subjectsTo(first.email)).toEqual(['planned: Hourly one']);
		expect(await statesOf(first.personId)).toEqual(['sent', 'queued']);
		await tell(third.id, 'shipped');
		await deliver();
		expect(await subjectsTo(first.email)).toEqual(['planned: Hourly one', 'News: Hourly two and 1 more']);
		expect((await smtp.mailsTo(first.email))[1]?.text).toMatch(/“Hourly two”[\s\S]*“Hourly three” is here/);
		expect(await statesOf(first.personId)).toEqual(['sent', 'sent', 'sent']);
	});

	test('several requests that ship one after the other while somebody waits are one letter that lists them', async () => {
		const first = await ask('Release one');
		const others = [await ask('Release two', first.email), await ask('Release three', first.email)];
		for (const { id } of [first, ...others]) await tell(id, 'shipped');
		await deliver();
		expect(await subjectsTo(first.email)).toEqual(['shipped: Release one and 2 more']);
		const ids = await world.context.db.selectFrom('deliveries').select(['delivery_id', 'letter_id']).where('person_id', '=', first.personId).orderBy('delivery_id').execute();
		expect(new Set(ids.map(({ letter_id }) => letter_id))).toEqual(new Set([ids[0]?.delivery_id]));
	});

	test('a daily digest holds what is still true on its morning, and nothing that was told at once', async () => {
		const kept = await ask('Still planned');
		const moved = await ask('Planned for a day', kept.email);
		const muted = await ask('Muted meanwhile', kept.email);
		const told = await ask('Told at once', kept.email);
		await tell(told.id, 'planned');
		await deliver();
		await prefer(kept.personId, 'status', 'daily');
		for (const { id } of [kept, moved, muted]) await tell(id, 'planned', `On its way: ${id.slice(-4)}`);
		await deliver();
		expect(await subjectsTo(kept.email)).toHaveLength(1);
		await world.writer.put(`/posts/${moved.id}/status`, { status: 'open', notify: false });
		await world.context.db.insertInto('mutes').values({ post_id: muted.id, person_id: kept.personId }).execute();
		await pass(kept.personId, '1 day');
		await deliver();
		const [, digest, ...more] = await smtp.mailsTo(kept.email);
		expect(more).toEqual([]);
		expect(digest?.text).toContain('Still planned');
		expect(digest?.text).not.toMatch(/Planned for a day|Muted meanwhile|Told at once/);
		expect((await statesOf(kept.personId)).toSorted()).toEqual(['muted', 'overtaken', 'sent', 'sent']);
	});

	test('a weekly digest waits for Monday, and what is switched off meanwhile does not come', async () => {
		const [weekly, off] = [await ask('Weekly'), await ask('Switched off')];
		for (const { personId } of [weekly, off]) await prefer(personId, 'status', 'weekly');
		for (const { id } of [weekly, off]) await tell(id, 'planned');
		await deliver();
		const { next_attempt_at } = await world.context.db.selectFrom('deliveries').select('next_attempt_at').where('person_id', '=', weekly.personId).executeTakeFirstOrThrow();
		expect([next_attempt_at?.getUTCDay(), next_attempt_at?.getUTCHours()]).toEqual([1, 8]);
		await prefer(off.personId, 'status', 'off');
		for (const { personId } of [weekly, off]) await pass(personId, '7 days');
		await deliver();
		expect(await subjectsTo(weekly.email)).toEqual(['planned: Weekly']);
		expect(await subjectsTo(off.email)).toEqual([]);
		expect(await statesOf(off.personId)).toEqual(['preference']);
	});

	test('quiet hours and the most of a day hold for what shipped, too', async () => {
		const [quiet, full] = [await ask('Quiet'), await ask('Full')];
		const hour = (new Date().getUTCHours() + 23) % 24;
		await world.context.db.insertInto('mail_hours').values({ person_id: quiet.personId, time_zone: 'UTC', quiet_from: hour * 60, quiet_until: ((hour + 4) % 24) * 60 }).execute();
		await world.context.db.insertInto('mail_hours').values({ person_id: full.personId, most_a_day: 1 }).execute();
		const before = await ask('Before it was full', full.email);
		await tell(before.id, 'shipped');
		await deliver();
		for (const { id } of [quiet, full]) await tell(id, 'shipped');
		await deliver();
		expect(await subjectsTo(quiet.email)).toEqual([]);
		expect(await subjectsTo(full.email)).toEqual(['shipped: Before it was full']);
		await world.context.db.deleteFrom('mail_hours').execute();
		await pass(quiet.personId, '5 hours');
		await deliver();
		expect(await subjectsTo(quiet.email)).toEqual(['shipped: Quiet']);
	});

	test('people who become one while their news waits get it once', async () => {
		const post = await ask('One human later', 'desk@later.example');
		await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'home@later.example' } });
		const { person_id: other } = await world.context.db.selectFrom('people').select('person_id').where('email', '=', 'home@later.example').executeTakeFirstOrThrow();
		for (const id of [post.personId, other]) await prefer(id, 'status', 'daily');
		await tell(post.id, 'planned');
		await deliver();
		expect((await world.writer.post(`/people/${post.personId}/merges`, { sourceId: other })).status).toBeLessThan(300);
		for (const id of [post.personId, other]) await pass(id, '1 day');
		await deliver();
		expect([...(await subjectsTo('desk@later.example')), ...(await subjectsTo('home@later.example'))]).toEqual(['planned: One human later']);
	});

	test('the receipt says who unsubscribed after it, and not what was sent to them before', async () => {
		const [first, second] = [await ask('Before the last straw'), await ask('The last straw', 'straw@acme.example')];
		const early = await ask('Long before', second.email);
		await tell(early.id, 'shipped');
		await tell(first.id, 'shipped');
		await deliver();
		await tell(second.id, 'shipped');
		await deliver();
		const [mail] = (await smtp.mailsTo(second.email)).slice(-1);
		const link = /<([^>]*\/unsubscribe[^>]*)>/.exec(mail?.headers.get('list-unsubscribe')?.toString() ?? mail?.text ?? '')?.[1] ?? /(http\S*\/unsubscribe\?token=[\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
		expect((await world.request(new URL(link).pathname + new URL(link).search, { method: 'POST' })).status).toBe(200);
		expect((await receiptOf(second.id)).counts).toMatchObject({ told: 1, unsubscribed: 1 });
		expect((await receiptOf(early.id)).counts).toMatchObject({ told: 1, unsubscribed: 0 });
		expect((await receiptOf(first.id)).counts).toMatchObject({ told: 1, unsubscribed: 0 });
	});

	test('a letter that could not be sent goes again as the same letter, whatever came meanwhile', async () => {
		const one = await ask('Same letter');
		smtp.answerWith(() => ({ code: 451, text: '4.3.2 Later' }));
		await tell(one.id, 'shipped');
		await deliver();
		smtp.answerWith(() => 'take');
		const other = await ask('Came meanwhile', one.email);
		await tell(other.id, 'shipped');
		await pass(one.personId, '1 hour');
		await deliver();
		expect(await subjectsTo(one.email)).toEqual(['shipped: Same letter']);
		await pass(one.personId, '1 hour');
		await deliver();
		expect(await subjectsTo(one.email)).toEqual(['shipped: Same letter', 'shipped: Came meanwhile']);
	});
});

describe('taking back what is told', () => {
	test('what somebody tells from a screen waits some minutes, and is taken back in full, in the product too', async () => {
		const post = await ask('Too early');
		await world.context.db.insertInto('follows').values({ post_id: post.id, person_id: world.people.vic, reason: 'asked' }).execute();
		await shipAtScreen([post.id]);
		await deliver();
		expect(await subjectsTo(post.email)).toEqual([]);
		const waiting = await receiptOf(post.id);
		expect(waiting).toMatchObject({ counts: { told: 0, waiting: 2 }, recalledAt: null });
		expect(new Date(waiting.recallableUntil).getTime() - new Date(waiting.event.at).getTime()).toBe(5 * 60_000);

		expect((await world.reader.post(`/events/${waiting.event.id}/recall`)).status).toBe(403);
		const { body } = await world.writer.post(`/events/${waiting.event.id}/recall`);
		expect(body).toMatchObject({ counts: { told: 0, waiting: 0, leftOut: 2, inApp: 0 }, leftOut: [{ reason: 'recalled', people: 2 }], recallableUntil: null, recalledAt: expect.any(String) });
		expect((await world.writer.post(`/events/${waiting.event.id}/recall`)).body).toEqual(body);
		await pass(post.personId, '10 minutes');
		await deliver();
		expect(await subjectsTo(post.email)).toEqual([]);
	});

	test('what was taken back before anybody was written down tells nobody', async () => {
		const post = await ask('Back at once');
		await shipAtScreen([post.id]);
		const { event_id } = await world.context.db.selectFrom('events').select('event_id').where('post_id', '=', post.id).where('type', '=', 'posts.status-changed').executeTakeFirstOrThrow();
		expect((await world.writer.post(`/events/${event_id}/recall`)).status).toBe(200);
		await deliver();
		expect(await statesOf(post.personId)).toEqual(['recalled']);
	});

	test('after the minutes it goes, and cannot be taken back; a program means what it says, and minutes of 0 wait for nobody', async () => {
		const post = await ask('Gone');
		await shipAtScreen([post.id]);
		await deliver();
		await pass(post.personId, '6 minutes');
		await deliver();
		expect(await subjectsTo(post.email)).toEqual(['shipped: Gone']);
		const { event } = await receiptOf(post.id);
		expect(await world.writer.post(`/events/${event.id}/recall`)).toMatchObject({ status: 409, body: { code: 'too-late' } });

		expect((await world.admin.patch('/workspace', { recallMinutes: 90 })).body.fields).toHaveProperty('recallMinutes');
		expect((await world.admin.patch('/workspace', { recallMinutes: 0 })).body).toMatchObject({ recallMinutes: 0 });
		const next = await ask('At once');
		await shipAtScreen([next.id]);
		await deliver();
		expect(await subjectsTo(next.email)).toEqual(['shipped: At once']);
	});

	test('an event that is not there, and one that told nobody', async () => {
		expect((await world.writer.post(`/events/${world.context.newId('event')}/recall`)).status).toBe(404);
		expect((await world.writer.post('/events/nonsense/recall')).status).toBe(404);
	});
});

describe('what somebody wants', () => {
	test('is changed by them, and refused plainly where it makes no sense', async () => {
		const hours = { timeZone: 'Europe/Berlin', quietFrom: '22:00', quietUntil: '07:00', mostADay: 3 };
		expect((await world.writer.put('/me/preferences', { comment: 'weekly', hours })).body).toMatchObject({ comment: 'weekly', status: 'instant', hours });
		expect((await world.writer.put('/me/preferences', { hours: { mostADay: null } })).body).toMatchObject({ hours: { ...hours, mostADay: null } });
		for (const wrong of [{ timeZone: 'Mars/Olympus' }, { timeZone: '+02:00' }, { quietFrom: '25:00', quietUntil: '07:00' }, { quietFrom: '22:00' }, { quietFrom: '22:00', quietUntil: null }, { mostADay: 0 }]) {
			expect(await world.writer.put('/me/preferences', { hours: wrong }), JSON.stringify(wrong)).toMatchObject({ status: 422 });
		}
		expect((await world.writer.put('/me/preferences', { hours: { quietFrom: null, quietUntil: null } })).body.hours.quietFrom).toBeNull();
	});
});

describe('the letter before it goes', () => {
	test('is what its first reader will get, in any language, and goes to nobody but whoever asks for a copy', async () => {
		const post = await ask('Preview me', 'first@preview.example');
		await world.writer.patch(`/posts/${post.id}`, { body: 'On paper, please.' });
		const request = { kind: 'status', postIds: [post.id], status: 'shipped', note: 'Under Print.' };
		const { body } = await world.writer.post('/letters/preview', request);
		expect(body).toMatchObject({ subject: 'shipped: Preview me', language: 'en', reader: { email: 'first@preview.example' } });
		expect(body.text).toMatch(/“Preview me” is here\.[\s\S]*Under Print\.[\s\S]*> On paper, please\./);
		expect((await world.writer.post('/letters/preview', { ...request, language: 'fr' })).body).toMatchObject({ subject: 'Livrée : Preview me', language: 'fr' });

		const before = smtp.received.length;
		expect((await world.writer.post('/letters/test', request)).body).toEqual({ to: 'olga@harbour.example' });
		await runJobs(world.platform);
		expect(smtp.received.slice(before).map(({ to }) => to)).toEqual([['olga@harbour.example']]);
		expect(await subjectsTo('olga@harbour.example')).toEqual(['Test: shipped: Preview me']);
	});

	test('is refused plainly where there is nothing to tell of', async () => {
		const post = await ask('Refuse me');
		for (const wrong of [{}, { kind: 'status' }, { kind: 'status', postIds: [], status: 'shipped' }, { kind: 'status', postIds: [post.id], status: 'no-such' }, { kind: 'status', postIds: [post.id], status: 'shipped', language: 'tlh' }]) {
			expect(await world.writer.post('/letters/preview', wrong), JSON.stringify(wrong)).toMatchObject({ status: 422 });
		}
		expect((await world.writer.post('/letters/preview', { kind: 'changelog', entryId: world.context.newId('changelogEntry') })).status).toBe(404);
		expect((await world.reader.post('/letters/test', { kind: 'status', postIds: [post.id], status: 'shipped' })).status).toBe(403);
	});

	test('of an entry holds what it says', async () => {
		const post = await ask('In the news');
		const entry = (await world.writer.post('/changelog', { title: 'Paper is back', body: 'Print **everything**.', postIds: [post.id] })).body;
		const { body } = await world.writer.post('/letters/preview', { kind: 'changelog', entryId: entry.id });
		expect(body.subject).toBe('Paper is back');
		expect(body.text).toContain('Print everything.');
	});
});
