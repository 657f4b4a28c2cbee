import { untrack } from 'svelte';

/** What the keys of the page that is open do, for the overlay that lists them. */
export type ShortcutGroup = { label: string; shortcuts: { keys: string; label: string }[] };

let groups = $state.raw<readonly ShortcutGroup[]>([]);

/** Lists the keys of a page while it is open; returns the end of it: `$effect(() => describeShortcuts({ … }))`. */
export function describeShortcuts(group: ShortcutGroup): () => void {
	groups = [...untrack(() => groups), group];
	return () => {
		groups = untrack(() => groups).filter((one) => one !== group);
	};
}

export function describedShortcuts(): readonly ShortcutGroup[] {
	return groups;
}
