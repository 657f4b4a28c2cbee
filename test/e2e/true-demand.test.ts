import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { ask, setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let team: Page;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url, { example: true });
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

/** Calls the API as the signed-in owner. */
async function send<T>(method: 'POST' | 'PUT' | 'GET', path: string, body?: object): Promise<T> {
	const answer = await team.request.fetch(`${served.url}/api/v1${path}`, { method, headers: { origin: served.url }, ...(body ? { data: body } : {}) });
	expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
	return (await answer.json()) as T;
}

const twenty = Array.from({ length: 20 }, (_, at) => at);

describe('twenty messages', () => {
	const waiting = async () => (await send<{ data: { id: string; externalId: string | null }[] }>('GET', '/feedback?state=new&limit=100')).data.filter(({ externalId }) => externalId?.startsWith('twenty-'));

	test('are worked through by keys alone: linked, made into requests, dismissed', async () => {
		for (const at of twenty) {
			await send('POST', '/feedback', {
				channel: 'calls',
				externalId: `twenty-${at}`,
				text: `Caller ${at}: the app should keep working when there is no signal, in every basement.`,
				person: { email: `caller${at}@basements.test`, name: `Caller ${at}` }
			});
		}
		await team.goto(`${served.url}/app/inbox`, { waitUntil: 'networkidle' });
		const message = team.getByRole('region', { name: 'Message' });
		for (const at of twenty.toReversed()) {
			await message.getByRole('heading', { name: `Caller ${at}`, exact: true }).waitFor();
			await [linkFirst, makeRequest, dismiss][at % 3]?.(at);
		}
		await expect.poll(async () => (await waiting()).length).toBe(0);
	});

	async function linkFirst(): Promise<void> {
		await team.getByRole('complementary', { name: 'Posts it may belong to' }).getByRole('listitem').first().waitFor();
		await team.keyboard.press('1');
	}

	async function makeRequest(at: number): Promise<void> {
		await team.keyboard.press('n');
		const dialog = team.getByRole('dialog', { name: 'New post from this message' });
		await dialog.getByLabel('Title').fill(`Basement ${at}`);
		await team.keyboard.press('Enter');
		await dialog.waitFor({ state: 'hidden' });
	}

	function dismiss(): Promise<void> {
		return team.keyboard.press('d');
	}
});

