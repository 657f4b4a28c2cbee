import type { Browser, Page } from 'playwright-core';
import { words } from '#core/posts/words.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { ask, setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
const existing = 'Print the delivery notes of a whole week at once';

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	const team = await openWindow(browser);
	await setUpWinnow(await team.newPage(), served.url, { example: true });
	await team.close();
	const first = await openWindow(browser);
	await ask(await first.newPage(), served.url, { title: existing, body: 'One click each is too slow.', email: 'paula@paper.test', name: 'Paula' });
	await first.close();
});
afterAll(async () => {
	await browser?.close();
	await served?.close();
});

async function join(page: Page): Promise<void> {
	await page.getByRole('button', { name: words.form.wantTooTitle(existing) }).click();
	await page.getByRole('heading', { level: 1, name: existing }).waitFor();
	expect(await page.getByRole('button', { name: `Take back your vote for ${existing}` }).isVisible()).toBe(true);
}

describe('asking for what is asked for already', () => {
	test('shows it while somebody types, and one press joins it', async () => {
		const page = await (await openWindow(browser)).newPage();
		await page.goto(`${served.url}/ask`);
		await page.getByLabel(words.form.title).pressSequentially('print delivery notes of the week');
		await page.getByText(words.form.similar).waitFor();
		await page.getByLabel(words.form.body).fill('We hand them to the drivers on Mondays.');
		await page.getByLabel(words.form.email).fill('finn@paper.test');
		await join(page);
		await page.context().close();
	});

	test('shows it without JavaScript when the form is sent, with everything that was typed', async () => {
		const page = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
		await page.goto(`${served.url}/ask`);
		await page.getByLabel(words.form.title).fill('Print all the delivery notes of a week at once');
		await page.getByLabel(words.form.email).fill('nora@paper.test');
		await page.getByRole('button', { name: words.form.send, exact: true }).click();
		expect(await page.getByText(words.form.askedAlready).isVisible()).toBe(true);
		expect(await page.getByLabel(words.form.title).inputValue()).toBe('Print all the delivery notes of a week at once');
		await join(page);
		await page.context().close();
	});
});
