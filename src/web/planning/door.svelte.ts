import type { Item } from '#core/backlog/contract.ts';
import type { DoneItem, Entered, Shipping } from '#core/planning/contract.ts';
import { words } from '#core/planning/words.ts';
import { api, ApiProblem, sentenceOf } from '#web/client/api.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

export type Unmet = { key: string; name: string; why: string };
type Named = Pick<Item, 'id' | 'title'>;
type Place = { id: string; name: string };

/**
 * The way of items into a sprint and out of it as done. What is not ready asks for a reason, and what ships posts asks
 * whether to tell people; the dialogs show what waits for an answer here.
 */
export class SprintDoor {
	override = $state.raw<{ item: Named; sprint: Place; unmet: Unmet[] }>();
	shipping = $state.raw<Shipping & { item: Named }>();
	busy = $state(false);
	readonly #onchange: () => Promise<void> | void;

	/** `onchange` is told after something entered, left or was done. */
	constructor(onchange: () => Promise<void> | void) {
		this.#onchange = onchange;
	}

	async enter(item: Named, sprint: Place): Promise<boolean> {
		return this.#attempt(
			() => this.#put(item, sprint, {}),
			(problem) => {
				if (problem.code !== 'not-ready') return false;
				this.override = { item, sprint, unmet: problem.members['unmet'] as Unmet[] };
				return true;
			}
		);
	}

	async enterWithReason(overrideReason: string): Promise<void> {
		const asked = this.override;
		if (asked && (await this.#attempt(() => this.#put(asked.item, asked.sprint, { overrideReason })))) this.override = undefined;
	}

	async leave(item: Named, sprint: Place, mayReturn = true): Promise<void> {
		await this.#attempt(async () => {
			await api.delete(`/sprints/${sprint.id}/items/${item.id}`);
			const again = () => void this.enter(item, sprint);
			toast({ message: words.removed(item.title), ...(mayReturn ? { undo: { label: words.undo, run: again } } : {}) });
		});
	}

	/** Asks first where posts would ship. */
	async finish(item: Named): Promise<void> {
		let shipping: Shipping = { posts: [], partly: [], followers: 0 };
		const asked = await this.#attempt(async () => (shipping = await api.get<Shipping>(`/items/${item.id}/shipping`)), undefined, false);
		if (!asked) return;
		if (shipping.posts.length + shipping.partly.length > 0) this.shipping = { ...shipping, item };
		else await this.#finish(item, {});
	}

	async finishAndShip(notify: boolean, note: string): Promise<void> {
		const asked = this.shipping;
		if (asked && (await this.#finish(asked.item, { notify, ...(note.trim() ? { note: note.trim() } : {}) }))) this.shipping = undefined;
	}

	#finish(item: Named, request: { notify?: boolean; note?: string }): Promise<boolean> {
		return this.#attempt(async () => {
			const { shipped } = await api.put<DoneItem>(`/items/${item.id}/done`, request);
			const message = shipped.length > 0 ? words.shippedToast(item.title, shipped.length) : words.doneToast(item.title);
			// What was told cannot be taken back, so a shipped item has no undo.
			toast({ message, tone: 'success', ...(shipped.length > 0 ? {} : { undo: { label: words.undo, run: () => this.#reopen(item) } }) });
		});
	}

	async #reopen(item: Named): Promise<void> {
		await this.#attempt(() => api.patch(`/items/${item.id}`, { state: 'refining' }));
	}

	async #put(item: Named, sprint: Place, body: { overrideReason?: string }): Promise<void> {
		const { warnings } = await api.put<Entered>(`/sprints/${sprint.id}/items/${item.id}`, body);
		const undo = { label: words.undo, run: () => this.leave(item, sprint, false) };
		toast({ message: words.entered(item.title), tone: 'success', undo });
		for (const warning of warnings) toast({ message: warning.sentence, seconds: 12 });
	}

	async #attempt(work: () => Promise<unknown>, expects?: (problem: ApiProblem) => boolean, changes = true): Promise<boolean> {
		this.busy = true;
		try {
			await work();
			if (changes) await this.#onchange();
			return true;
		} catch (problem) {
			if (!(problem instanceof ApiProblem && expects?.(problem))) toast({ message: firstSentence(problem), tone: 'danger', seconds: 8 });
			return false;
		} finally {
			this.busy = false;
		}
	}
}

function firstSentence(problem: unknown): string {
	const [field] = problem instanceof ApiProblem ? Object.values(problem.fields) : [];
	return field ?? sentenceOf(problem);
}
