import Building from '@lucide/svelte/icons/building-2';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import User from '@lucide/svelte/icons/user';
import type { Findings, Hit } from '#core/finding/contract.ts';
import { words } from '#core/frame/words.ts';
import { api } from '#web/client/api.ts';
import type { Icon } from '#web/ui/marks/icon.ts';
import type { Command, CommandGroup } from '#web/ui/overlays/commands.svelte.ts';
import Combine from '@lucide/svelte/icons/combine';
import { words as merging } from '#core/merging/words.ts';
import { places } from './navigation.ts';

const w = words.palette;

export const pageCommands: CommandGroup[] = [
	{
		label: words.palette.pages,
		commands: [
			...places.map(({ href, label, icon, keys }) => ({ id: href, label, icon, keys, href })),
			{ id: '/app/posts/duplicates', label: merging.suggested.title, icon: Combine, href: '/app/posts/duplicates' }
		]
	}
];

/** Posts, items, people and companies that match, the best of each; nothing rather than a failure while somebody types. */
export async function searchEverything(query: string): Promise<CommandGroup[]> {
	const found = await api.get<Findings>(`/search?q=${encodeURIComponent(query.slice(0, 200))}`).catch(() => null);
	if (!found) return [];
	const groups = [
		{ label: w.posts, icon: MessagesSquare, hits: found.posts },
		{ label: w.items, icon: ListOrdered, hits: found.items },
		{ label: w.people, icon: User, hits: found.people },
		{ label: w.companies, icon: Building, hits: found.companies }
	];
	return groups
		.filter(({ hits }) => hits.length > 0)
		.map(({ label, icon, hits }) => ({ label: found.didYouMean ? w.meant(label, found.didYouMean) : label, commands: hits.map((hit) => commandOf(hit, icon)) }));
}

function commandOf({ id, title, detail, url }: Hit, icon: Icon): Command {
	const { pathname, search } = new URL(url);
	return { id, label: title, icon, href: pathname + search, ...(detail ? { hint: detail } : {}) };
}
