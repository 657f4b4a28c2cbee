import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
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
const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const titlesIn = (name: string) => column(name).locator('[data-title]').allTextContents();
const written = () => page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/roadmaps/'));

test('cards are placed by keys, by menu and by drag, and customers see them there without JavaScript', async () => {
	await open('/app/roadmap');
	const [first = '', second = ''] = await titlesIn('Now');
	await page.getByRole('link', { name: second }).focus();
	let saved = written();
	await page.keyboard.press('Alt+ArrowUp');
	expect((await saved).ok()).toBe(true);
	expect(await titlesIn('Now')).toEqual([second, first]);

	saved = written();
	await page.getByRole('button', { name: `What to do with ${first}` }).click();
	await page.getByRole('menuitem', { name: 'Move to Later' }).click();
	expect((await saved).ok()).toBe(true);
	expect((await titlesIn('Later'))[0]).toBe(first);

	saved = written();
	const card = await column('Later').locator('[data-row]').first().boundingBox();
	const goal = await column('Next').locator('[data-row]').first().boundingBox();
	await page.mouse.move((card?.x ?? 0) + 60, (card?.y ?? 0) + 8);
	await page.mouse.down();
	await page.mouse.move((goal?.x ?? 0) + 60, (goal?.y ?? 0) + 30, { steps: 8 });
	await page.mouse.move((goal?.x ?? 0) + 60, (goal?.y ?? 0) + 4, { steps: 4 });
	await page.mouse.up();
	expect((await saved).ok()).toBe(true);
	expect((await titlesIn('Next'))[0]).toBe(first);

	const portal = await visitor.newPage();
	await portal.goto(`${served.url}/roadmap`);
	const shown = portal.getByRole('region', { name: 'Next' }).getByRole('listitem').first();
	expect(await shown.getByRole('heading').textContent()).toBe(first);
	await shown.getByRole('button').click();
	await portal.waitForURL(/\/posts\/\d+\/vote\?back=%2Froadmap/);
	await portal.close();
});

test('moves that change statuses wait, and whether people are told is asked once', async () => {
	await open('/app/roadmap?roadmap=status');
	const [first = '', second = ''] = await titlesIn('Planned');
	for (const title of [first, second]) {
		await page.getByRole('link', { name: title }).focus();
		await page.keyboard.press('Alt+ArrowRight');
	}
	const bar = page.getByRole('region', { name: 'Moves that wait' });
	expect(await bar.getByRole('status').textContent()).toContain('2 moves');
	await bar.getByText('Who will be told').click();
	await expectAccessible(page);
	await bar.getByRole('button', { name: 'Take back' }).click();
	await bar.waitFor({ state: 'hidden' });
	expect((await titlesIn('Planned')).slice(0, 2)).toEqual([first, second]);

	await page.getByRole('link', { name: first }).focus();
	await page.keyboard.press('Alt+ArrowRight');
	const saved = written();
	await bar.getByRole('button', { name: 'Tell nobody' }).click();
	expect((await saved).ok()).toBe(true);
	await bar.waitFor({ state: 'hidden' });
	expect(await titlesIn('Being built')).toContain(first);
});

test('a roadmap by quarter is made, filled and deleted', async () => {
	await open('/app/roadmap');
	await page.getByRole('button', { name: 'New roadmap' }).click();
	await page.getByLabel('Name', { exact: true }).fill('Next year');
	await page.getByRole('radio', { name: /^Quarter/ }).check();
	await page.getByLabel(/^Quarters/).fill('2027-Q1, 2027-Q2');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Save' }).click();
	await column('Q1 2027').waitFor();
	const saved = written();
	await page.getByRole('button', { name: 'Add a request to Q1 2027' }).click();
	await page.getByRole('combobox').fill('signal');
	await page.getByRole('option').first().click();
	expect((await saved).ok()).toBe(true);
	expect(await titlesIn('Q1 2027')).toHaveLength(1);
	await page.getByRole('button', { name: 'Edit', exact: true }).click();
	await page.getByRole('button', { name: 'Delete roadmap' }).click();
	await page.getByRole('button', { name: 'Delete roadmap' }).click();
	await column('Now').waitFor();
	expect(await page.getByRole('link', { name: 'Next year' }).count()).toBe(0);
});

test('only a public roadmap that asks for it may stand inside another site', async () => {
	const policyOf = async (path: string) => (await fetch(served.url + path)).headers.get('content-security-policy');
	expect(await policyOf('/roadmap/coming?embed=1')).toContain('frame-ancestors *');
	expect(await policyOf('/roadmap/coming')).toContain("frame-ancestors 'none'");
	expect(await policyOf('/?embed=1')).toContain("frame-ancestors 'none'");
	await page.setViewportSize({ width: 390, height: 844 });
	for (const path of ['/app/roadmap', '/roadmap', '/roadmap/coming?embed=1']) {
		await open(path);
		await expectNoSidewaysScroll(page);
	}
});
