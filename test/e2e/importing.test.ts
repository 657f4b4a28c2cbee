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
	await page.goto(`${served.url}/app/settings/import`, { waitUntil: 'networkidle' });
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const many = Array.from({ length: 250 }, (_, n) => `r${n},Heron request ${n},Why **${n}** matters,one@bolt.test;v${n}@bolt.test,w${n}@acme.test`);
const csv = ['Key,Subject,Details,Voters,Requester email', 'x1,Störung melden,"Als PDF, bitte",one@bolt.test; two@bolt.test,anna@acme.test', 'x2,,no title,,', ...many].join('\n');
const file = { name: 'requests.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
const outcome = (words: RegExp) => page.getByText(words).first().waitFor({ timeout: 60_000 });

test('a file is chosen by the keyboard, and its columns are guessed', async () => {
	const input = page.getByLabel('CSV or JSON file');
	await input.focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Shift+Tab');
	expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
	await chooser.setFiles(file);
	await page.getByText('requests.csv, 5 columns').waitFor();
	expect(await page.getByLabel('Title', { exact: false }).first().inputValue()).toBe('Subject');
	expect(await page.getByLabel('Who voted: e-mails').inputValue()).toBe('Voters');
	await page.getByRole('cell', { name: 'Störung melden' }).waitFor();
});

test('the trial says what would happen, names the wrong row, and changes nothing', async () => {
	await page.getByRole('button', { name: 'Try it' }).click();
	await outcome(/252 rows: 251 new, 0 changed, 0 as before, 1 not taken/);
	await page.getByRole('cell', { name: 'title must not be empty.' }).waitFor();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1280, height: 900 });
	expect(await requests('Heron')).toBe(0);
});

test('the import brings them in, and they stand on the portal with their voters', async () => {
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await page.getByText('requests.csv is in').waitFor({ timeout: 60_000 });
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
	expect(download.suggestedFilename()).toBe('rows-not-taken.csv');
	const visitor = await (await openWindow(browser)).newPage();
	await visitor.goto(`${served.url}/?q=St%C3%B6rung`);
	await visitor.getByRole('link', { name: 'Störung melden' }).click();
	await visitor.getByText(/^3 people( from \d+ compan\w+)? want this$/).first().waitFor();
	await visitor.context().close();
});

test('the same file again doubles nothing, and the page shows it to whoever comes back', async () => {
	await page.goto(`${served.url}/app/settings/import`, { waitUntil: 'networkidle' });
	await page.getByLabel('CSV or JSON file').setInputFiles(file);
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await outcome(/252 rows: 0 new, 0 changed, 251 as before, 1 not taken/);
	await page.goto(`${served.url}/app/settings/import`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'requests.csv' }).first().click();
	await outcome(/252 rows: 0 new, 0 changed, 251 as before, 1 not taken/);
	expect(await requests('Störung')).toBe(1);
	const told = await page.request.get(`${served.url}/api/v1/deliveries`);
	expect(await told.json()).toMatchObject({ data: [] });
});

/** How many requests the team finds by a word. */
async function requests(word: string): Promise<number> {
	const answer = await page.request.get(`${served.url}/api/v1/posts?limit=100&q=${encodeURIComponent(word)}`);
	return ((await answer.json()) as { data: unknown[] }).data.length;
}

test('issues of GitHub become items of the backlog, by the choice of what the rows are', async () => {
	const issues = [
		{ number: 41, title: 'Heron nest sways', body: 'As a keeper, I want to fix nests so that no egg falls.', state: 'open', labels: [{ name: 'bug' }], created_at: '2026-03-31T09:00:00Z' },
		{ number: 42, title: 'Heron feed', body: null, state: 'closed', labels: [], created_at: '2026-03-31T09:00:00Z' }
	];
	await page.goto(`${served.url}/app/settings/import`, { waitUntil: 'networkidle' });
	await page.getByRole('radio', { name: /^Requests/ }).press('ArrowDown');
	expect(await page.getByRole('radio', { name: /^Items of the backlog/ }).isChecked()).toBe(true);
	await page.getByLabel('CSV or JSON file').setInputFiles({ name: 'issues.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(issues)) });
	await page.getByRole('cell', { name: 'Heron nest sways' }).waitFor();
	expect(await page.getByLabel('Type').inputValue()).toBe('labels');
	expect(await page.getByLabel('Board for rows that name none').count()).toBe(0);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
	await outcome(/2 rows: 2 new, 0 changed, 0 as before, 0 not taken/);
	await page.goto(`${served.url}/app/backlog`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Heron nest sways' }).first().waitFor();
	expect(await page.getByRole('link', { name: 'Heron feed' }).count()).toBe(0);
});
