import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { words as commentWords } from '#core/comments/words.ts';
import { words } from '#core/posts/words.ts';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { ask, owner, setUpWinnow } from './acting.ts';

let smtp: FakeSmtp;
let served: Served;
let browser: Browser;
let path = '';

const title = 'Keep our pages to ourselves';
const people = [
	{ name: 'Nora Keeps', email: 'nora@keeps.test' },
	{ name: 'Omar Looks', email: 'omar@looks.test' }
] as const;
const pages: Page[] = [];

beforeAll(async () => {
	smtp = await startSmtp();
	[served, browser] = await Promise.all([serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '10000' }), openBrowser()]);
	const team = await (await openWindow(browser)).newPage();
	await setUpWinnow(team, served.url, { example: true });
	for (const { name, email } of people) {
		const page = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
		await ask(page, served.url, { title: email === people[0].email ? title : 'Something else', email, name });
		path ||= new URL(page.url()).pathname;
		await signIn(page, email);
		pages.push(page);
	}
	await pages[0]?.goto(served.url + path);
	await pages[0]?.getByRole('button', { name: `Vote for ${title}` }).click();
	pages.push(team);
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	await smtp?.close();
});

async function signIn(page: Page, email: string): Promise<void> {
	await page.context().clearCookies();
	await page.goto(`${served.url}/sign-in`);
	await page.getByLabel('E-mail address').fill(email);
	const before = (await smtp.mailsTo(email)).length;
	await page.getByRole('button', { name: 'Mail me a link' }).click();
	const link = async () => /https?:\/\/\S*\/sign-in\/link\S*/.exec((await smtp.mailsTo(email)).slice(before).at(-1)?.text ?? '')?.[0] ?? Promise.reject(new Error('No mail yet.'));
	await page.goto(await vi.waitFor(link, { timeout: 30_000 }));
	await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a page that is kept shows everybody their own name and vote, and nobody else’s', async () => {
	const names = [...people.map(({ name }) => name), owner.name];
	for (const round of [1, 2]) {
		for (const [index, page] of pages.entries()) {
			await page.goto(served.url + path);
			const text = (await page.locator('#comments').textContent()) ?? '';
			expect(names.filter((name) => text.includes(commentWords.write.signedInAs(name))), `round ${round}`).toEqual([names[index]]);
			expect(await page.getByRole('button', { name: `Take back your vote for ${title}` }).count()).toBe(index === 0 ? 1 : 0);
		}
		const stranger = await fetch(served.url + path);
		const html = await stranger.text();
		expect(html).not.toContain('Take back your vote');
		expect(html).not.toContain('href="/me"');
		expect(html).not.toContain('href="/app"');
		for (const name of names) expect(html).not.toContain(commentWords.write.signedInAs(name));
		expect(stranger.headers.get('cache-control')).toContain('private');
	}
});

test('signing out is seen on the next page', async () => {
	const page = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
	await signIn(page, people[1].email);
	await page.goto(served.url + path);
	expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0);
	const cookies = await page.context().cookies();
	const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	await fetch(`${served.url}/sign-out`, { method: 'POST', headers: { cookie: header, origin: served.url, 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' });
	await page.goto(served.url + path);
	expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(1);
});

test('whoever votes sees it at once, however many others vote and look', async () => {
	const number = path.split('/')[2];
	const address = served.url + path;
	const seen: boolean[] = [];
	for (let turn = 0; turn < 15; turn++) {
		await Promise.all([fetch(address), fetch(address)]);
		const voted = await fetch(`${served.url}/posts/${number}/vote`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: served.url },
			body: new URLSearchParams({ email: `voter${turn}@votes.test`, back: path })
		});
		const cookie = voted.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
		const html = await (await fetch(address, { headers: { cookie } })).text();
		// The asker is one of them.
		seen.push(html.includes('Take back your vote') && html.includes(words.people(turn + 2)));
	}
	expect(seen).toEqual(seen.map(() => true));
});

test('what waits for review is shown to the browser that sent it, and to nobody else', async () => {
	const address = served.url + path;
	await fetch(address);
	const sent = await fetch(`${address}?/comment`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: served.url, accept: 'text/html' },
		body: new URLSearchParams({ email: 'waits@votes.test', body: 'A word that waits for somebody.', website: 'https://filled.test', startedAt: new Date().toISOString() })
	});
	const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
	const shownTo = async (headers: Record<string, string>) => (await (await fetch(address, { headers })).text()).includes('A word that waits for somebody.');
	expect([await shownTo({ cookie }), await shownTo({}), await shownTo({ cookie }), await shownTo({})]).toEqual([true, false, true, false]);
});
