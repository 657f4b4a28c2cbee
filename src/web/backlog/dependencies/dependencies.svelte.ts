import type { MovedItem } from '#core/backlog/contract.ts';
import type { CycleEdge, Dependencies, DependencyKind, NewOutsideWork, OutsideChanges, OutsideWork, RankHint } from '#core/backlog/dependencies.ts';
import { words } from '#core/backlog/dependency-words.ts';
import { api, ApiProblem, sentenceOf } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

export type RingItem = { id: string; number: number; title: string };
/** A ring that was refused: its items in order, and why each waits for the next. */
export type Ring = { items: RingItem[]; edges: CycleEdge[] };

/** What one item waits for, as its panel edits it. */
export class ItemDependencies {
	dependencies: Dependencies = $state.raw({ blockedBy: [], blocks: [], relations: [], outside: [], ranks: [] });
	ring = $state.raw<Ring>();
	readonly #itemId: string;
	readonly #onchange: () => unknown;
	#asked = '';

	constructor(itemId: string, first: Dependencies, onchange: () => unknown) {
		this.#itemId = itemId;
		this.dependencies = first;
		this.#onchange = onchange;
	}

	get #path(): string {
		return `/items/${this.#itemId}`;
	}

	async add(otherId: string, kind: DependencyKind = 'blocks'): Promise<void> {
		this.ring = undefined;
		this.#asked = otherId;
		try {
			this.dependencies = await api.put<Dependencies>(`${this.#path}/dependencies/${otherId}?kind=${kind}`);
			this.#onchange();
		} catch (problem) {
			if (problem instanceof ApiProblem && problem.code === 'cycle') this.ring = ringOf(problem);
			else toast({ message: sentenceOf(problem), tone: 'danger' });
		}
	}

	async remove(other: { id: string; title: string }, kind: DependencyKind = 'blocks'): Promise<void> {
		const removed = await this.#change(() => api.delete(`${this.#path}/dependencies/${other.id}?kind=${kind}`));
		const message = kind === 'blocks' ? words.removed(other.title) : words.unrelated(other.title);
		if (removed) toast({ message, undo: { label: words.undo, run: () => this.add(other.id, kind) } });
	}

	/** Drops one edge of the ring and says again what was refused. */
	async dropOfRing({ said }: CycleEdge): Promise<void> {
		if (!said || said.isNew) return void (this.ring = undefined);
		const again = this.#asked;
		const path = `/items/${said.itemId}/dependencies/${said.blockerId}`;
		const gone = await this.#change(() => api.delete(path));
		if (!gone) return;
		await this.add(again);
		if (this.ring) return;
		const back = async () => {
			await this.#change(() => api.delete(`${this.#path}/dependencies/${again}`));
			await this.#change(() => api.put(path));
		};
		toast({ message: words.dropped, tone: 'success', undo: { label: words.undo, run: back } });
	}

	async pullUp(hint: RankHint): Promise<void> {
		const title = this.dependencies.blockedBy.find(({ id }) => id === hint.blockerId)?.title ?? '';
		await pullUp(hint, title, () => this.#reread());
	}

	name(work: NewOutsideWork): Promise<boolean> {
		return this.#change(() => api.post(`${this.#path}/outside-work`, work));
	}

	changeOutside(id: string, changes: OutsideChanges): Promise<boolean> {
		return this.#change(() => api.patch(`/outside-work/${id}`, changes));
	}

	async removeOutside(work: OutsideWork): Promise<void> {
		const removed = await this.#change(() => api.delete(`${this.#path}/outside-work/${work.id}`));
		const { title, party, owner, promisedOn, state } = work;
		const isShared = work.itemIds.length > 1;
		const again = async () => void (isShared ? await this.#change(() => api.put(`${this.#path}/outside-work/${work.id}`)) : await this.name({ title, party, owner, promisedOn, state }));
		if (removed) toast({ message: words.removed(title), undo: { label: words.undo, run: again } });
	}

	async #change(work: () => Promise<unknown>): Promise<boolean> {
		return attempt(async () => {
			await work();
			await this.#reread();
		});
	}

	async #reread(): Promise<void> {
		this.dependencies = await api.get<Dependencies>(`${this.#path}/dependencies`);
		this.#onchange();
	}
}

/** Puts a blocker right above what waits for it, through the one door of ranks, with the way back. */
export async function pullUp(hint: RankHint, title: string, onmoved: () => unknown): Promise<void> {
	const move = async (target: object) => {
		const moved = await api.put<MovedItem>(`/items/${hint.blockerId}/rank`, target);
		await onmoved();
		return moved;
	};
	try {
		const { position } = await move({ before: hint.itemId });
		const back = async () => {
			await move(hint.back);
			toast({ message: words.movedBack });
		};
		toast({ message: words.pulledUp(title, position), tone: 'success', undo: { label: words.undo, run: back } });
	} catch (problem) {
		toast({ message: sentenceOf(problem), tone: 'danger' });
	}
}

function ringOf({ members }: ApiProblem): Ring {
	return { items: (members['path'] as RingItem[]).slice(0, -1), edges: members['edges'] as CycleEdge[] };
}
