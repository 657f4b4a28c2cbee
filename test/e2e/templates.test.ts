import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let page: Page;
beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	page = await (await openWindow(browser)).newPage();
	await setUpWinnow(page, served.url);
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const open = (path: string) => page.goto(served.url + path, { waitUntil: 'networkidle' });

test('what is written for a type is what its new items begin with, by keys alone', async () => {
	await open('/app/settings/templates');
	await page.getByRole('tab', { name: 'Story' }).focus();
	await page.keyboard.press('ArrowRight');
	expect(await page.getByRole('tab', { name: 'Bug' }).getAttribute('aria-selected')).toBe('true');
	await page.getByLabel('Description').focus();
	await page.keyboard.type('What happened, and what should have:');
	await page.getByLabel('Acceptance criteria').focus();
	await page.keyboard.type('- When it happens again, the log says why.\n- Nothing else changes.');
	await page.getByRole('button', { name: 'Save' }).press('Enter');
	await page.getByText('The template for “Bug” is saved.').first().waitFor();
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1280, height: 900 });

	await open('/app/backlog');
	const newItem = page.locator('form', { has: page.getByLabel('Title of a new item') });
	await newItem.getByLabel('Type').selectOption('bug');
	await newItem.getByLabel('Title of a new item').focus();
	await page.keyboard.type('The list jumps\n');
	await page.getByRole('link', { name: 'The list jumps' }).first().waitFor();
	await page.goto(`${served.url}/app/items/1`, { waitUntil: 'networkidle' });
	expect(await page.getByLabel('Description').inputValue()).toBe('What happened, and what should have:');
	await page.getByText('When it happens again, the log says why.').first().waitFor();
	expect(await page.getByRole('button', { name: /^Agree/ }).count()).toBeGreaterThan(1);

	await open('/app/settings/templates');
	await page.getByRole('tab', { name: 'Bug' }).click();
	expect(await page.getByLabel('Acceptance criteria').inputValue()).toBe('- When it happens again, the log says why.\n- Nothing else changes.');
});