test('what somebody types stays where the search for similar requests fails', async () => {
	const visitor = await (await openWindow(browser)).newPage();
	await visitor.route(/\/ask\?title=/, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Too busy</h1>' }));
	await visitor.goto(`${served.url}/ask`);
	await visitor.getByLabel('Tell us more').fill('Words that took long to write.');
	const failed = visitor.waitForResponse((response) => response.status() === 503);
	await visitor.getByLabel('In one sentence').pressSequentially('Keep my words');
	await (await failed).finished();
	await visitor.getByRole('button', { name: 'Ask', exact: true }).focus();
	expect(await visitor.getByLabel('Tell us more').inputValue()).toBe('Words that took long to write.');
	expect(new URL(visitor.url()).search).toBe('');
});

describe('a person who is erased', () => {
	const title = 'A request of somebody who leaves';
	const email = 'leaver@visitors.test';

	test('takes their words and name with them, and still counts', async () => {
		const visitor = await (await openWindow(browser)).newPage();
		await ask(visitor, served.url, { title, body: 'Words that will go.', email, name: 'Lea Leaver' });
		const path = new URL(visitor.url()).pathname;
		expect(await visitor.getByText('Words that will go.').count()).toBe(1);

		await team.goto(`${served.url}/app/people?q=${encodeURIComponent(email)}`, { waitUntil: 'networkidle' });
		await team.getByRole('link', { name: 'Lea Leaver' }).click();
		await team.waitForURL(/\/app\/people\/person_/);
		await team.getByRole('button', { name: 'Erase', exact: true }).click();
		await team.getByRole('alertdialog').or(team.getByRole('dialog')).getByRole('button', { name: 'Erase', exact: true }).click();
		await team.waitForURL(/\/app\/people$/);

		await visitor.goto(served.url + path);
		await visitor.getByText(/^1 person wants this$/).first().waitFor();
		expect(await visitor.getByText('Words that will go.').count()).toBe(0);
		expect(await visitor.content()).not.toContain('Lea Leaver');
		const { data } = await send<{ data: unknown[] }>('GET', `/people?q=${encodeURIComponent(email)}`);
		expect(data).toEqual([]);
	});
});

test('two people who are one are merged by keys alone, counted once, and separated again', async () => {
	type Person = { id: string; name: string };
	const made = await Promise.all(['Vera Field', 'V. Field (phone)'].map((name, at) => send<Person>('POST', '/people', { name, email: `vera${at}@two.test` })));
	const [desk, phone] = made as [Person, Person];
	const { data } = await send<{ data: { id: string }[] }>('GET', '/posts?limit=1');
	const path = `/posts/${data[0]?.id}`;
	for (const { id } of made) await send('PUT', `${path}/vote`, { personId: id });
	const people = async () => (await send<{ demand: { people: number } }>('GET', path)).demand.people;
	const before = await people();
	await team.goto(`${served.url}/app/people/${desk.id}`, { waitUntil: 'networkidle' });
	await team.getByRole('button', { name: 'Merge with…' }).press('Enter');
	await team.getByRole('dialog', { name: 'Who is the same person?' }).waitFor();
	await team.keyboard.type('phone');
	await team.getByRole('option', { name: phone.name }).waitFor();
	await team.keyboard.press('Enter');
	const dialog = team.getByRole('dialog', { name: 'Make two people one' });
	await dialog.getByText('counts one less').waitFor();
	await dialog.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
	await dialog.waitFor({ state: 'hidden' });
	expect(await people()).toBe(before - 1);
	await team.getByRole('button', { name: `Separate ${phone.name}` }).press('Enter');
	await team.getByRole('button', { name: `Separate ${phone.name}` }).waitFor({ state: 'detached' });
	expect(await people()).toBe(before);
});

test('a cluster of requests is merged by keys alone, the demand looked at, and everything undone', async () => {
	type Cluster = { posts: { id: string; number: number; title: string; people: number }[]; people: number };
	const waiting = async () => (await send<{ data: Cluster[] }>('GET', '/posts/duplicates')).data;
	const [cluster] = await waiting();
	const [first] = cluster?.posts ?? [];
	const demand = async () => (await send<{ demand: { people: number } }>('GET', `/posts/${first?.id}`)).demand.people;
	const before = await demand();
	await team.goto(`${served.url}/app/posts/duplicates`, { waitUntil: 'networkidle' });
	await team.getByRole('button', { name: /^Merge \d+ request/ }).and(team.locator(':enabled')).waitFor();
	await team.keyboard.press('m');
	await team.getByText(/requests? (is|are) merged/).first().waitFor();
	expect(await demand()).toBe(cluster?.people);
	await team.goto(`${served.url}/app/posts/${first?.number}`, { waitUntil: 'networkidle' });
	await team.getByRole('complementary').getByText(String(cluster?.people), { exact: true }).first().waitFor();
	await team.goBack({ waitUntil: 'networkidle' });
	for (const { id } of cluster?.posts.slice(1) ?? []) expect((await team.request.delete(`${served.url}/api/v1/posts/${first?.id}/merges/${id}`, { headers: { origin: served.url } })).ok()).toBe(true);
	expect(await demand()).toBe(before);
	await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
	await team.reload({ waitUntil: 'networkidle' });
	await team.keyboard.press('d');
	await team.getByText('They are not suggested together again.').first().waitFor();
	await team.keyboard.press('u');
	await team.getByText('Taken back.').first().waitFor();
});
