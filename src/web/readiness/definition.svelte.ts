import type { Definition, Gate, ReadyChanges, ReadyCriterion } from '#core/readiness/contract.ts';
import { words } from '#core/boards/words.ts';
import { words as ready } from '#core/readiness/words.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

/** The Definition of Ready as its page edits it: shown at once, taken back where it is refused. */
export class EditedDefinition {
	criteria: ReadyCriterion[] = $state.raw([]);
	threshold = $state(0);
	gate = $state<Gate>('block');
	said = $state('');

	constructor({ data, threshold, gate }: Definition) {
		this.criteria = data;
		this.threshold = threshold;
		this.gate = gate;
	}

	async change(criterion: ReadyCriterion, changes: ReadyChanges): Promise<boolean> {
		return this.#attempt(this.criteria.map((one) => (one.key === criterion.key ? { ...one, ...changes } : one)), async () => {
			await api.patch(`/definition-of-ready/${criterion.key}`, changes);
			await this.#reread();
		});
	}

	async changeGate(gate: Gate): Promise<void> {
		const before = this.gate;
		this.gate = gate;
		if (await attempt(() => api.patch('/definition-of-ready', { gate }))) this.said = ready.gateChanged;
		else this.gate = before;
	}

	async move(criterion: ReadyCriterion, by: 1 | -1): Promise<void> {
		const from = this.criteria.findIndex((one) => one.key === criterion.key);
		const to = from + by;
		if (to < 0 || to >= this.criteria.length) return;
		const moved = this.criteria.toSpliced(from, 1).toSpliced(to, 0, criterion);
		this.said = words.moved(criterion.name, to + 1, moved.length);
		await this.#attempt(moved, () => api.patch(`/definition-of-ready/${criterion.key}`, { position: to }));
	}

	async add(name: string): Promise<boolean> {
		return this.#attempt(this.criteria, async () => {
			await api.post('/definition-of-ready', { name });
			await this.#reread();
		});
	}

	async remove(criterion: ReadyCriterion): Promise<void> {
		const rest = this.criteria.filter((one) => one.key !== criterion.key);
		const removed = await this.#attempt(rest, () => api.delete(`/definition-of-ready/${criterion.key}`));
		if (removed) toast({ message: words.removed(criterion.name), undo: { label: words.undo, run: () => void this.add(criterion.name) } });
	}

	async #reread(): Promise<void> {
		const { data, threshold } = await api.get<Definition>('/definition-of-ready');
		this.criteria = data;
		this.threshold = threshold;
	}

	async #attempt(shown: ReadyCriterion[], work: () => Promise<unknown>): Promise<boolean> {
		const before = this.criteria;
		this.criteria = shown;
		const done = await attempt(work);
		if (!done) this.criteria = before;
		return done;
	}
}
