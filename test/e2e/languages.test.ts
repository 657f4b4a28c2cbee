import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { catalogue as posts } from '#core/posts/languages/catalogue.ts';
import { languages } from '#core/kernel/languages.ts';
import { serve, type Served } from '../rig/served.ts';
import { startSmtp, type FakeSmtp } from '../rig/smtp.ts';
import { saidOn } from './saying.ts';

let smtp: FakeSmtp;
let served: Served;
let team = '';
let post = '';
let entry = '';

const owner = { name: 'علا', email: 'ola@harbour.test', password: 'a password for tests' };

beforeAll(async () => {
	smtp = await startSmtp();
	served = await serve({ SMTP_URL: smtp.url, WINNOW_LIMIT_FACTOR: '10000' });
	const settled = await send('/setup?/finish', { company: 'المرفأ', boards: 'الأفكار', ...owner });
	team = cookieOf(settled);
	post = new URL((await asked('تصدير الجداول', 'نورا')).headers.get('location') ?? '', served.url).pathname;
	const written = (await rest('POST', '/changelog', { title: 'صدر التصدير', body: 'ها هو.', labels: ['جديد'] })) as { id: string };
	const published = (await rest('POST', `/changelog/${written.id}/publish`, { notify: false })) as { slug: string };
	entry = `/changelog/${published.slug}`;
	await rest('POST', '/roadmaps', { name: 'القادم', kind: 'horizon', visibility: 'public' });
	await rest('POST', `/posts/${((await rest('GET', '/posts')) as { data: { id: string }[] }).data[0]?.id}/comments`, { body: 'نعمل عليه.', official: true, notify: false });
});

afterAll(async () => {
	await served?.close();
	await smtp?.close();
});

function get(path: string, { language, cookie = '' }: { language?: string; cookie?: string } = {}): Promise<Response> {
	return fetch(served.url + path, { headers: { ...(language ? { 'accept-language': language } : {}), cookie }, redirect: 'manual' });
}

function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(served.url + path, { method: 'POST', redirect: 'manual', headers: { origin: served.url, accept: 'text/html', ...headers }, body: new URLSearchParams(fields) });
}

function asked(title: string, name: string, headers: Record<string, string> = {}): Promise<Response> {
	const startedAt = new Date(Date.now() - 60_000).toISOString();
	return boardId().then((id) => send('/ask?/ask', { title, body: 'كل أسبوع.', boardId: id, email: `${crypto.randomUUID()}@asks.test`, name, startedAt, considered: 'yes' }, headers));
}

async function boardId(): Promise<string> {
	return ((await rest('GET', '/boards')) as { data: { id: string }[] }).data[0]?.id ?? '';
}

