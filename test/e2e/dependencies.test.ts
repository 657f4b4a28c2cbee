import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url);
	await page.goto(`${served.url}/app/backlog`, { waitUntil: 'networkidle' });
	for (const title of ['Receipts by mail', 'Numbers of invoices', 'Tax of each country']) {
		await page.getByLabel('Title of a new item').fill(title);
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: title }).first().waitFor();
	}
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

/** The newest is on top: tax is #3 and first, receipts are #1 and last. */
const open = (number: number) => page.goto(`${served.url}/app/items/${number}`, { waitUntil: 'networkidle' });
const panel = () => page.getByRole('region', { name: 'Dependencies', exact: true });

async function waitFor(title: string): Promise<void> {
	await panel().getByRole('button', { name: 'Add' }).press('Enter');
	await page.getByRole('menuitem', { name: 'An item it waits for' }).press('Enter');
	await page.getByRole('combobox', { name: 'An item it waits for' }).fill(title);
	await page.getByRole('option', { name: title }).waitFor();
	await page.keyboard.press('Enter');
}

test('an item waits for another by keys alone, and its blocker is pulled up and put back', async () => {
	await open(3);
	await waitFor('Numbers of invoices');
	await panel().getByText('Ranked above “Numbers of invoices”, which it waits for (1 vs 2).').waitFor();
	await panel().getByRole('button', { name: 'Pull the blocker up' }).press('Enter');
	await page.getByText('“Numbers of invoices” is now number 1, right above what waits for it.').first().waitFor();
	await expect.poll(() => panel().getByText('Ranked above').count()).toBe(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await panel().getByText('(1 vs 2)').waitFor();
});

test('a ring is drawn, and dropping one of it lets the new one stand', async () => {
	await open(2);
	await waitFor('Receipts by mail');
	await panel().getByRole('link', { name: /Receipts by mail/ }).waitFor();
	await open(1);
	await waitFor('Tax of each country');
	await panel().getByText('These would wait for each other').waitFor();
	await expectAccessible(page);
	await panel().getByRole('button', { name: 'Drop this: Tax of each country waits for Numbers of invoices' }).press('Enter');
	await page.getByText('Dropped, and the new one stands.').first().waitFor();
	await panel().getByRole('link', { name: /Tax of each country/ }).waitFor();
});

test('work of a vendor is named with who answers for it', async () => {
	await open(1);
	await panel().getByRole('button', { name: 'Add' }).press('Enter');
	await page.getByRole('menuitem', { name: 'Another team or a vendor' }).press('Enter');
	await page.getByLabel('What it waits for').fill('A licence for e-mail');
	await page.getByLabel('Who does it').selectOption('A vendor');
	await page.getByLabel('Who answers for it').fill('Ines Faria');
	await page.getByRole('button', { name: 'Save' }).click();
	await panel().getByText('A vendor · Ines Faria · asked for').waitFor();
	await panel().getByText('A licence for e-mail').waitFor();
});

test('the drawing says in words what it shows, at each width', async () => {
	await page.goto(`${served.url}/app/backlog/dependencies`, { waitUntil: 'networkidle' });
	const list = page.getByRole('region', { name: 'As a list' });
	await list.getByText('waits for “Tax of each country”, “A licence for e-mail”').waitFor();
	await page.getByText('Longest chain').first().waitFor();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 800 });
	await expectNoSidewaysScroll(page);
	await page.goto(`${served.url}/app/backlog/dependencies?item=2`, { waitUntil: 'networkidle' });
	await page.getByRole('heading', { name: 'Numbers of invoices' }).waitFor();
	await page.setViewportSize({ width: 1280, height: 900 });
});
