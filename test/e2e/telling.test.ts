import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { owner, setUpWinnow } from './acting.ts';

let smtp: FakeSmtp;
let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	smtp = await startSmtp();
	[served, browser] = await Promise.all([serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url, { example: true });
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	await smtp?.close();
});

const open = (path: string) => page.goto(served.url + path, { waitUntil: 'networkidle' });

async function ship(title: string, telling: RegExp): Promise<void> {
	await open('/app/posts?status=planned');
	await page.getByRole('link', { name: title, exact: true }).first().click();
	await page.getByRole('heading', { level: 1, name: title }).waitFor();
	await page.keyboard.press('s');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Status', { exact: true }).selectOption('shipped');
	await dialog.getByRole('radio', { name: telling }).check();
}

async function firstPlanned(): Promise<string> {
	await open('/app/posts?status=planned');
	return (await page.locator('a[href^="/app/posts/"]').filter({ hasText: /\w{4}/ }).nth(1).textContent())?.trim() ?? '';
}

test('who ships something looks at the mail in another language, sends it to themself, and takes it back in time', async () => {
	const title = await firstPlanned();
	await ship(title, /^Tell (all \d|\d pe)/);
	const dialog = page.getByRole('dialog');
	await dialog.getByText('Show the mail').press('Enter');
	await dialog.getByLabel('Language').selectOption('de');
	await dialog.getByText(`Fertig: ${title}`).first().waitFor();
	expect(await dialog.frameLocator('iframe').getByRole('heading').textContent()).toBe(`„${title}“ ist da.`);
	await dialog.getByRole('button', { name: 'Send it to me' }).press('Enter');
	await expect.poll(() => smtp.received.map((mail) => mail.to.join()), { timeout: 30_000 }).toEqual([owner.email]);
	await dialog.getByRole('button', { name: 'Change status' }).press('Enter');
	await dialog.waitFor({ state: 'hidden' });

	const soon = page.getByRole('status').filter({ hasText: /will hear of it in \d minutes/ });
	await soon.waitFor();
	await expectAccessible(page);
	await soon.getByRole('button', { name: 'Take back' }).press('Enter');
	await page.getByText('Taken back. Nobody is told.').first().waitFor();
	await soon.waitFor({ state: 'hidden' });
	expect(smtp.received.map((mail) => mail.to.join())).toEqual([owner.email]);
});

test('the bell is opened and closed by keyboard', async () => {
	await open('/app/inbox');
	await page.getByRole('button', { name: 'Notifications, nothing new' }).first().press('Enter');
	await page.getByText('Nothing yet.').waitFor();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.getByText('Nothing yet.').waitFor({ state: 'hidden' });
});
