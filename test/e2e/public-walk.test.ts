import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../rig/browser.ts';
import { serve, type Served } from '../rig/served.ts';
import { ask, setUpWinnow } from './acting.ts';

let served: Served;
let post = '';
let board = '';

const asker = 'quiet.asker@visitors.test';

beforeAll(async () => {
	served = await serve({ WINNOW_LIMIT_FACTOR: '1000' });
	const browser = await openBrowser();
	try {
		const team = await openWindow(browser);
		await setUpWinnow(await team.newPage(), served.url, { example: true });
		const visitor = await openWindow(browser);
		await ask(await visitor.newPage(), served.url, { title: 'Lend a hand to quiet people', email: asker });
	} finally {
		await browser.close();
	}
	const first = await (await fetch(served.url)).text();
	post = /href="(\/posts\/\d+\/[^"]+)"/.exec(first)?.[1] ?? '';
	board = /href="(\/boards\/[^"]+)"/.exec(first)?.[1] ?? '';
});

afterAll(() => served?.close());

const pages = ['/', '/?sort=new', '/?q=export', '/roadmap', '/roadmap/coming', '/roadmap/coming?embed=1', '/changelog', '/changelog?label=New', '/changelog/subscribe', '/ask', '/ask?title=export', '/sign-in', '/preferences', '/unsubscribe', '/api/docs', '/me', '/setup', '/app', '/app/people'];
const documents = ['/sitemap.xml', '/robots.txt', '/api/v1/openapi.json', '/api/v1/posts', '/api/v1/boards', '/api/v1/roadmaps', '/api/v1/statuses', '/api/v1/people', '/changelog/rss.xml', '/changelog/atom.xml', '/changelog/feed.json', '/healthz', '/accent.css'];
const hostile = [
	'/posts/0/x',
	'/posts/%00',
	'/posts/-1/x',
	'/posts/99999999999999/x',
	'/posts/99999999999999999999999999/x',
	'/posts/abc/x',
	'/posts/1e3/x',
	'/posts/1.5/x',
	'/posts/NaN/vote',
	'/posts/99999999999999/follow',
	'/posts/%00/x',
	'/changelog/%00',
	'/changelog?label=%00&cursor=%00',
	'/changelog?cursor=e30',
	'/changelog/subscribe?token=%00',
	`/changelog/${'c'.repeat(5_000)}`,
	'/roadmap/%00',
	'/roadmap/%E0%A4%A',
	`/roadmap/${'r'.repeat(5_000)}`,
	'/roadmap?column=%00&cursor=%00',
	'/roadmap?column=now&cursor=e30',
	'/roadmap/coming?embed=%00',
	'/boards/%00',
	'/boards/%2e%2e%2f',
	'/boards/%E0%A4%A',
	`/boards/${'b'.repeat(5_000)}`,
	'/?cursor=garbage',
	'/?cursor=e30',
	'/?cursor=%00',
	'/?q=%00',
	'/?q=%27%22%3Cscript%3E',
	`/?q=${'q'.repeat(10_000)}`,
	'/?q=%F0%9F%A6%86+%E2%80%AE',
	'/?sort=nope',
	'/?status=nope&tag=%00',
	'/ask?title=%00&board=%00',
	`/ask?title=${'t'.repeat(10_000)}`,
	'/unsubscribe?token=%00',
	'/unsubscribe?token=garbage',
	'/preferences?token=garbage',
	'/sign-in?next=//evil.test',
	'/sign-in/link?token=%00',
	'/invitations/%00',
	'/invitations/garbage',
	'/uploads/%00',
	'/uploads/garbage',
	'/api/v1/posts?cursor=garbage',
	'/api/v1/posts?q=%00',
	'/api/v1/posts/%00',
	'/%00',
	'/%E0%A4%A',
	'//evil.test/'
];

/** Addresses of the people of the example company, of its team, and of whoever asked. */
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:example|test)\b/i;

async function visit(path: string, headers: Record<string, string> = {}): Promise<{ response: Response; text: string }> {
	const response = await fetch(served.url + path, { redirect: 'manual', headers });
	return { response, text: await response.text() };
}

