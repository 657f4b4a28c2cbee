/** A visitor's first words wait, a member lets them through by keyboard, and they are on the portal; one report is resolved. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as audit } from '#core/audit/words.ts';
import { words } from '#core/moderation/words.ts';
import { expectAccessible, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { setUpWinnow, typeByHand } from './acting.ts';

let served: Served;
let browser: Browser;
let team: Page;
let visitor: Page;
const title = 'Send the invoice to two addresses';

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url);
	visitor = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

test('the rules are set', async () => {
	await team.goto(`${served.url}/app/settings/moderation`);
	await team.getByLabel(words.settings.first).check();
	await team.getByRole('button', { name: words.settings.save }).click();
	await team.getByText(words.settings.saved).first().waitFor();
	await expectAccessible(team);
});

test('a visitor’s first request waits, and only they see it', async () => {
	await visitor.goto(`${served.url}/ask`);
	await typeByHand(visitor.getByLabel('In one sentence'), title);
	await visitor.getByLabel('E-mail address').fill('ivo@paper.test');
	await visitor.getByRole('button', { name: 'Ask', exact: true }).click();
	expect(await visitor.getByText(words.mine.badge, { exact: true }).first().isVisible()).toBe(true);
	const address = visitor.url();
	await visitor.goto(served.url);
	expect(await visitor.getByText(title).count()).toBe(0);
	const stranger = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
	expect((await stranger.goto(address))?.status()).toBe(404);
	await stranger.context().close();
});

test('a member reads why, and approves it by keyboard', async () => {
	await team.goto(`${served.url}/app/moderation`);
	await team.getByRole('heading', { name: title }).waitFor();
	expect(await team.getByText(words.because('first', [])).isVisible()).toBe(true);
	await expectAccessible(team);
	await team.keyboard.press('a');
	await team.getByText(words.queue.approved).first().waitFor();
	await visitor.goto(served.url);
	expect(await visitor.getByRole('link', { name: title }).count()).toBe(1);
});

test('another visitor reports it without JavaScript, and a member keeps it', async () => {
	const stranger = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
	await stranger.goto(served.url);
	await stranger.getByRole('link', { name: title }).click();
	await stranger.getByRole('link', { name: words.reports.reportPost }).click();
	await stranger.getByLabel(words.reports.reasons.spam).check();
	await stranger.getByLabel(words.reports.email).fill('una@paper.test');
	await stranger.getByRole('button', { name: words.reports.send }).click();
	expect(await stranger.getByText(words.reports.thanks).isVisible()).toBe(true);
	await team.goto(`${served.url}/app/moderation/reports`);
	await expectAccessible(team);
	await team.getByRole('button', { name: words.reports.keep }).click();
	await team.getByText(words.reports.none, { exact: true }).waitFor();
	await stranger.context().close();
});

test('an admin reads who approved it', async () => {
	await team.goto(`${served.url}/app/settings/audit?kind=held.approved`);
	expect(await team.getByRole('cell', { name: audit.kind('held.approved') }).count()).toBe(1);
	await expectAccessible(team);
});
