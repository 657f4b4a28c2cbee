/** What somebody is in the middle of stays as it is while other people's acts arrive at the same page. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as backlog } from '#core/backlog/words.ts';
import { words as moderation } from '#core/moderation/words.ts';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let team: Page;
let boardId: string;
let count = 0;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url);
	await send('PATCH', '/moderation/settings', { reviewFirst: true });
	boardId = (await send<{ data: { id: string }[] }>('GET', '/boards')).data[0]?.id ?? '';
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

/** Calls the API as the signed-in owner, from elsewhere. */
async function send<T>(method: 'POST' | 'PATCH' | 'GET', path: string, body?: object): Promise<T> {
	const answer = await team.request.fetch(`${served.url}/api/v1${path}`, { method, headers: { origin: served.url }, ...(body ? { data: body } : {}) });
	expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
	return (await answer.json()) as T;
}

/** A stranger asks for something, which waits for review. */
async function askAsStranger(title: string): Promise<void> {
	const form = new URLSearchParams({ title, boardId, email: `stranger${++count}@paper.test` });
	const answer = await fetch(`${served.url}/ask?/ask`, { method: 'POST', headers: { origin: served.url, accept: 'text/html' }, body: form, redirect: 'manual' });
	expect(answer.headers.get('location')).toMatch(/^\/held\//);
}

/** Somebody elsewhere does something that has nothing to do with the page, and the page has heard of it. */
async function somethingElsewhere(): Promise<void> {
	const badge = team.locator('a[href="/app/moderation"]').first();
	const before = await badge.textContent();
	await askAsStranger(`Something else ${count}`);
	await expect.poll(() => badge.textContent()).not.toBe(before);
}

test('on an item', async () => {
	const { number } = await send<{ number: number }>('POST', '/items', { title: 'Scan deliveries', type: 'story' });
	await team.goto(`${served.url}/app/items/${number}`, { waitUntil: 'networkidle' });
	await team.getByLabel(backlog.criterionNew).fill('A scan takes a second');
	await team.keyboard.press('Enter');
	await team.getByRole('list', { name: backlog.criteria }).getByText('A scan takes a second').waitFor();
	await team.getByLabel(backlog.criterionNew).fill('A label that is torn');
	await team.getByLabel(backlog.description).fill('Half a sentence that');
	await somethingElsewhere();
	expect(await team.getByRole('list', { name: backlog.criteria }).getByText('A scan takes a second').count()).toBe(1);
	expect(await team.getByLabel(backlog.criterionNew).inputValue()).toBe('A label that is torn');
	expect(await team.getByLabel(backlog.description).inputValue()).toBe('Half a sentence that');
});

test('on an item whose other field is just being saved', async () => {
	const { number } = await send<{ number: number }>('POST', '/items', { title: 'Print labels', type: 'story' });
	await team.goto(`${served.url}/app/items/${number}`, { waitUntil: 'networkidle' });
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await team.route(/\/api\/v1\/items\//, (route) => held.then(() => route.continue()));
	await team.getByLabel(backlog.risks).fill('The printer is old.');
	await team.getByLabel(backlog.description).fill('Typed while the risks are saved');
	// The page asks again how ready the item is once it has shown what was saved.
	const shown = team.waitForResponse(/\/readiness$/);
	letThrough();
	await shown;
	expect(await team.getByLabel(backlog.risks).inputValue()).toBe('The printer is old.');
	expect(await team.getByLabel(backlog.description).inputValue()).toBe('Typed while the risks are saved');
	await team.unroute(/\/api\/v1\/items\//);
});

test('in the queue of moderation, where the text that is rejected is the one that was read', async () => {
	for (const title of ['Cheap lamps', 'Cheap ladders', 'Cheap lorries']) await askAsStranger(title);
	await team.goto(`${served.url}/app/moderation`, { waitUntil: 'networkidle' });
	const list = team.getByRole('list', { name: moderation.queue.list });
	await list.getByRole('button', { name: /Cheap ladders/ }).click();
	await team.keyboard.press('a');
	await list.getByRole('button', { name: /Cheap ladders/ }).waitFor({ state: 'detached' });
	await list.getByRole('button', { name: /Cheap lamps/ }).click();
	await team.keyboard.press('r');
	await team.getByLabel(moderation.queue.reason).fill('This is an advertisement.');
	await somethingElsewhere();
	expect(await team.getByRole('heading', { name: 'Cheap lamps' }).count()).toBe(1);
	expect(await list.getByRole('button', { name: /Cheap ladders/ }).count()).toBe(0);
	expect(await team.getByLabel(moderation.queue.reason).inputValue()).toBe('This is an advertisement.');
	await team.getByRole('dialog').getByRole('button', { name: moderation.queue.reject }).click();
	await team.getByText(moderation.queue.rejected).first().waitFor();
	expect((await send<{ data: { title: string }[] }>('GET', '/moderation/held?state=rejected')).data.map(({ title }) => title)).toEqual(['Cheap lamps']);
});

test('in the rules of moderation', async () => {
	await team.goto(`${served.url}/app/settings/moderation`, { waitUntil: 'networkidle' });
	await team.getByLabel(moderation.settings.ownWords).fill('Rival Corp');
	await team.getByLabel(moderation.settings.first).uncheck();
	await somethingElsewhere();
	expect(await team.getByLabel(moderation.settings.ownWords).inputValue()).toBe('Rival Corp');
	expect(await team.getByLabel(moderation.settings.first).isChecked()).toBe(false);
});
