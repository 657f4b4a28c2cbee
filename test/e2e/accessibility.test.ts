import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { listenForComplaints, owner, setUpWinnow } from './acting.ts';

let served: Served;
let browser: Browser;
let team: BrowserContext;
let visitor: BrowserContext;

beforeAll(async () => {
	[served, browser] = await Promise.all([serve({ WINNOW_LIMIT_FACTOR: '1000' }), openBrowser()]);
	team = await openWindow(browser);
	visitor = await openWindow(browser);
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
});

const portalPages = ['/', '/?q=export', '/roadmap', '/roadmap/status', '/roadmap/coming?embed=1', '/changelog', '/changelog?label=New', '/changelog/subscribe', '/ask', '/ask?title=Export+to+a+spreadsheet', '/sign-in', '/preferences', '/unsubscribe', '/api/docs', '/nowhere'];
const ownPages = ['/me', '/preferences'];
const teamPages = [
	'/app/inbox',
	'/app/inbox?state=triaged',
	'/app/inbox?state=dismissed',
	'/app/posts',
	'/app/posts/duplicates',
	'/app/roadmap',
	'/app/changelog',
	'/app/changelog?state=scheduled',
	'/app/backlog',
	'/app/backlog/dependencies',
	'/app/backlog/priorities',
	'/app/sprints',
	'/app/people',
	'/app/deliveries',
	'/app/outbox',
	'/app/settings/workspace',
	'/app/settings/members',
	'/app/settings/boards',
	'/app/settings/statuses',
	'/app/settings/tags',
	'/app/settings/ready',
	'/app/settings/criteria',
	'/app/settings/templates',
	'/app/settings/channels',
	'/app/settings/keys',
	'/app/settings/webhooks',
	'/app/settings/mail',
	'/app/settings/import',
	'/app/nowhere'
];

/** Opens a page once, looks at it wide and narrow, and expects that it has nothing to complain about. */
async function look(window: BrowserContext, path: string): Promise<void> {
	const page = await window.newPage();
	try {
		const complaints = listenForComplaints(page);
		await page.goto(served.url + path, { waitUntil: 'networkidle' });
		await expectAccessible(page);
		await page.setViewportSize({ width: 390, height: 844 });
		await expectNoSidewaysScroll(page);
		const refuses = /\/nowhere(\?|$)|^\/unsubscribe$/.test(path);
		expect(complaints.filter((complaint) => !(refuses && /status of 40[04]/.test(complaint)))).toEqual([]);
	} finally {
		await page.close();
	}
}

/** The address of the first link on a page whose address begins so. */
async function firstLink(window: BrowserContext, path: string, begins: string): Promise<string> {
	const page = await window.newPage();
	try {
		await page.goto(served.url + path);
		const href = await page.locator(`a[href^="${begins}"]`).first().getAttribute('href');
		return href ?? '';
	} finally {
		await page.close();
	}
}

describe('before anybody set it up', () => {
	test('the set-up page is accessible, narrow, and silent', () => look(visitor, '/setup'));
});

describe('with an example company', () => {
	beforeAll(async () => {
		const page: Page = await team.newPage();
		await setUpWinnow(page, served.url, { example: true });
		await page.close();
		const signingIn = await visitor.newPage();
		await signingIn.goto(`${served.url}/sign-in`);
		await signingIn.getByLabel('E-mail address').fill(owner.email);
		await signingIn.getByRole('button', { name: 'Mail me a link' }).click();
		await signingIn.getByLabel('Code from the mail').waitFor();
		await signingIn.close();
	});

	test.for(portalPages)('the portal is accessible, narrow, and silent at %s', (path) => look(visitor, path));
	test.for([
		['/', '/boards/'],
		['/', '/posts/'],
		['/changelog', '/changelog/5']
	] as const)('the portal is accessible, narrow, and silent one link away from %s, at %s', async ([from, begins]) =>
		look(visitor, await firstLink(visitor, from, begins))
	);
	test.for(['/?lang=de', '/roadmap?lang=de', '/?lang=ar', '/roadmap?lang=ar', '/changelog?lang=ar', '/ask?lang=ar', '/sign-in?lang=ar', '/nowhere?lang=ar'])(
		'the portal is accessible, narrow, and silent in other languages at %s',
		(path) => look(visitor, path)
	);
	test('a request is accessible, narrow, and silent where it is read from right to left', async () => look(visitor, `${await firstLink(visitor, '/', '/posts/')}?lang=ar`));
	test.for(ownPages)('one’s own page is accessible, narrow, and silent at %s', (path) => look(team, path));
	test.for(teamPages)('the team’s page is accessible, narrow, and silent at %s', (path) => look(team, path));
	test.for([
		['/app/posts', '/app/posts/'],
		['/app/backlog', '/app/items/'],
		['/app/sprints', '/app/sprints/'],
		['/app/people', '/app/people/'],
		['/app/outbox', '/app/outbox/'],
		['/app/changelog', '/app/changelog/']
	] as const)('the team’s page is accessible, narrow, and silent one link away from %s', async ([from, begins]) =>
		look(team, await firstLink(team, from, begins))
	);

	test.for([
		['Link a post', 'Link a post'],
		['Add', 'An item it waits for']
	] as const)('a finder with nothing in it is accessible: %s, %s', async ([button, name]) => {
		const page = await team.newPage();
		await page.goto(served.url + (await firstLink(team, '/app/backlog', '/app/items/')), { waitUntil: 'networkidle' });
		await page.locator(button === name ? 'button' : 'button[aria-haspopup=menu]').filter({ hasText: new RegExp(`^\\s*${button}\\s*$`) }).first().click();
		if (button !== name) await page.getByRole('menuitem', { name }).click();
		const finder = page.getByRole('combobox', { name });
		await finder.waitFor();
		await expectAccessible(page);
		await finder.fill('zzz nothing is called so');
		await page.getByRole('status').filter({ hasText: /^No (post|other item) matches/ }).waitFor();
		await expectAccessible(page);
		await page.close();
	});
});
