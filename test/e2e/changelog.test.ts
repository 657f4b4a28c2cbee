import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let page: Page;
let visitor: BrowserContext;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	visitor = await openWindow(browser, { javaScriptEnabled: false });
	await setUpWinnow(page, served.url, { example: true });
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const open = (path: string) => page.goto(served.url + path, { waitUntil: 'networkidle' });

test('what shipped becomes a draft, is written, looked at, and published to those who asked, by keyboard', async () => {
	await open('/app/changelog');
	await page.getByRole('button', { name: 'Draft from what shipped' }).press('Enter');
	await page.getByRole('checkbox', { name: /^Tax is added twice/ }).press('Space');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Draft from 1 request' }).press('Enter');
	await page.waitForURL(/\/app\/changelog\/changelog_/);

	const text = page.getByLabel('What is new');
	expect(await text.inputValue()).toContain('3 people asked for this.');
	await page.getByLabel('Title').fill('Call-out fees are taxed once');
	await page.getByLabel('Labels').fill('Mended, Office');
	await text.fill('Fixed, and the invoices of **eleven companies** are marked.\n\n');
	await page.getByLabel('Add an image').setInputFiles({ name: 'the sync.png', mimeType: 'image/png', buffer: await readFile('docs/images/portal.png') });
	await expect.poll(() => text.inputValue()).toMatch(/!\[the sync\]\(\/uploads\/upload_\w+\)/);
	await page.getByRole('button', { name: 'Preview' }).press('Enter');
	await page.getByText('eleven companies', { exact: true }).waitFor();
	await page.getByRole('button', { name: 'Write', exact: true }).press('Enter');
	await page.keyboard.press('Control+s');
	await page.getByText('Saved.').first().waitFor();

	await page.getByRole('button', { name: 'Publish…' }).press('Enter');
	await page.getByRole('radio', { name: /^Tell them/ }).press('Space');
	await page.getByText(/\d people will be told/).waitFor();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
	await page.getByText('Published.').first().waitFor();

	const portal = await visitor.newPage();
	await portal.goto(`${served.url}/changelog?label=Mended`);
	const article = portal.getByRole('article').filter({ hasText: 'Call-out fees are taxed once' });
	expect(await article.getByRole('img').getAttribute('alt')).toBe('the sync');
	await portal.close();
});

test('an entry is scheduled, and made a draft again', async () => {
	await open('/app/changelog');
	await page.getByRole('link', { name: 'What works without a signal' }).click();
	await page.getByRole('button', { name: 'Publish…' }).click();
	await page.getByRole('radio', { name: 'At a time' }).check();
	await page.getByLabel('Publish at').fill('2020-01-01T09:00');
	await page.getByRole('radio', { name: 'Tell nobody' }).check();
	await page.getByRole('button', { name: 'Schedule' }).click();
	await page.getByText('must be a time to come').waitFor();
	await page.getByLabel('Publish at').fill('2099-01-01T09:00');
	await page.getByRole('button', { name: 'Schedule' }).click();
	await page.getByText(/It goes out on January 1, 2099/).first().waitFor();
	await page.getByRole('button', { name: 'Make it a draft again' }).click();
	await page.getByText('It is a draft again.').first().waitFor();
	expect(await page.getByRole('button', { name: 'Publish…' }).isVisible()).toBe(true);
});

test('what is typed and not saved is asked about before it is left', async () => {
	await open('/app/changelog');
	await page.getByRole('link', { name: 'What works without a signal' }).click();
	await page.getByLabel('Title').fill('Something else');
	const toDeliveries = page.getByRole('link', { name: 'Deliveries' });
	// Answered while the key is still down: a page that asks something acknowledges no keys.
	await Promise.all([page.waitForEvent('dialog').then((asked) => asked.dismiss()), toDeliveries.press('Enter')]);
	expect(await page.getByLabel('Title').inputValue()).toBe('Something else');
	await Promise.all([page.waitForEvent('dialog').then((asked) => asked.accept()), toDeliveries.press('Enter')]);
	await page.waitForURL(/\/app\/deliveries/);
});

test('a visitor asks for the news, confirms by the mail, and reacts, without JavaScript', async () => {
	const portal = await visitor.newPage();
	await portal.goto(`${served.url}/changelog`);
	await portal.getByLabel('Your e-mail address').fill('reader@elsewhere.example');
	await portal.getByRole('button', { name: 'Send me the news' }).click();
	await portal.getByText('Look into your mailbox').waitFor();

	await open('/app/outbox');
	await page.getByRole('link', { name: /Confirm: news from/ }).first().click();
	const letter = (await page.locator('pre').first().textContent()) ?? '';
	const link = /https?:\/\/\S+\/changelog\/subscribe\?\S+/.exec(letter)?.[0] ?? '';
	await portal.goto(link);
	await portal.getByRole('button', { name: 'Yes, send me the news' }).click();
	await portal.getByText('You hear of what is new').waitFor();

	await portal.goto(`${served.url}/changelog`);
	const article = portal.getByRole('article').filter({ hasText: 'Undo on the dispatch board' });
	await article.getByRole('button', { name: /^At last/ }).click();
	await portal.getByLabel(/e-mail/i).first().fill('reader@elsewhere.example');
	await portal.getByRole('button', { name: /At last|React|Go on/ }).first().click();
	await portal.waitForURL(/\/changelog/);
	await portal.close();
});

test('a button of another page is marked when something is new, and shows it in a pop-up by keyboard', async () => {
	const script = await (await fetch(`${served.url}/widget.js`)).text();
	expect(script.length).toBeLessThan(6_144);
	const host = createServer((_, response) =>
		response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Host</title><h1>Host</h1><button id="new">News</button><script src="${served.url}/widget.js" data-changelog="#new" data-label="What is new"></script>`)
	);
	host.listen(0, '127.0.0.1');
	await once(host, 'listening');
	const guest = await (await openWindow(browser)).newPage();
	await guest.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
	const button = guest.getByRole('button');
	await guest.getByRole('img', { name: 'What is new' }).waitFor();
	await button.press('Enter');
	const inside = guest.frameLocator('iframe[title="What is new"]');
	await inside.getByRole('heading', { name: 'Call-out fees are taxed once' }).waitFor();
	expect(await button.getAttribute('aria-expanded')).toBe('true');
	await inside.locator('body').press('Escape');
	await expect.poll(() => guest.locator('iframe').count()).toBe(0);
	expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
	await guest.reload();
	await guest.waitForLoadState('networkidle');
	expect(await guest.getByRole('img', { name: 'What is new' }).count()).toBe(0);
	host.close();
});
