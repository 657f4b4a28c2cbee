import { words } from '#core/boards/words.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

type Named = { id: string; name: string; version: number };
type Placed = Named & { position?: number };

/**
 * A list of settings that is changed in place by the REST API: each change is shown at once and taken back with the
 * server's own sentence where it is refused.
 */
export class EditedList<T extends Placed, New extends object> {
	rows = $state<T[]>([]);
	said = $state('');
	readonly #path: string;
	readonly #again: (row: T) => New;

	/** `path` is the collection's; `again` says what to send to make a deleted one anew. */
	constructor(path: string, rows: T[], again: (row: T) => New) {
		this.#path = path;
		this.#again = again;
		this.rows = rows;
	}

	async add(given: New): Promise<boolean> {
		return attempt(async () => {
			this.rows.push(await api.post<T>(this.#path, given));
		});
	}

	async change(row: T, changes: Partial<T>): Promise<boolean> {
		const before = { ...row };
		this.#put({ ...row, ...changes });
		const done = await attempt(async () => {
			this.#put(await api.patch<T>(`${this.#path}/${row.id}`, changes, row.version));
			toast({ message: words.saved, tone: 'success', seconds: 2 });
		});
		if (!done) this.#put(before);
		return done;
	}

	async remove(row: T): Promise<void> {
		const removed = await attempt(() => api.delete(`${this.#path}/${row.id}`));
		if (!removed) return;
		this.rows = this.rows.filter((one) => one.id !== row.id);
		toast({ message: words.removed(row.name), undo: { label: words.undo, run: () => void this.add(this.#again(row)) } });
	}

	/** Moves a row by one place; those whose place changed are saved one after the other. */
	async move(row: T, by: -1 | 1): Promise<void> {
		const from = this.rows.findIndex((one) => one.id === row.id);
		const to = from + by;
		if (from < 0 || to < 0 || to >= this.rows.length) return;
		const before = [...this.rows];
		const moved = this.rows.splice(from, 1);
		this.rows.splice(to, 0, ...moved);
		this.said = words.moved(row.name, to + 1, this.rows.length);
		const done = await attempt(async () => {
			for (const [position, one] of this.rows.entries()) {
				if (one.position !== position) this.#put({ ...(await api.patch<T>(`${this.#path}/${one.id}`, { position })), position });
			}
		});
		if (!done) this.rows = before;
	}

	#put(row: T): void {
		const at = this.rows.findIndex((one) => one.id === row.id);
		if (at >= 0) this.rows[at] = row;
	}
}
