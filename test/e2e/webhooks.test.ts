import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { startReceiver, type Receiver } from '../rig/receiver.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let receiver: Receiver;
let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	receiver = await startReceiver();
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000', WEBHOOK_ALLOW: '127.0.0.1' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url);
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	await receiver?.close();
});

test('an admin adds a webhook, keeps its secret, tests it, and reads what was answered, by keyboard', async () => {
	await page.goto(`${served.url}/app/settings/webhooks`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Add a webhook' }).press('Enter');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Address', { exact: true }).fill('https://10.0.0.1/inside');
	await dialog.getByRole('button', { name: 'Save' }).press('Enter');
	await dialog.getByText('is inside a private network').waitFor();
	await dialog.getByRole('checkbox', { name: /^Everything/ }).press('Space');
	await dialog.getByRole('checkbox', { name: /^post\.created/ }).press('Space');
	await expectAccessible(page);
	await dialog.getByLabel('Address', { exact: true }).fill(`${receiver.url}/hook`);
	await dialog.getByRole('button', { name: 'Save' }).press('Enter');
	const secret = await page.getByRole('textbox', { name: 'The secret' }).inputValue();
	await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().press('Enter');
	await page.waitForURL(/\/app\/settings\/webhooks\/webhook_/);

	await page.getByRole('button', { name: 'Send a test' }).press('Enter');
	await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
	const [call] = receiver.received;
	expect(new Webhook(secret).verify(call?.body ?? '', (call?.headers ?? {}) as Record<string, string>)).toMatchObject({ type: 'webhook.test' });
	await expect.poll(async () => (await page.reload(), page.getByText('Arrived').count()), { timeout: 30_000 }).toBeGreaterThan(1);
	await page.getByText('webhook.test').first().click();
	await page.getByRole('button', { name: 'Send again' }).waitFor();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('button', { name: 'Send again' }).press('Enter');
	await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(2);
});
