/** What is measured: each work as an address, with what its caller sends. */
import pg from 'pg';
import type { Crowds, Generated } from './generate.ts';
import { median, type Work } from './measure.ts';

const sorts = ['new', 'demand', 'trending', 'revenue', 'activity'];

/** Every work that is driven over HTTP, for a workspace as the generator made it. */
export async function worksFor(url: string, made: Generated): Promise<Work[]> {
	const headers = { authorization: `Bearer ${made.key}` };
	const list = await ask<{ data: { id: string; url: string }[] }>(`${url}/api/v1/posts?sort=new&limit=100`, headers);
	const postPath = new URL(list.data[0]?.url ?? '').pathname;
	const [board, company, person] = await Promise.all(
		['boards', 'companies', 'people'].map(async (name) => (await ask<{ data: { id: string }[] }>(`${url}/api/v1/${name}?limit=1`, headers)).data[0]?.id)
	);
	const filters = { board, status: 'open', company, person, ...customers(made), hasDuplicates: 'true' };
	const typed = 'title=calendar%20export%20for%20drivers&body=We%20need%20the%20calendar%20because%20planning%20takes%20too%20long';
	return [
		{ name: 'board page', path: `/boards/${made.boardSlug}` },
		{ name: 'board page, signed in', path: `/boards/${made.boardSlug}`, headers: { cookie: await signIn(url, made) } },
		{ name: 'post page with 50 comments', path: postPath },
		{ name: 'board page, search', path: `/boards/${made.boardSlug}?q=calendar` },
		...sorts.map((sort) => ({ name: `API list, ${sort}`, path: `/api/v1/posts?sort=${sort}`, headers })),
		...Object.entries(filters).map(([name, value]) => ({ name: `API list, by ${name}`, path: `/api/v1/posts?${name}=${value}`, headers })),
		{ name: 'API search', path: '/api/v1/posts?q=calendar%20export', headers },
		{ name: 'similar while typing', path: `/api/v1/posts/similar?${typed}`, headers },
		{ name: 'PUT vote', path: '/', method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, bodies: votesOn(list.data.map(({ id }) => id)) }
	];
}

function customers({ segmentId }: Generated): Record<string, string> {
	return { segment: segmentId, plan: 'Enterprise', lifecycle: 'trial' };
}

/**
 * Milliseconds for lists that nobody asked for before, whose answers are therefore not kept: the median of `rounds`
 * page sizes for each filter.
 */
export async function timeUnkept(url: string, made: Generated, rounds: number): Promise<Map<string, number>> {
	const headers = { authorization: `Bearer ${made.key}` };
	const filters = { ...customers(made), plan: 'Team', lifecycle: 'active', status: 'open', tag: 'none', hasDuplicates: 'true' };
	const times = new Map<string, number>();
	for (const [name, value] of [['sort', 'demand'], ...Object.entries(filters), ['plan', 'Enterprise'], ['lifecycle', 'trial']] as [string, string][]) {
		const each: number[] = [];
		for (let limit = 60; limit < 60 + rounds; limit++) each.push(await timed(() => send(`${url}/api/v1/posts?${name}=${value}&limit=${limit}`, { headers })));
		times.set(`${name}=${name === 'segment' ? 'one' : value}`, median(each));
	}
	return times;
}

/** A vote for another person or on another post each time. */
function votesOn(posts: string[]): () => { path: string; body: string } {
	let turn = 0;
	return () => {
		turn += 1;
		const personId = `person_${(1 + (Math.floor(turn / posts.length) % 1900)).toString(16).padStart(32, '0')}`;
		return { path: `/api/v1/posts/${posts[turn % posts.length]}/vote`, body: JSON.stringify({ personId }) };
	};
}

async function signIn(url: string, { member }: Generated): Promise<string> {
	const response = await fetch(`${url}/sign-in?/password`, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ ...member, next: '/' }) });
	const cookie = response.headers.get('set-cookie')?.split(';')[0];
	if (!cookie) throw new Error(`Signing in answered ${response.status} without a session.`);
	return cookie;
}

/** Milliseconds for a merge of two crowds and for taking it back: medians of `rounds`. */
export async function timeMerge(url: string, { key }: Generated, { source, target }: Crowds, rounds: number): Promise<{ merge: number; unmerge: number }> {
	const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
	const times = { merge: [] as number[], unmerge: [] as number[] };
	for (let round = 0; round < rounds; round++) {
		times.merge.push(await timed(() => send(`${url}/api/v1/posts/${target}/merges`, { method: 'POST', headers, body: JSON.stringify({ sourceId: source, notify: false }) })));
		times.unmerge.push(await timed(() => send(`${url}/api/v1/posts/${target}/merges/${source}`, { method: 'DELETE', headers })));
	}
	return { merge: median(times.merge), unmerge: median(times.unmerge) };
}

/** Durable single-row inserts a second over 10 connections: the least that a database write costs here. */
export async function bareInserts(databaseUrl: string, seconds: number): Promise<number> {
	const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
	try {
		await pool.query('CREATE TABLE IF NOT EXISTS bare_insert (id bigserial PRIMARY KEY, post text, person text)');
		const until = performance.now() + seconds * 1000;
		let inserted = 0;
		const write = async () => {
			for (; performance.now() < until; inserted++) await pool.query('INSERT INTO bare_insert (post, person) VALUES ($1, $2)', ['post', 'person']);
		};
		await Promise.all(Array.from({ length: 10 }, write));
		return inserted / seconds;
	} finally {
		await pool.end();
	}
}

async function timed(work: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

async function send(address: string, request: RequestInit): Promise<void> {
	const response = await fetch(address, request);
	if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
	await response.arrayBuffer();
}

async function ask<T>(address: string, headers: Record<string, string>): Promise<T> {
	const response = await fetch(address, { headers });
	if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
	return (await response.json()) as T;
}
