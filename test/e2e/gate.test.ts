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
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const open = (path: string) => page.goto(served.url + path, { waitUntil: 'networkidle' });
const button = (name: string | RegExp) => page.getByRole('button', { name });
/** Puts the focus on it as the Tab key would, and presses a key. */
const press = (name: string | RegExp, key = 'Enter') => button(name).first().press(key);

test('an item and a sprint are made by keys alone', async () => {
	await open('/app/backlog');
	await page.getByLabel('Title of a new item').focus();
	await page.keyboard.type('Keep both versions\n');
	await page.getByRole('link', { name: 'Keep both versions' }).first().waitFor();
	await open('/app/sprints');
	await press('New sprint');
	await page.getByLabel('Name', { exact: true }).fill('Week 49');
	await press('Add the sprint');
	await page.getByRole('heading', { level: 1, name: 'Week 49' }).waitFor();
});

test('the door refuses what is not ready, says all that is missing, and opens with a reason that stays', async () => {
	await press('Let in… Keep both versions');
	const dialog = page.getByRole('dialog', { name: 'Not ready for a sprint' });
	await dialog.waitFor();
	for (const name of ['User story with a why', 'Acceptance criteria', 'Estimate', 'Dependencies identified', 'Technical approach', 'Small enough for a sprint']) {
		expect(await dialog.getByText(name, { exact: true }).isVisible()).toBe(true);
	}
	await expectAccessible(page);
	expect(await dialog.getByRole('button', { name: 'Let it in' }).isDisabled()).toBe(true);
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	expect(await page.getByText('Nothing in it yet').isVisible()).toBe(true);

	await press('Let in… Keep both versions');
	await dialog.getByLabel('Why does it enter all the same?').focus();
	await page.keyboard.type('The regulator asks for it by Friday.');
	await dialog.getByRole('button', { name: 'Let it in' }).press('Enter');
	await page.getByText(/Let in unready by Olga Harbour: “The regulator asks for it by Friday\.”/).waitFor();
	expect(await page.getByText('1 item let in unready').isVisible()).toBe(true);
});

test('a workspace chooses that its door only warns, and what only should be met', async () => {
	await press('Take Keep both versions out of the sprint');
	const sprint = page.url();
	await button('Let in… Keep both versions').waitFor();
	await open('/app/settings/ready');
	expect(await page.getByRole('radio', { name: /^Stays outside/ }).isChecked()).toBe(true);
	await page.getByRole('radio', { name: /^Stays outside/ }).press('ArrowLeft');
	await page.getByText('The door into a sprint is changed.').waitFor({ state: 'attached' });
	for (const name of ['Technical approach', 'Estimate', 'Small enough for a sprint']) await page.getByLabel(`How much ${name} counts`).selectOption('should');
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 800 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1440, height: 900 });
	await open('/app/settings/ready');
	expect(await page.getByRole('radio', { name: /^Enters with a warning/ }).isChecked()).toBe(true);
	expect(await page.getByLabel('How much Estimate counts').inputValue()).toBe('should');

	await page.goto(sprint, { waitUntil: 'networkidle' });
	await press('Let in Keep both versions');
	await page.getByText('“Keep both versions” is not ready: user story with a why, acceptance criteria, dependencies identified.').first().waitFor();
	await page.getByText(/Let in unready by Olga Harbour \(Missing: User story with a why, Acceptance criteria, Dependencies identified\)/).waitFor();
	await page.getByRole('link', { name: /Keep both versions/ }).first().press('Enter');
	await page.waitForURL(/\/app\/items\//);
	await expect.poll(() => page.getByText('Should', { exact: true }).count()).toBe(3);
});
