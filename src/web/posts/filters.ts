import { postSorts, type PostSort } from '#core/posts/contract.ts';

/** What narrows and orders a list of requests, as it stands in the address; empty means everything. */
export type PostFilters = { q: string; status: string; tag: string; sort: PostSort };

/** Reads the filters from an address; what is not known there is left out rather than refused. */
export function filtersIn(parameters: URLSearchParams): PostFilters {
	const sort = postSorts.find((known) => known === parameters.get('sort') && known !== 'revenue') ?? 'demand';
	const short = (name: string) => (parameters.get(name) ?? '').slice(0, 200).replaceAll('\0', '');
	return { q: short('q').trim(), status: short('status'), tag: short('tag'), sort };
}

/** The address of the same list with some filters changed; a cursor never survives that. */
export function hrefOf(path: string, filters: PostFilters): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) if (value && value !== 'demand') parameters.set(name, value);
	const query = parameters.toString();
	return query ? `${path}?${query}` : path;
}
