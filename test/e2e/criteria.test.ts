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
	await page.getByLabel('Title of a new item').fill('Search invoices');
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'Search invoices' }).first().waitFor();
	await page.goto(`${served.url}/app/items/1`, { waitUntil: 'networkidle' });
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

async function expectNarrow(): Promise<void> {
	for (const width of [390, 768]) {
		await page.setViewportSize({ width, height: 900 });
		await expectNoSidewaysScroll(page);
	}
	await page.setViewportSize({ width: 1280, height: 900 });
}

const list = () => page.getByRole('list', { name: 'Acceptance criteria' });
const field = () => page.getByLabel('New criterion');

test('a vague word is found while it is typed, and a key takes what is offered instead', async () => {
	await field().fill('The list of invoices is fast');
	await page.getByText('Two people would test “fast” differently.').first().waitFor();
	await expectAccessible(page);
	await field().press('Alt+Period');
	await expect.poll(() => field().inputValue()).toMatch(/within <how many> seconds/);
	await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('<how many>');
	await page.keyboard.type('2');
	await expect.poll(() => field().inputValue()).toBe('The list of invoices is within 2 seconds');
	await field().press('Enter');
	await list().getByText('The list of invoices is within 2 seconds').waitFor();
});

test('what is no problem is called so by a key, and can be taken back', async () => {
	await field().fill('The page is nice.');
	await field().press('Enter');
	const row = list().getByRole('listitem').filter({ hasText: 'The page is nice.' }).first();
	await row.getByText('Two people would test “nice” differently.').waitFor();
	await row.getByRole('button', { name: 'Not a problem' }).focus();
	await page.keyboard.press('n');
	await row.getByText(/^Called no problem/).waitFor();
	await row.getByRole('button', { name: 'Take back' }).click();
	await row.getByRole('button', { name: 'Not a problem' }).waitFor();
});

test('a criterion that is open is called no problem from its field', async () => {
	await page.getByRole('button', { name: 'The page is nice.', exact: true }).click();
	const open = page.getByLabel('Criterion', { exact: true });
	await open.fill('The whole page is nice.');
	await page.getByText('Two people would test “nice” differently.').first().waitFor();
	await open.press('Alt+Comma');
	await page.getByText(/^Called no problem/).first().waitFor();
	await page.getByRole('button', { name: 'The whole page is nice.', exact: true }).waitFor();
});

test('what all criteria lack stands above them, with three to begin with', async () => {
	const together = page.getByRole('list', { name: 'About all criteria' });
	await together.getByText('No criterion says what happens when something fails').waitFor();
	await together.getByRole('button', { name: 'Add these' }).click();
	await list().getByText('When there is nothing to show').first().waitFor();
	await expect.poll(() => together.count()).toBe(0);
});

test('a pasted list becomes several, and a measure shows its parts', async () => {
	await field().fill('- Given two invoices\n- Size of the file < 5 MB\n- The sum has two decimals.');
	await page.getByRole('button', { name: 'Add', exact: true }).first().click();
	await list().getByText('< 5 MB', { exact: true }).waitFor();
	await list().getByText('The sum has two decimals.').first().waitFor();
	await expectNarrow();
	await expectAccessible(page);
});

test('what is done while an earlier answer is on its way is neither lost nor taken back', async () => {
	const held = Promise.withResolvers<void>();
	await page.route('**/api/v1/items/item_*', async (route) => {
		const response = await route.fetch();
		if (route.request().method() === 'PATCH') await held.promise;
		await route.fulfill({ response });
	});
	await page.getByLabel('Risks').fill('The files are large.');
	await page.getByLabel('Risks').press('Control+Enter');
	const removed = list().getByRole('listitem').filter({ hasText: 'The sum has two decimals.' });
	await removed.getByRole('button', { name: /^Remove/ }).click();
	await expect.poll(() => removed.count()).toBe(0);
	held.resolve();
	await page.getByText('The criterion is removed.').first().waitFor();
	await expect.poll(() => removed.count()).toBe(0);
	await page.unroute('**/api/v1/items/item_*');
	await page.reload({ waitUntil: 'networkidle' });
	expect([await removed.count(), await page.getByLabel('Risks').inputValue()]).toEqual([0, 'The files are large.']);
});

test('a rule is switched off with a reason, and its count is shown', async () => {
	await page.goto(`${served.url}/app/settings/criteria`, { waitUntil: 'networkidle' });
	await page.getByText('0 of 1 accepted').waitFor();
	await page.getByRole('button', { name: 'Switch off Weak verb' }).click();
	await page.getByLabel('Why is it switched off?').fill('We say may on purpose.');
	await page.getByRole('button', { name: 'Switch off', exact: true }).click();
	await page.getByText('Switched off: We say may on purpose.').waitFor();
	await page.getByRole('button', { name: 'Switch on Weak verb' }).waitFor();
	await page.getByLabel('Words added').fill('snazzy');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByText('Saved. Every item was judged anew.').first().waitFor();
	await expectNarrow();
	await expectAccessible(page);
});
