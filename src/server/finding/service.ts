import { can } from '#core/access/actions.ts';
import { words } from '#core/backlog/words.ts';
import type { Findings, FindingQuery, Hit } from '#core/finding/contract.ts';
import { itemStates, type ItemState } from '#core/backlog/contract.ts';
import { numberIn } from '#core/search/asking.ts';
import type { Context } from '../platform/context.ts';
import { listPosts, showPosts, visiblePosts } from '../posts/service.ts';
import { findSubjects } from '../search/service.ts';
import { companiesNamed, itemNumbered, itemsNamed, peopleNamed } from './queries.ts';

type Group = { hits: Hit[]; didYouMean: string | null };
const nothing: Group = { hits: [], didYouMean: null };

/** The best matches among posts, items, people and companies: of each what the viewer may see, and nothing of what they may not. */
export async function findEverything(context: Context, { q, limit }: FindingQuery): Promise<Findings> {
	const { viewer } = context;
	const [posts, items, people, companies] = await Promise.all([
		postsFound(context, q, limit),
		can(viewer, 'item.read') ? itemsFound(context, q, limit) : nothing,
		can(viewer, 'people.read') ? peopleFound(context, q, limit) : nothing,
		can(viewer, 'company.read') ? companiesFound(context, q, limit) : nothing
	]);
	const groups = [posts, items, people, companies];
	const isRight = groups.some(({ hits, didYouMean }) => hits.length > 0 && didYouMean === null);
	const didYouMean = isRight ? null : (groups.find((group) => group.didYouMean)?.didYouMean ?? null);
	return { posts: posts.hits, items: items.hits, people: people.hits, companies: companies.hits, didYouMean };
}

async function postsFound(context: Context, q: string, limit: number): Promise<Group> {
	const { data, didYouMean = null } = await listPosts(context, { q, limit });
	const numbered = await postNumbered(context, numberIn(q));
	const hits = [...numbered, ...data.filter(({ id }) => id !== numbered[0]?.id)].slice(0, limit).map((post) => ({ id: post.id, title: post.title, detail: post.statusDetail.name, url: `${context.baseUrl}/app/posts/${post.number}` }));
	return { hits, didYouMean };
}

async function postNumbered(context: Context, number: number | null) {
	return number === null ? [] : showPosts(context, await visiblePosts(context.db, context.viewer).where('p.number', '=', number).execute());
}

async function itemsFound(context: Context, q: string, limit: number): Promise<Group> {
	const found = await findSubjects(context, 'item', q);
	const ids = [...(await itemNumbered(context.db, numberIn(q))), ...found.ids];
	const rows = await itemsNamed(context.db, ids.slice(0, limit));
	const hits = rows.map((row) => ({ id: row.item_id, title: row.title, detail: `${words.item(row.number)} · ${stateOf(row.state)}`, url: `${context.baseUrl}/app/items/${row.number}` }));
	return { hits: inOrder(hits, ids), didYouMean: found.didYouMean };
}

function stateOf(state: string): string {
	const known = itemStates.find((one): one is ItemState => one === state);
	return known ? words.states[known] : state;
}

async function peopleFound(context: Context, q: string, limit: number): Promise<Group> {
	const { ids, didYouMean } = await findSubjects(context, 'person', q);
	const rows = await peopleNamed(context.db, ids.slice(0, limit));
	const hits = rows.map((row) => ({ id: row.person_id, title: row.name ?? row.email ?? row.external_id ?? row.person_id, detail: row.name ? row.email : null, url: `${context.baseUrl}/app/people/${row.person_id}` }));
	return { hits: inOrder(hits, ids), didYouMean };
}

async function companiesFound(context: Context, q: string, limit: number): Promise<Group> {
	const { ids, didYouMean } = await findSubjects(context, 'company', q);
	const rows = await companiesNamed(context.db, ids.slice(0, limit));
	const hits = rows.map((row) => ({ id: row.company_id, title: row.name, detail: row.domain, url: `${context.baseUrl}/app/people?company=${row.company_id}` }));
	return { hits: inOrder(hits, ids), didYouMean };
}

function inOrder(hits: Hit[], ids: readonly string[]): Hit[] {
	return hits.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