async function expectHarmless(path: string): Promise<Response> {
	const { response, text } = await visit(path);
	expect(response.status, path).toBeLessThan(500);
	expect(address.exec(text)?.[0] ?? null, `an address at ${path}`).toBeNull();
	return response;
}

describe('somebody without any session', () => {
	test.for(pages)('finds no failure and nobody’s address at %s', async (path) => void (await expectHarmless(path)));
	test.for(documents)('finds no failure and nobody’s address at %s', async (path) => void (await expectHarmless(path)));
	test.for(hostile)('cannot break %s', async (path) => void (await expectHarmless(path)));

	test('finds no address on boards, requests, and their comments', async () => {
		expect(post).not.toBe('');
		expect(board).not.toBe('');
		const sitemap = (await visit('/sitemap.xml')).text;
		const listed = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '/']) => path || '/');
		expect(listed.length).toBeGreaterThan(5);
		for (const path of [board, post, `${post}?comments=garbage`, ...listed.slice(0, 60)]) await expectHarmless(path);
	});

	test('finds a request by its number alone, and by words that it no longer has', async () => {
		const number = post.split('/')[2];
		for (const path of [`/posts/${number}`, `/posts/${number}/words-of-another-day`]) {
			const { response } = await visit(path);
			expect(response.status, path).toBe(308);
			expect(response.headers.get('location')).toBe(post);
		}
		expect((await visit('/posts/999999')).response.status).toBe(404);
	});

	test('shares every public page under one address, with its name and what it is about', async () => {
		for (const path of ['/', board, post]) {
			const { text } = await visit(`${path}?sort=new`);
			expect([...text.matchAll(/<link rel="canonical" href="https?:\/\/[^/"]+([^"]*)"/g)].map(([, at]) => at), path).toEqual([path]);
			for (const tag of ['og:title', 'og:description', 'og:type', 'og:url', 'twitter:card']) expect(text.split(`"${tag}"`).length, `${tag} of ${path}`).toBe(2);
		}
	});

	test('is kept out of the team’s pages and of what the team knows', async () => {
		for (const path of ['/app', '/app/people', '/app/outbox', '/app/settings/keys']) {
			const { response } = await visit(path);
			expect([302, 303], path).toContain(response.status);
			expect(response.headers.get('location')).toContain('/sign-in');
		}
		for (const path of ['/api/v1/people', '/api/v1/items', '/api/v1/feedback', '/api/v1/deliveries']) expect((await visit(path)).response.status, path).toBe(401);
	});

	test('gets every page with a policy of its own', async () => {
		const nonces = new Set<string>();
		for (const path of ['/', '/', board, post, '/ask', '/sign-in', '/api/docs', '/nowhere']) {
			const { response } = await visit(path);
			const policy = response.headers.get('content-security-policy') ?? '';
			expect(policy, path).toContain("default-src 'self'");
			expect(policy, path).toContain("object-src 'none'");
			expect(policy, path).toContain("frame-ancestors 'none'");
			expect(policy, path).not.toContain('unsafe-inline');
			expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
			expect(response.headers.get('referrer-policy'), path).toBeTruthy();
			const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
			if (nonce) expect(nonces.has(nonce), `the nonce of ${path} is new`).toBe(false);
			if (nonce) nonces.add(nonce);
		}
	});
});

test('what one visitor’s cookies show is not served to others', async () => {
	const browser = await openBrowser();
	try {
		const window = await openWindow(browser);
		const page = await window.newPage();
		await ask(page, served.url, { title: 'Remember me and nobody else', email: 'remembered@visitors.test' });
		const path = new URL(page.url()).pathname;
		await page.goto(served.url + path);
		expect(await page.getByRole('button', { name: /^Take back your vote/ }).count()).toBe(1);
		const { text, response } = await visit(path);
		expect(text).not.toContain('Take back your vote');
		expect(response.headers.has('set-cookie')).toBe(false);
		expect(text).not.toMatch(address);
	} finally {
		await browser.close();
	}
});
