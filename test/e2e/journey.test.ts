import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { ask, setUpWinnow, tellAtOnce } from './acting.ts';

let smtp: FakeSmtp;
let served: Served;
let browser: Browser;
let team: Page;

const wanted = 'Export the invoices to a spreadsheet';
const similar = 'Invoices as a spreadsheet export';
const anna = 'anna@acme.test';
const bert = 'bert@bolt.test';
const cleo = 'cleo@crane.test';
let postPath = '';

beforeAll(async () => {
	smtp = await startSmtp();
	[served, browser] = await Promise.all([serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	await smtp?.close();
});

async function asVisitor(act: (page: Page) => Promise<void>): Promise<void> {
	const window = await openWindow(browser);
	try {
		await act(await window.newPage());
	} finally {
		await window.close();
	}
}

/** Opens the team's view of the request. */
async function openPost(): Promise<void> {
	await team.goto(`${served.url}/app/posts`);
	await team.getByRole('link', { name: wanted, exact: true }).click();
	await team.waitForURL(/\/app\/posts\/\d+/);
}

test('an empty Winnow is set up', async () => {
	await setUpWinnow(team, served.url);
	await team.goto(`${served.url}/app`);
	expect(new URL(team.url()).pathname).toMatch(/^\/app\//);
	await tellAtOnce(team, served.url);
});

test('two visitors ask for the same in other words, and a third votes', async () => {
	await asVisitor(async (page) => {
		await ask(page, served.url, { title: wanted, body: 'We copy every number by hand.', email: anna, name: 'Anna' });
		postPath = new URL(page.url()).pathname;
	});
	await asVisitor((page) => ask(page, served.url, { title: similar, email: bert, insists: true }));
	await asVisitor(async (page) => {
		await page.goto(served.url + postPath);
		await page.getByRole('button', { name: `Vote for ${wanted}` }).click();
		await page.waitForURL(/\/vote/);
		await page.getByLabel('E-mail address').fill(cleo);
		await page.getByRole('button', { name: 'Vote', exact: true }).click();
		await page.getByRole('button', { name: `Take back your vote for ${wanted}` }).waitFor();
	});
});

test('the owner merges them, having seen what it does, and three people are behind one request', async () => {
	await openPost();
	await team.getByRole('button', { name: 'Merge', exact: true }).click();
	await team.getByRole('combobox', { name: 'Find the other post' }).fill('Invoices');
	await team.getByRole('option', { name: new RegExp(similar) }).click();
	const dialog = team.getByRole('dialog', { name: 'Merge duplicates' });
	await dialog.getByText('After the merge').first().waitFor();
	await dialog.getByText('Nobody is behind both.').waitFor();
	await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
	await dialog.waitFor({ state: 'hidden' });
	await team.getByRole('button', { name: `Unmerge “${similar}”` }).waitFor();
	const people = team.getByRole('complementary').locator('div', { has: team.getByText('People', { exact: true }) }).getByRole('definition').first();
	await expect.poll(() => people.textContent()).toContain('3');
	await asVisitor(async (page) => {
		await page.goto(served.url + postPath);
		await page.getByText(/^3 people( from \d+ compan\w+)? want this$/).first().waitFor();
	});
});

test('it becomes an item, and the item becomes ready', async () => {
	await openPost();
	await team.getByRole('button', { name: 'Make an item' }).click();
	await team.getByRole('complementary').locator('a[href^="/app/items/"]').click();
	await team.waitForURL(/\/app\/items\/\d+/);
	const fill = async (label: string, text: string) => {
		const saved = team.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
		await team.getByLabel(label, { exact: true }).fill(text);
		await team.getByLabel(label, { exact: true }).blur();
		await saved;
	};
	await fill('As a', 'bookkeeper');
	await fill('I want', 'to export the invoices to a spreadsheet');
	await fill('so that', 'nobody copies numbers by hand');
	await fill('Technical approach', 'Stream the rows as CSV.');
	await fill(`Estimate of ${wanted}`, '3');
	await team.getByLabel('New criterion').fill('When there are no invoices, the bookkeeper sees “Nothing to export”');
	await team.getByLabel('New criterion').press('Enter');
	await team.getByText('It has 1 acceptance criterion.').waitFor();
	await team.getByRole('button', { name: 'It waits for nothing' }).click();
	await team.getByText('All 6 criteria are met.').waitFor();
});

test('a sprint takes it in, starts, and finishes it, and tells the people', async () => {
	await team.goto(`${served.url}/app/sprints`);
	await team.getByRole('button', { name: 'New sprint' }).first().click();
	await team.getByLabel('Name', { exact: true }).fill('Sprint 1');
	await team.getByLabel('Capacity in points').fill('8');
	await team.getByRole('button', { name: 'Add the sprint' }).click();
	await team.getByRole('button', { name: `Add ${wanted}` }).click();
	await team.getByRole('button', { name: /^Mark / }).waitFor();
	await team.getByRole('button', { name: 'Start sprint' }).click();
	await team.getByRole('button', { name: 'Complete sprint' }).waitFor();
	await team.getByRole('button', { name: /^Mark / }).click();
	const dialog = team.getByRole('dialog');
	await dialog.getByLabel('What to tell them').fill('You find it above the list of invoices.');
	await dialog.getByRole('button', { name: 'Ship and tell 3 people' }).click();
	await dialog.waitFor({ state: 'hidden' });
});

test('each of them gets one mail, with a way out', async () => {
	const told = () => smtp.received.map((mail) => mail.to.join()).toSorted();
	await expect.poll(told, { timeout: 60_000 }).toEqual([anna, bert, cleo]);
	const [mail] = await smtp.mailsTo(anna);
	expect(mail?.subject).toContain(wanted);
	expect(mail?.text).toContain('You find it above the list of invoices.');
	expect(mail?.text).toContain('We copy every number by hand.');
	const raw = smtp.received.find(({ to }) => to.includes(anna))?.raw.replace(/\r\n[ \t]+/g, ' ') ?? '';
	expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/im);
	const way = /^List-Unsubscribe:.*?<(https?:[^>]+)>/im.exec(raw)?.[1] ?? '';
	expect(way).toContain(served.url);
	const looked = await fetch(way);
	expect(looked.status).toBe(200);
	const answered = await fetch(way, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
	expect(answered.status).toBe(200);
});

test('whoever unsubscribed is left out of the next news, and the receipt says so', async () => {
	await openPost();
	await team.getByRole('button', { name: 'Change status' }).click();
	const dialog = team.getByRole('dialog', { name: 'Change the status' });
	const status = dialog.getByLabel('Status');
	await status.selectOption({ label: 'Planned' });
	await dialog.getByRole('radio', { name: /^Tell (all \d|\d pe)/ }).check();
	await dialog.getByText('2 people will be told.').waitFor();
	await dialog.getByText('1 person will be left out.').waitFor();
	await dialog.getByRole('button', { name: 'Change status' }).click();
	await dialog.waitFor({ state: 'hidden' });
	// The others heard of what shipped a moment ago: this waits until an hour has passed.
	await expect.poll(async () => (await team.goto(`${served.url}/app/deliveries?state=queued`), team.getByRole('row', { name: /Bert|Cleo|bert@|cleo@/ }).count()), { timeout: 60_000 }).toBe(2);
	expect(smtp.received).toHaveLength(3);
	await team.goto(`${served.url}/app/deliveries?state=suppressed`);
	await team.getByText('unsubscribed').first().waitFor();
	expect(await team.getByRole('row', { name: /Anna/ }).count()).toBe(1);
});
