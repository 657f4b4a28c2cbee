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
	for (const title of ['Tax of each country', 'Numbers of invoices', 'Receipts by mail']) {
		const answered = await page.evaluate((body) => fetch('/api/v1/items', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(({ status }) => status), JSON.stringify({ title }));
		expect(answered).toBe(201);
	}
	await page.goto(`${served.url}/app/backlog/priorities?formula=urgency%20%2F%20effort`, { waitUntil: 'networkidle' });
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const order = async () => (await page.getByRole('listitem').filter({ has: page.locator('a[href^="/app/items/"]') }).locator('a[href^="/app/items/"]').allInnerTexts()).map((text) => text.replace(/^#\d+\s*/, ''));

async function type(input: string, title: string, amount: string): Promise<void> {
	await page.getByRole('button', { name: `Type ${input} of “${title}”` }).press('Enter');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Number').fill(amount);
	await dialog.getByLabel('Why').fill('We agreed so.');
	await page.keyboard.press('Enter');
	await dialog.waitFor({ state: 'hidden' });
}

test('numbers typed beside the live ones make a proposal, which is taken over and taken back by keys alone', async () => {
	for (const title of ['Tax of each country', 'Numbers of invoices', 'Receipts by mail']) await type('Effort', title, '1');
	await type('Urgency', 'Receipts by mail', '9');
	await type('Urgency', 'Numbers of invoices', '4');
	await type('Urgency', 'Tax of each country', '2');
	await page.getByText('Over the next one: Urgency +5').waitFor();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	expect(await order()).toEqual(['Receipts by mail', 'Numbers of invoices', 'Tax of each country']);
	await page.getByRole('button', { name: 'Move 2 items' }).press('Enter');
	await page.getByText('The backlog stands in this order already').waitFor();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByText('2 items would move').waitFor();
});

test('a formula that cannot be read is said beside its field', async () => {
	await page.getByLabel('Formula', { exact: true }).fill('charm');
	await page.keyboard.press('Enter');
	await page.getByText('knows no “charm”').first().waitFor();
	await expectAccessible(page);
});
