/** What a command palette holds and finds: its own commands at once, answers of a search when they come. */
import type { Icon } from '../marks/icon.ts';
import { matchesTyped } from './picking.ts';

export type Command = {
	id: string;
	label: string;
	hint?: string;
	icon?: Icon;
	keys?: string;
	href?: string;
	run?: () => void;
	words?: string;
};

export type CommandGroup = { label: string; commands: Command[] };
export type CommandSearch = (query: string, signal: AbortSignal) => Promise<CommandGroup[]>;

const pause = 120;

export class CommandFinder {
	typed = $state('');
	searching = $state(false);
	#found = $state<CommandGroup[]>([]);
	#groups: () => CommandGroup[];

	constructor(groups: () => CommandGroup[]) {
		this.#groups = groups;
	}

	groups = $derived.by(() => [...this.#matching(), ...this.#found]);
	commands = $derived(this.groups.flatMap((group) => group.commands));

	#matching(): CommandGroup[] {
		return this.#groups()
			.map(({ label, commands }) => ({
				label,
				commands: commands.filter((command) => matchesTyped(`${command.label} ${command.words ?? ''}`, this.typed))
			}))
			.filter((group) => group.commands.length > 0);
	}

	/** Asks after a short pause in typing; a later call makes the earlier answer void. Returns the cancellation. */
	look(search: CommandSearch | undefined): () => void {
		const query = this.typed.trim();
		const control = new AbortController();
		if (!search || !query) {
			this.#found = [];
			return () => control.abort();
		}
		this.searching = true;
		const timer = setTimeout(() => {
			search(query, control.signal)
				.then((found) => this.#show(found, control.signal))
				.catch(() => this.#show([], control.signal));
		}, pause);
		return () => {
			clearTimeout(timer);
			control.abort();
			this.searching = false;
		};
	}

	#show(found: CommandGroup[], signal: AbortSignal): void {
		if (signal.aborted) return;
		this.#found = found.filter((group) => group.commands.length > 0);
		this.searching = false;
	}
}
