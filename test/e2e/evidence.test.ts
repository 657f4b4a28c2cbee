import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { setUpWinnow, tellAtOnce } from './acting.ts';

let served: Served;
let smtp: FakeSmtp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	smtp = await startSmtp();
	[served, browser] = await Promise.all([serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url);
	await tellAtOnce(page, served.url);
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
	await smtp?.close();
});

const said: [string, string][] = [
	['Export invoices', 'As an accountant, I want to export all invoices so that the tax office can check them.'],
	['Export times out', 'When I have 2,000 rows the export times out.'],
	['Where is my export', 'I can’t see who started an export.'],
	['CSV of invoices', 'We want to download them as a CSV.'],
	['API for invoices', 'We need to read them by an API.']
];

/** Posts and their item, by the page's own session. */
function makeItem(): Promise<number> {
	return page.evaluate(async (requests) => {
		const call = async (path: string, body?: unknown) =>
			(await fetch(`/api/v1${path}`, body ? { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) } : {})).json();
		const boardId = (await call('/boards')).data[0].id;
		const postIds = [];
		for (const [at, [title, body]] of requests.entries()) postIds.push((await call('/posts', { boardId, title, body, author: { email: `customer${at}@firm${at}.example` } })).id);
		return (await call('/items', { title: 'Invoices as a file', postIds })).number as number;
	}, said);
}

test('five requests become a ready story by drafts that cite them', async () => {
	await page.goto(`${served.url}/app/backlog`, { waitUntil: 'networkidle' });
	const number = await makeItem();
	await page.goto(`${served.url}/app/items/${number}`, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'What was asked for' });
	await panel.getByText('0 of 5 asks are answered by a criterion').waitFor();
	await panel.getByText('They want different things').waitFor();
	await panel.getByText('1 wants API, 1 wants CSV').waitFor();
	await expectAccessible(page);

	await panel.getByRole('button', { name: /^Draft a criterion from: “?Export times out/ }).press('Enter');
	await panel.getByText('1 of 5 asks are answered by a criterion').waitFor();
	const criteria = page.getByRole('region', { name: 'Acceptance criteria' });
	await criteria.getByText('Draft', { exact: true }).waitFor();

	await panel.getByRole('button', { name: 'Draft story and criteria' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Drafted from what people said' });
	await dialog.getByText('As an accountant').waitFor();
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Take what is ticked' }).press('Enter');
	await panel.getByText('5 of 5 asks are answered by a criterion').waitFor();
	await expect.poll(() => page.getByLabel('so that').inputValue()).toBe('the tax office can check them');

	await page.getByLabel('Technical approach').fill('A job writes the file.');
	await page.getByLabel('Technical approach').press('Control+Enter');
	await page.getByLabel('Estimate of Invoices as a file').fill('5');
	await page.getByLabel('Estimate of Invoices as a file').press('Enter');
	await page.getByRole('button', { name: 'It waits for nothing' }).click();
	for (let left = await criteria.getByRole('button', { name: /^Agree/ }).count(); left > 0; left--) {
		await criteria.getByRole('button', { name: /^Agree/ }).first().press('Enter');
		await expect.poll(() => criteria.getByRole('button', { name: /^Agree/ }).count(), { timeout: 10_000 }).toBe(left - 1);
	}
	await page.getByText('All 6 criteria are met.').waitFor();
	await page.setViewportSize({ width: 390, height: 800 });
	await expectNoSidewaysScroll(page);
});

test('the people behind an item are asked one question, and answer from the mail without signing in', async () => {
	const customer = await (await openWindow(browser)).newPage();
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(`${served.url}/app/items/1`, { waitUntil: 'networkidle' });
	const panel = page.getByRole('region', { name: 'What was asked for' });
	await panel.getByRole('button', { name: 'Ask them' }).press('Enter');
	await page.getByText('Nobody behind it may be asked now. 5 did not allow questions.').waitFor();
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	await customer.goto(`${served.url}/sign-in`, { waitUntil: 'networkidle' });
	await customer.getByLabel('E-mail address').fill('customer0@firm0.example');
	await customer.getByRole('button', { name: 'Mail me a link' }).click();
	await customer.goto(await linkOf('/sign-in/link'));
	await customer.getByRole('button', { name: 'Sign in' }).click();
	await customer.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
	await customer.goto(`${served.url}/preferences`, { waitUntil: 'networkidle' });
	await customer.getByLabel('Questions about your requests').selectOption('At once');
	await customer.getByRole('button', { name: 'Save' }).click();
	await customer.getByText('Saved.').waitFor();

	await page.goto(`${served.url}/app/items/1`, { waitUntil: 'networkidle' });
	await panel.getByRole('button', { name: 'Ask them' }).press('Enter');
	await page.getByLabel('Your question').fill('How many rows do you have?');
	await page.getByText('1 person will be asked.').waitFor();
	await page.getByRole('button', { name: 'Ask', exact: true }).click();
	await panel.getByText('0 of 1 answered').waitFor();

	await customer.goto(await linkOf('/questions/'), { waitUntil: 'networkidle' });
	await customer.getByText('How many rows do you have?').waitFor();
	await expectAccessible(customer);
	await customer.getByLabel('Your answer').fill('About 2,000 each month.');
	await customer.getByRole('button', { name: 'Send the answer' }).click();
	await customer.getByText('Thank you. The team has your answer.').waitFor();

	await page.goto(`${served.url}/app/items/1`, { waitUntil: 'networkidle' });
	await panel.getByText('1 of 1 answered').waitFor();
	await panel.getByText('“About 2,000 each month.”').first().waitFor();
});

/** The newest address of this kind in the mails to the first customer. */
async function linkOf(part: string): Promise<string> {
	const newest = async () => {
		const mails = await smtp.mailsTo('customer0@firm0.example');
		return mails.flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? []).findLast((one) => one.includes(part)) ?? '';
	};
	await expect.poll(newest, { timeout: 30_000 }).not.toBe('');
	return newest();
}
