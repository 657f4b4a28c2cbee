import type { Browser, Page } from 'playwright-core';
import { words } from '#core/posts/words.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { ask, setUpWinnow, tellAtOnce, typeByHand } from './acting.ts';

let smtp: FakeSmtp;
let served: Served;
let browser: Browser;
let page: Page;
let team: Page;

beforeAll(async () => {
	smtp = await startSmtp();
	[served, browser] = await Promise.all([serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url, { example: true });
	page = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	await smtp?.close();
});

const title = 'Print the week on one sheet of paper';
const email = 'paula@paper.test';

test('asks', async () => {
	await ask(page, served.url, { title, body: 'For the wall in the workshop.', email, name: 'Paula' });
	expect(await page.getByRole('button', { name: `Take back your vote for ${title}` }).isVisible()).toBe(true);
});

test('takes a vote back, and votes again without giving the address again', async () => {
	await page.getByRole('button', { name: `Take back your vote for ${title}` }).click();
	await page.getByRole('button', { name: `Vote for ${title}` }).click();
	expect(await page.getByRole('button', { name: `Take back your vote for ${title}` }).isVisible()).toBe(true);
});

test('comments', async () => {
	await typeByHand(page.getByLabel('Your comment'), 'It would replace our whiteboard.');
	const address = page.getByLabel('E-mail address').last();
	if (await address.isVisible()) await address.fill(email);
	await page.getByRole('button', { name: 'Comment', exact: true }).click();
	expect(await page.getByText('It would replace our whiteboard.').count()).toBeGreaterThan(0);
});

test('follows a request, as somebody who gives an address first', async () => {
	const stranger = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
	await stranger.goto(served.url);
	await stranger.getByRole('listitem').getByRole('heading', { level: 2 }).getByRole('link').first().click();
	await stranger.getByRole('button', { name: 'Follow', exact: true }).click();
	await stranger.getByLabel('E-mail address').fill('finn@paper.test');
	await stranger.getByRole('button', { name: 'Follow', exact: true }).click();
	expect(new URL(stranger.url()).pathname).toMatch(/^\/posts\/\d+\/[a-z]/);
	expect(await stranger.getByText(words.followingByMail).isVisible()).toBe(true);
	await stranger.context().close();
});

test('votes for another request from the list, as somebody who gives an address first', async () => {
	const stranger = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
	await stranger.goto(served.url);
	const vote = stranger.getByRole('button', { name: /^Vote for / }).first();
	const name = (await vote.textContent())?.trim().replace(/\s*\d+$/, '') ?? '';
	await vote.click();
	await stranger.getByLabel('E-mail address').fill('sten@paper.test');
	await stranger.getByRole('button', { name: 'Vote', exact: true }).click();
	await stranger.goto(served.url);
	expect(await stranger.getByRole('button', { name: /^Take back your vote for / }).count(), name).toBe(1);
	await stranger.context().close();
});

test('searches', async () => {
	await page.goto(served.url);
	const search = page.getByLabel('Search or ask');
	await search.fill('one sheet of paper');
	await search.press('Enter');
	expect(await page.getByRole('link', { name: title }).isVisible()).toBe(true);
	expect(new URL(page.url()).searchParams.get('q')).toBe('one sheet of paper');
});

test('reads the next requests', async () => {
	await page.goto(served.url);
	const hrefs = () => page.locator('#posts a[href^="/posts/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
	const first = await hrefs();
	await page.getByRole('link', { name: 'Show more requests' }).click();
	const next = await hrefs();
	expect(next.length).toBeGreaterThan(0);
	expect(next.filter((href) => first.includes(href))).toEqual([]);
});

test('signs in by the link in a mail', async () => {
	await page.goto(`${served.url}/sign-in`);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Mail me a link' }).click();
	expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Look into your mail');
	const link = await expect.poll(async () => linkIn((await smtp.mailsTo(email)).at(-1)?.text), { timeout: 30_000 }).toContain('/sign-in/link').then(async () => linkIn((await smtp.mailsTo(email)).at(-1)?.text));
	await page.goto(link);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.goto(`${served.url}/me`);
	expect(await page.getByRole('link', { name: title }).count()).toBeGreaterThan(0);
});

test('reads what shipped since the last visit, once', async () => {
	await tellAtOnce(team, served.url);
	const shipped = await team.evaluate(async (wanted) => {
		const { data } = await (await fetch(`/api/v1/posts?q=${encodeURIComponent(wanted)}`)).json();
		const { id } = (data as { id: string; title: string }[]).find((post) => post.title === wanted) ?? { id: '' };
		return (await fetch(`/api/v1/posts/${id}/status`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status: 'shipped', notify: true, note: 'Under Print.' }) })).status;
	}, title);
	expect(shipped).toBe(200);
	const news = page.getByRole('listitem').filter({ hasText: `“${title}” is here.` });
	await expect.poll(async () => (await page.goto(`${served.url}/me`), news.count()), { timeout: 30_000 }).toBe(1);
	expect(await news.textContent()).toContain('Under Print.');
	await page.goto(`${served.url}/me`);
	expect(await news.count()).toBe(0);
});

function linkIn(text: string | undefined): string {
	return /https?:\/\/\S*\/sign-in\/link\S*/.exec(text ?? '')?.[0] ?? '';
}
