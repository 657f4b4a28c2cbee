import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, openWindow } from '../rig/browser.ts';
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
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

/** Calls the API as the member who is signed in. */
const call = (method: string, path: string, body?: object) =>
	page.evaluate(async ([how, where, what]) => (await fetch(`/api/v1${where}`, { method: how as string, headers: { 'content-type': 'application/json' }, ...(what ? { body: JSON.stringify(what) } : {}) })).json(), [method, path, body] as const);

test('a big story is split by keyboard alone with nothing lost, and put together again', async () => {
	const [post] = (await call('GET', '/posts?sort=demand&limit=1')).data;
	const item = await call('POST', '/items', {
		title: 'Export the visits',
		story: { role: 'planner', want: 'to export visits as CSV, Excel and PDF', why: 'auditors ask for them' },
		estimate: 13,
		criteria: [{ text: 'The CSV opens in a spreadsheet' }, { text: 'The PDF has our letterhead' }, { text: 'It is blue' }],
		postIds: [post.id]
	});
	await page.goto(`${served.url}/app/items/${item.number}`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Split it' }).press('Enter');
	await page.getByRole('button', { name: 'Use these parts: By kind of data' }).press('Enter');
	await expectAccessible(page);
	const titles = page.getByRole('textbox', { name: 'Title' });
	expect(await titles.count()).toBe(3);
	await page.getByRole('button', { name: 'Remove part 2' }).press('Enter');
	await titles.nth(1).fill('Backend');
	await page.getByText('gives the user nothing on its own').waitFor();
	await titles.nth(0).fill('Export visits as CSV');
	await titles.nth(1).fill('Export visits as PDF');
	expect(await page.getByText('gives the user nothing on its own').count()).toBe(0);
	expect(await page.getByRole('button', { name: 'Finish the split' }).isDisabled()).toBe(true);
	for (const button of [0, 0]) await page.getByRole('button', { name: 'Take it' }).nth(button).press('Enter');
	await page.getByText('1 criterion is not placed yet.').waitFor();
	const last = page.getByRole('combobox', { name: /It is blue/ });
	await last.focus();
	await last.selectOption('Dropped');
	await page.getByLabel('Why it is dropped').fill('Nobody asked for a colour.');
	await page.getByRole('button', { name: 'Finish the split' }).press('Enter');
	await page.getByText('Split into 2 parts.').first().waitFor();
	await page.getByText('original 13; the parts are not all estimated yet').waitFor();
	await page.getByText('Dropped: It is blue (Nobody asked for a colour.)').waitFor();
	await expectAccessible(page);

	const { data: parts } = await call('GET', `/items?parent=${item.id}`);
	expect(parts.map((part: { title: string; criteria: { text: string }[] }) => [part.title, part.criteria.map(({ text }) => text)])).toEqual([
		['Export visits as CSV', ['The CSV opens in a spreadsheet']],
		['Export visits as PDF', ['The PDF has our letterhead']]
	]);
	expect((await call('GET', `/items/${item.id}`)).demand).toEqual(item.demand);

	await page.getByRole('button', { name: 'Undo the split' }).press('Enter');
	await page.getByText('The split is undone.').first().waitFor();
	const again = await call('GET', `/items/${item.id}`);
	expect([again.type, again.estimate, again.criteria.map(({ text }: { text: string }) => text)]).toEqual(['story', 13, ['The CSV opens in a spreadsheet', 'The PDF has our letterhead', 'It is blue']]);
});
