import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url, { example: true });
});

beforeEach(() => page.goto('about:blank'));

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const open = (path: string) => page.goto(served.url + path, { waitUntil: 'networkidle' });

test('the backlog is put in order by keys alone, is told so, and stays so', async () => {
	await open('/app/backlog');
	const titles = () => page.locator('[data-title]').evaluateAll((links) => links.slice(0, 4).map((link) => link.getAttribute('data-title')));
	const before = await titles();
	await page.keyboard.press('j');
	await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-title'))).toBe(before[0]);
	const saved = page.waitForResponse((response) => response.request().method() === 'POST' || response.request().method() === 'PUT');
	await page.keyboard.press('Alt+ArrowDown');
	await expect.poll(() => page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/moved to position 2 of \d+$/));
	expect((await saved).ok()).toBe(true);
	const after = [before[1], before[0], before[2], before[3]];
	expect(await titles()).toEqual(after);
	await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-title'))).toBe(before[0]);
	await open('/app/backlog');
	expect(await titles()).toEqual(after);
});

test('items are added as fast as their titles are typed, while none is answered yet', async () => {
	await open('/app/backlog');
	const held = Promise.withResolvers<void>();
	await page.route('**/api/v1/items', async (route) => {
		const response = await route.fetch();
		await held.promise;
		await route.fulfill({ response });
	});
	await page.getByLabel('Title of a new item').focus();
	for (const title of ['Round the totals', 'Name the tax office']) await page.keyboard.type(`${title}\n`);
	await page.keyboard.type('Sum up the');
	held.resolve();
	for (const title of ['Round the totals', 'Name the tax office']) await page.getByRole('link', { name: title }).first().waitFor();
	expect(await page.getByLabel('Title of a new item').inputValue()).toBe('Sum up the');
	await page.unroute('**/api/v1/items');
});

test('the inbox is worked through by keys alone', async () => {
	await open('/app/inbox');
	const rows = page.getByRole('list', { name: 'Messages' }).getByRole('button');
	const current = () => rows.evaluateAll((all) => all.findIndex((row) => row.getAttribute('aria-current') === 'true'));
	await page.keyboard.press('j');
	await expect.poll(current).toBe(1);
	await page.keyboard.press('k');
	await expect.poll(current).toBe(0);
	const message = page.getByRole('region', { name: 'Message' });
	await message.getByRole('button', { name: /^New post/ }).waitFor();

	await page.keyboard.press('l');
	const picker = page.getByRole('combobox', { name: 'Link to a post' });
	await picker.waitFor();
	await page.keyboard.press('Escape');
	await picker.waitFor({ state: 'hidden' });
	// The keyboard goes back to the page a moment after the picker is gone from sight.
	await expect.poll(() => page.evaluate(() => document.querySelector('dialog[open]') ?? document.activeElement?.closest('input') ?? null)).toBeNull();

	await page.keyboard.press('n');
	const dialog = page.getByRole('dialog', { name: 'New post from this message' });
	await dialog.getByLabel('Title').fill('Made by keys alone');
	await page.keyboard.press('Enter');
	await dialog.waitFor({ state: 'hidden' });
	await page.getByText('“Made by keys alone” is a new post.').first().waitFor();

	await page.keyboard.press('d');
	await page.getByText('Message dismissed.').first().waitFor();
});

test('the command palette finds a post and opens it', async () => {
	await open('/app/backlog');
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox', { name: 'Command palette' });
	await field.waitFor();
	await page.keyboard.type('signal');
	const group = page.getByRole('group', { name: 'Posts' });
	await group.getByRole('option').first().waitFor();
	const title = await group.getByRole('option').first().textContent();
	while ((await group.getByRole('option', { selected: true }).count()) === 0) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/app\/posts\/\d+$/);
	expect(title).toContain(await page.getByRole('heading', { level: 1 }).textContent());
});
