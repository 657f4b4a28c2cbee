import type { Item, ItemChanges, MovedItem, NewItem, RankTarget } from '#core/backlog/contract.ts';
import { words } from '#core/backlog/words.ts';
import type { Page } from '#core/kernel/page.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

type Step = { id: string; back: RankTarget };
const longestHistory = 20;

/**
 * The loaded part of the backlog: each change is shown at once and taken back with the server's own sentence where it
 * is refused. Places are named by the item beside, never by a number, so they mean the same under a filter.
 */
export class Backlog {
	items = $state.raw<Item[]>([]);
	nextCursor = $state<string | null>(null);
	loading = $state(false);
	/** For the live region: what the last move did. */
	said = $state('');
	readonly #query: string;
	readonly #moves: Step[] = [];

	constructor(page: Page<Item>, query: string) {
		this.items = page.data;
		this.nextCursor = page.nextCursor;
		this.#query = query;
	}

	async loadMore(): Promise<void> {
		if (this.nextCursor === null || this.loading) return;
		this.loading = true;
		await this.#attempt(async () => {
			const page = await api.get<Page<Item>>(`/items?${this.#query}&limit=100&cursor=${this.nextCursor}`);
			const known = new Set(this.items.map((item) => item.id));
			this.items = [...this.items, ...page.data.filter((item) => !known.has(item.id))];
			this.nextCursor = page.nextCursor;
		});
		this.loading = false;
	}

	/** Puts an item at a place of the shown list, from 0. */
	async moveTo(item: Item, place: number): Promise<void> {
		const from = this.items.findIndex((one) => one.id === item.id);
		const others = this.items.filter((one) => one.id !== item.id);
		const to = Math.max(0, Math.min(others.length, place));
		if (from < 0 || from === to) return;
		await this.#move(item, targetAt(others, to), others.toSpliced(to, 0, item));
	}

	async moveToEnd(item: Item, end: 'top' | 'bottom'): Promise<void> {
		const others = this.items.filter((one) => one.id !== item.id);
		await this.#move(item, { to: end }, end === 'top' ? [item, ...others] : [...others, item]);
	}

	/** Moves the item that was moved last back to where it was; twenty steps are remembered. */
	async undoMove(): Promise<void> {
		const step = this.#moves.pop();
		const item = this.items.find((one) => one.id === step?.id);
		if (!step || !item) return;
		const others = this.items.filter((one) => one.id !== item.id);
		const moved = await this.#attempt(async () => {
			await api.put(`/items/${item.id}/rank`, step.back);
			this.items = others.toSpliced(placeOf(others, step.back), 0, item);
		});
		if (moved) this.said = words.movedBack;
	}

	async change(item: Item, changes: ItemChanges): Promise<boolean> {
		this.#put({ ...item, ...(changes as Partial<Item>), story: { ...item.story, ...changes.story } });
		return this.#attempt(
			async () => this.#put(await api.patch<Item>(`/items/${item.id}`, changes)),
			() => this.#put(item)
		);
	}

	async add(given: Partial<NewItem>): Promise<boolean> {
		return this.#attempt(async () => {
			const item = await api.post<Item>('/items', { to: 'top', fromTemplate: true, ...given });
			this.items = [item, ...this.items];
			toast({ message: words.added(item.title), tone: 'success', undo: { label: words.undo, run: () => this.#delete(item) } });
		});
	}

	async drop(item: Item): Promise<void> {
		const before = this.items;
		this.items = before.filter((one) => one.id !== item.id);
		const dropped = await this.#attempt(
			() => api.patch(`/items/${item.id}`, { state: 'dropped' }),
			() => (this.items = before)
		);
		if (dropped) toast({ message: words.droppedToast(item.title), undo: { label: words.undo, run: () => this.takeBack(item, before) } });
	}

	/** Takes a dropped item back; `before` is the list to show again, without it the item leaves the list of dropped ones. */
	async takeBack(item: Item, before?: Item[]): Promise<void> {
		const done = await this.#attempt(() => api.patch(`/items/${item.id}`, { state: 'refining' }));
		if (!done) return;
		this.items = before ?? this.items.filter((one) => one.id !== item.id);
		if (!before) toast({ message: words.takenBack(item.title), tone: 'success' });
	}

	/** Reads an item again, after something about it was changed elsewhere on the page. */
	async refresh(id: string): Promise<void> {
		await this.#attempt(async () => this.#put(await api.get<Item>(`/items/${id}`)));
	}

	async #delete(item: Item): Promise<void> {
		const done = await this.#attempt(() => api.delete(`/items/${item.id}`));
		if (done) this.items = this.items.filter((one) => one.id !== item.id);
	}

	async #move(item: Item, target: RankTarget, next: Item[]): Promise<void> {
		const before = this.items;
		const back = targetOf(before, item);
		this.items = next;
		await this.#attempt(
			async () => {
				const moved = await api.put<MovedItem>(`/items/${item.id}/rank`, target);
				this.#put(moved);
				this.#moves.push({ id: item.id, back });
				if (this.#moves.length > longestHistory) this.#moves.shift();
				this.said = words.moved(item.title, moved.position, moved.of);
				toast({ message: words.movedToast(item.title, moved.position), undo: { label: words.undo, run: () => this.undoMove() } });
			},
			() => (this.items = before)
		);
	}

	#put(item: Item): void {
		this.items = this.items.map((one) => (one.id === item.id ? item : one));
	}

	async #attempt(work: () => Promise<unknown>, takeBack?: () => void): Promise<boolean> {
		const done = await attempt(work);
		if (!done) takeBack?.();
		return done;
	}
}

/** The place among others, said by the neighbour above it, or below it at the top. */
function targetAt(others: Item[], place: number): RankTarget {
	const above = others[place - 1];
	const below = others[place];
	if (above) return { after: above.id };
	return below ? { before: below.id } : { to: 'top' };
}

function targetOf(items: Item[], item: Item): RankTarget {
	const place = items.findIndex((one) => one.id === item.id);
	return targetAt(items.filter((one) => one.id !== item.id), place);
}

function placeOf(others: Item[], target: RankTarget): number {
	if ('after' in target) return others.findIndex((one) => one.id === target.after) + 1;
	if ('before' in target) return Math.max(0, others.findIndex((one) => one.id === target.before));
	return target.to === 'top' ? 0 : others.length;
}