async function rest(method: string, path: string, body?: object): Promise<unknown> {
	const headers = { cookie: team, origin: served.url, 'content-type': 'application/json' };
	return (await fetch(`${served.url}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })).json();
}

function cookieOf(response: Response): string {
	return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

async function languageOf(response: Response): Promise<string> {
	return /<html lang="([a-z]+)"/.exec(await response.text())?.[1] ?? '';
}

async function mailTo(address: string) {
	return vi.waitFor(async () => (await smtp.mailsTo(address)).at(-1) ?? Promise.reject(new Error('No mail yet.')), { timeout: 30_000 });
}

/** Signs in by the link of a mail, asked for on a page of this language. */
async function signedIn(email: string, language: string): Promise<string> {
	await send('/sign-in?/mail', { email, next: '/' }, { 'accept-language': language });
	const token = /token=([^&\s]+)/.exec((await mailTo(email)).text ?? '')?.[1] ?? '';
	return cookieOf(await send('/sign-in/link', { token: decodeURIComponent(token), next: '/' }, { 'accept-language': language }));
}

describe('the language of a page', () => {
	test('is the one its address asks for, else that of the browser’s menu, else the person’s, else the browser’s, else the workspace’s', async () => {
		const cookie = await signedIn('fatima@reads.test', 'fr');
		const chosen = cookieOf(await send('/language', { language: 'es' }));
		expect(await languageOf(await get('/?lang=ar', { language: 'de', cookie: `${cookie}; ${chosen}` }))).toBe('ar');
		expect(await languageOf(await get('/', { language: 'de', cookie: `${cookie}; ${chosen}` }))).toBe('es');
		expect(await languageOf(await get('/', { language: 'de', cookie }))).toBe('fr');
		expect(await languageOf(await get('/', { language: 'zh, de-AT;q=0.5' }))).toBe('de');
		expect(await languageOf(await get('/', { language: 'zh' }))).toBe('en');
		await rest('PATCH', '/workspace', { language: 'es' });
		expect(await languageOf(await get('/', { language: 'zh' }))).toBe('es');
		await rest('PATCH', '/workspace', { language: 'en' });
	});

	test.each([
		['another', 'xx'],
		['none', ''],
		['a line of its own', 'de%0d%0aset-cookie:a=b'],
		['a very long one', 'de'.repeat(3000)]
	])('is not changed by an address that asks for %s', async (_, asked) => {
		expect(await languageOf(await get(`/?lang=${asked}`, { language: 'fr' }))).toBe('fr');
	});

	test('is chosen in the menu of the portal without JavaScript, and leads back to where it was chosen', async () => {
		const chosen = await send('/language', { language: 'ar' }, { referer: `${served.url}/?sort=new&lang=de` });
		expect(chosen.headers.get('location')).toBe('/?sort=new');
		expect(await languageOf(await get('/', { cookie: cookieOf(chosen) }))).toBe('ar');
		const nonsense = await send('/language', { language: '../x' }, { referer: 'https://evil.test/' });
		expect([nonsense.status, nonsense.headers.get('location'), cookieOf(nonsense)]).toEqual([303, '/', '']);
	});

	test('of the team’s screens is English', async () => {
		expect(await languageOf(await get('/app/inbox', { language: 'ar', cookie: `${team}; winnow-language=de` }))).toBe('en');
	});
});

test('two who read different languages never get each other’s page, however often it was kept', async () => {
	for (const path of ['/', post, '/roadmap', '/boards/']) {
		for (let round = 0; round < 3; round++) {
			const read = await Promise.all(languages.map(async (language) => languageOf(await get(path, { language }))));
			expect(read, path).toEqual([...languages]);
		}
	}
	const answer = await get('/', { language: 'de' });
	expect(answer.headers.get('content-language')).toBe('de');
	expect(answer.headers.get('cache-control')).toContain('private');
	for (const path of ['/', post, '/sign-in', '/nothing']) {
		expect((await get(path)).headers.get('vary'), path).toMatch(/accept-language/);
	}
});

test('a page says where it stands in the other languages, and has one address of its own', async () => {
	const html = await (await get(`${post}?lang=de`)).text();
	expect(html).toContain(`<link rel="canonical" href="${served.url}${post}"/>`);
	for (const language of languages) expect(html).toContain(`hreflang="${language}" href="${served.url}${post}?lang=${language}"`);
	expect(html).toContain(`hreflang="x-default" href="${served.url}${post}"`);
});

describe('in Arabic', () => {
	/** What is Latin in every language: names of things, and the names of the languages themselves. */
	const names = /Winnow|Markdown|RSS|Atom|JSON|English|Deutsch|Français|Español|[\w.+…-]+@[\w.-]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
	/** Time zones are called by their names in the IANA database. */
	const zones = /<select[^>]*timeZone[^>]*>.*?<\/select>/gs;
	const latinOn = (html: string) => saidOn(html.replace(zones, '')).flatMap((said) => said.replace(names, '').match(/[A-Za-zÀ-ÿ]{2,}[^<]*/g) ?? []);
	const pages = () => [
		'/', '/?q=nothingfound', '/?sort=new', post, `${post}?merged=1`, post.replace(/\/[^/]+$/, '/vote'), post.replace(/^(\/posts\/\d+)\/.*/, '$1/follow'), post.replace(/^(\/posts\/\d+)\/.*/, '$1/report'),
		post.replace(/^(\/posts\/\d+)\/.*/, '$1/vote'), '/roadmap', '/changelog', entry, `${entry}/react`, '/changelog/subscribe', '/changelog/subscribe?sent', '/changelog/subscribe?done', '/ask', '/ask?title=تصدير',
		'/preferences', '/unsubscribe', '/sign-in', '/sign-in/link?token=x', '/invitations/nothing', '/nothing-here', '/posts/99999/x', '/held/held_x', '/sign-out'
	];

	test('no page holds a sentence in another language, and every one is written from the right', async () => {
		for (const path of pages()) {
			const html = await (await get(path, { language: 'ar' })).text();
			expect(html.slice(0, 200), path).toMatch(/<html lang="ar" dir="rtl"/);
			expect(latinOn(html.replaceAll('nothingfound', '')), path).toEqual([]);
		}
	});

	test('whoever is signed in reads it too, on their own pages', async () => {
		const cookie = await signedIn('amal@reads.test', 'ar');
		for (const path of ['/', '/me', '/preferences', '/ask', post, '/password']) {
			const html = await (await get(path, { cookie })).text();
			expect(latinOn(html), path).toEqual([]);
		}
	});

	test.each([
		['/ask?/ask', { title: '', body: 'x'.repeat(30_000), email: 'nobody' }],
		['/ask?/ask', { title: 'س', boardId: 'board_0192f0c1b7a57cc08f3a5d2b9e4c6a10', email: 'a@b.test' }],
		['/sign-in?/password', { email: 'nobody@reads.test', password: 'wrong' }],
		['/sign-in?/password', { email: 'nobody@reads.test', password: '' }],
		['/sign-in?/code', { email: 'nobody@reads.test', code: '12' }],
		['/sign-in/link', { token: 'nothing' }],
		['/changelog/subscribe?/ask', { email: 'nobody' }],
		['/changelog/subscribe?/confirm', { token: 'nothing' }],
		['/preferences?/save', {}],
		['/invitations/nothing', { name: '', password: 'short' }]
	])('what %s refuses is said in Arabic', async (path, fields) => {
		const answer = await send(path, fields, { 'accept-language': 'ar' });
		const html = await answer.text();
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
		expect(latinOn(html.replace(/x{100,}/g, ''))).toEqual([]);
	});

	test('what people wrote keeps the direction it was written in', async () => {
		const html = await (await get(post, { language: 'en' })).text();
		expect(html).toMatch(/<h1 dir="auto"/);
		expect(html).toMatch(/<div dir="auto" class="prose/);
	});
});

describe('letters', () => {
	test('that sign in and confirm are written in the language of the page that asked for them', async () => {
		await send('/sign-in?/mail', { email: 'klara@reads.test', next: '/' }, { 'accept-language': 'de' });
		const letter = await mailTo('klara@reads.test');
		expect(letter.subject).toBe('Anmelden bei المرفأ');
		expect(String(letter.html)).toContain('<html lang="de" dir="ltr">');
		await send('/changelog/subscribe?/ask', { email: 'samir@reads.test', startedAt: '2020-01-01T00:00:00Z' }, { 'accept-language': 'ar' });
		const confirmed = await mailTo('samir@reads.test');
		expect(String(confirmed.html)).toContain('<html lang="ar" dir="rtl">');
		expect(confirmed.subject).toMatch(/^أكّد/);
	});

	test('of an invitation are in the language of the workspace, or of whoever is invited', async () => {
		await rest('PATCH', '/workspace', { language: 'fr' });
		await rest('POST', '/invitations', { email: 'nouvelle@harbour.test' });
		expect((await mailTo('nouvelle@harbour.test')).subject).toContain('Rejoignez');
		await rest('PUT', '/people/known@harbour.test', { language: 'es' });
		await rest('POST', '/invitations', { email: 'known@harbour.test' });
		expect((await mailTo('known@harbour.test')).subject).toContain('Únete');
		await rest('PATCH', '/workspace', { language: 'en' });
	});

	test('go on in the language that somebody chooses, which the first visit only guessed', async () => {
		const cookie = await signedIn('lena@reads.test', 'de');
		const page = await (await get('/preferences', { cookie })).text();
		expect(page).toContain('<option value="de" selected');
		await send('/preferences?/save', { language: 'fr', status: 'instant' }, { cookie });
		await signedIn('lena@reads.test', 'ar');
		await vi.waitFor(async () => expect((await mailTo('lena@reads.test')).subject).toContain('Connexion'), { timeout: 30_000 });
	});
});

test('a count is said in the form that the language has for it', async () => {
	const html = await (await get(post, { language: 'ar' })).text();
	expect(html).toContain(posts.ar.people(1));
});
