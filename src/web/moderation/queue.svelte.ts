import type { Ban, Held, HeldState } from '#core/moderation/contract.ts';
import { words } from '#core/moderation/words.ts';
import type { Page } from '#core/kernel/page.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

/** The queue as one person works through it: which texts, and which one is read. */
export class Queue {
	rows = $state<Held[]>([]);
	nextCursor = $state<string | null>(null);
	open = $state<Held | null>(null);
	busy = $state(false);
	readonly state: HeldState;
	/** Called after each decision, so that the count beside the page's name follows. */
	readonly #ondecided: () => void;

	constructor(state: HeldState, page: Page<Held>, { open, ondecided }: { open: Held | null; ondecided: () => void }) {
		this.state = state;
		this.rows = page.data;
		this.nextCursor = page.nextCursor;
		this.open = open;
		this.#ondecided = ondecided;
	}

	choose(id: string): void {
		this.open = this.rows.find((row) => row.id === id) ?? this.open;
	}

	async step(by: 1 | -1): Promise<void> {
		const at = this.rows.findIndex((row) => row.id === this.open?.id);
		this.open = this.rows[at + by] ?? this.open;
		if (at >= this.rows.length - 3) await this.loadMore();
	}

	async loadMore(): Promise<void> {
		if (!this.nextCursor || this.busy) return;
		await this.#attempt(async () => {
			const page = await api.get<Page<Held>>(`/moderation/held?state=${this.state}&limit=50&cursor=${this.nextCursor}`);
			this.rows.push(...page.data);
			this.nextCursor = page.nextCursor;
		});
	}

	get mayApprove(): boolean {
		return this.open !== null && this.open.state !== 'approved' && !this.busy;
	}

	get mayReject(): boolean {
		return this.open?.state === 'waiting' && !this.busy;
	}

	async approve(): Promise<void> {
		const held = this.open;
		if (held && this.mayApprove) await this.#decide(held, '/approval', {}, words.queue.approved);
	}

	async reject(reason: string): Promise<void> {
		const held = this.open;
		if (held && this.mayReject) await this.#decide(held, '/rejection', { reason }, words.queue.rejected);
	}

	async ban(given: { reason: string; endsAt: string | null }): Promise<void> {
		const held = this.open;
		if (!held) return;
		await this.#attempt(async () => {
			await api.post<Ban>('/moderation/bans', { personId: held.author.id, ...given });
			toast({ message: words.bans.done, tone: 'success' });
		});
	}

	/** The decided text leaves the list, and the next one opens. */
	async #decide(held: Held, address: string, body: object, message: string): Promise<void> {
		await this.#attempt(async () => {
			await api.post<Held>(`/moderation/held/${held.id}${address}`, body);
			toast({ message, tone: 'success' });
			const at = this.rows.findIndex((row) => row.id === held.id);
			this.rows = this.rows.filter((row) => row.id !== held.id);
			this.open = this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)] ?? null;
			this.#ondecided();
		});
		if (this.rows.length < 10) await this.loadMore();
	}

	async #attempt(work: () => Promise<void>): Promise<void> {
		this.busy = true;
		await attempt(work);
		this.busy = false;
	}
}
