/** A story that prescribes its solution is seen, asked about and mended by keys; a portal visitor is asked gently. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as posts } from '#core/posts/words.ts';
import { words } from '#core/stories/words.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { ask, listenForComplaints, setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let team: Page;
let complaints: string[];

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url);
	complaints = listenForComplaints(team);
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const wish = 'a dropdown in the header to filter orders by status';
const chip = (code: keyof typeof words.names) => team.getByRole('toolbar', { name: words.chips }).getByRole('button', { name: new RegExp(`^${words.names[code]}:`) });

async function openItem(story: object): Promise<void> {
	const answer = await team.request.post(`${served.url}/api/v1/items`, { headers: { origin: served.url }, data: { title: 'Orders', story: { role: 'clerk', why: 'late orders stand out', ...story } } });
	const { number } = (await answer.json()) as { number: number };
	await team.goto(`${served.url}/app/items/${number}`, { waitUntil: 'networkidle' });
}

test('one key restates the need, keeps the solution as an idea, and can be undone', async () => {
	await openItem({ want: wish });
	await expect.poll(() => chip('US05').getAttribute('aria-pressed')).toBe('true');
	await team.getByText(words.US05ask).waitFor();
	expect(await team.locator('mark').allTextContents()).toEqual(['dropdown', 'in the header']);
	await expectAccessible(team);
	await chip('US05').focus();
	await team.keyboard.press('a');
	await expect.poll(() => team.getByLabel('I want').inputValue()).toBe('to filter orders by status');
	await team.getByRole('list', { name: words.ideas }).getByText(wish).waitFor();
	await expect.poll(() => chip('US05').getAttribute('aria-label')).toBe(`${words.names.US05}: ${words.verdicts.fine}`);
	await team.getByRole('button', { name: words.undo }).click();
	await expect.poll(() => team.getByLabel('I want').inputValue()).toBe(wish);
	await expect.poll(() => team.getByRole('list', { name: words.ideas }).count()).toBe(0);
});

test('a waiver needs a reason, counts apart and is taken back', async () => {
	await openItem({ want: 'a CSV export button on the settings page' });
	await chip('US05').focus();
	await team.keyboard.press('w');
	await team.getByLabel(words.reason).fill('The contract names it.');
	await team.keyboard.press('Enter');
	await expect.poll(() => chip('US05').getAttribute('aria-label')).toBe(`${words.names.US05}: ${words.verdicts.waived}`);
	await team.getByText('The contract names it.').waitFor();
	expect(await team.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/, 1 waived$/));
	await team.getByRole('button', { name: words.takeBack }).click();
	await expect.poll(() => chip('US05').getAttribute('aria-label')).toBe(`${words.names.US05}: ${words.verdicts.finding}`);
});

test('two wishes become two stories, and the arrows go through the criteria', async () => {
	await openItem({ want: 'to register candidates and rank them' });
	await chip('US02').click();
	await team.keyboard.press('ArrowRight');
	await expect.poll(() => team.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(words.names.US03);
	await team.keyboard.press('ArrowLeft');
	await team.keyboard.press('a');
	await expect.poll(() => team.getByLabel('I want').inputValue()).toBe('to register candidates');
	await team.getByText(words.splitDone('Rank them')).first().waitFor();
});

test('on a phone nothing is wider than the window', async () => {
	await team.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(team);
	await team.setViewportSize({ width: 1280, height: 900 });
});

test('a visitor whose words prescribe a solution is asked what it is for, and may leave it', async () => {
	const visitor = await (await openWindow(browser)).newPage();
	await visitor.goto(`${served.url}/ask?title=${encodeURIComponent('Add an export button to the settings page')}`);
	await visitor.getByText(posts.form.need).waitFor();
	await expectAccessible(visitor);
	await visitor.goto(`${served.url}/ask?title=${encodeURIComponent('I lose my place when I switch between projects')}`);
	expect(await visitor.getByText(posts.form.need).count()).toBe(0);
	await ask(visitor, served.url, { title: 'Add an export button to the settings page', email: 'vera@paper.test', name: 'Vera' });
	await visitor.context().close();
});

test('no page complained', () => expect(complaints).toEqual([]));
