import { words } from '#core/frame/words.ts';
import { api } from '#web/client/api.ts';
import type { CommandGroup } from '#web/ui/overlays/commands.svelte.ts';
import { places } from './navigation.ts';

type Found<T> = { data: T[] };
type FoundPost = { id: string; number: number; title: string; demand: { people: number } };
type FoundItem = { id: string; number: number; title: string };
type FoundPerson = { id: string; name: string | null; email?: string | null };

export const pageCommands: CommandGroup[] = [
	{ label: words.palette.pages, commands: places.map(({ href, label, icon, keys }) => ({ id: href, label, icon, keys, href })) }
];

/** Posts, items and people that match; what one search cannot answer is left out rather than failing the others. */
export async function searchEverything(query: string): Promise<CommandGroup[]> {
	const q = encodeURIComponent(query);
	const [posts, items, people] = await Promise.all([
		found<FoundPost>(`/posts?q=${q}&limit=6`),
		found<FoundItem>(`/items?q=${q}&limit=5`),
		found<FoundPerson>(`/people?q=${q}&limit=4`)
	]);
	return [
		{
			label: words.palette.posts,
			commands: posts.map((post) => ({
				id: post.id,
				label: post.title,
				hint: String(post.demand.people),
				href: `/app/posts/${post.number}`
			}))
		},
		{
			label: words.palette.items,
			commands: items.map((item) => ({ id: item.id, label: item.title, hint: `#${item.number}`, href: `/app/items/${item.number}` }))
		},
		{
			label: words.palette.people,
			commands: people.map((person) => ({ id: person.id, label: person.name ?? person.email ?? person.id, href: `/app/people/${person.id}` }))
		}
	].filter((group) => group.commands.length > 0);
}

async function found<T>(path: string): Promise<T[]> {
	return api.get<Found<T>>(path).then(
		({ data }) => data,
		() => []
	);
}
