import type { Criterion, CriterionChanges, Evidence, Item, ItemChanges, NewCriterion } from '#core/backlog/contract.ts';
import { words } from '#core/backlog/words.ts';
import { api, ApiProblem, sentenceOf } from '#web/client/api.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';


/** One item as its page edits it: shown at once, taken back with the server's sentence where it is refused. */
export class EditedItem {
	item: Item = $state.raw({} as Item);
	evidence: Evidence = $state.raw({} as Evidence);
	said = $state('');

	constructor(item: Item, { evidence }: { evidence: Evidence }) {
		this.item = item;
		this.evidence = evidence;
	}

	get #path(): string {
		return `/items/${this.item.id}`;
	}

	async change(changes: ItemChanges): Promise<boolean> {
		const before = this.item;
		return this.#attempt(
			async () => {
				this.item = await api.patch<Item>(this.#path, changes);
			},
			() => (this.item = before)
		);
	}

	async addCriterion(given: Partial<NewCriterion>): Promise<boolean> {
		return this.#attempt(async () => {
			await api.post(`${this.#path}/criteria`, given);
			await this.#reread();
		});
	}

	/** A pasted list, or several in the place of one. */
	async addCriteria(given: { list: string } | { texts: string[]; replacing?: Criterion['id'] }): Promise<boolean> {
		return this.#attempt(async () => {
			await api.post(`${this.#path}/criteria/several`, given);
			await this.#reread();
		});
	}

	async changeCriterion(criterion: Criterion, changes: CriterionChanges): Promise<boolean> {
		const before = this.item;
		this.#showCriteria(this.item.criteria.map((one) => (one.id === criterion.id ? { ...one, ...changes } : one)));
		return this.#attempt(
			async () => {
				await api.patch(`${this.#path}/criteria/${criterion.id}`, changes);
				await this.#reread();
			},
			() => (this.item = before)
		);
	}

	async moveCriterion(criterion: Criterion, by: 1 | -1): Promise<void> {
		const from = this.item.criteria.findIndex((one) => one.id === criterion.id);
		const to = from + by;
		if (to < 0 || to >= this.item.criteria.length) return;
		const before = this.item;
		this.#showCriteria(before.criteria.toSpliced(from, 1).toSpliced(to, 0, criterion));
		this.said = words.criterionMoved(to + 1, before.criteria.length);
		await this.#attempt(
			() => api.patch(`${this.#path}/criteria/${criterion.id}`, { position: to }),
			() => (this.item = before)
		);
	}

	async removeCriterion(criterion: Criterion): Promise<void> {
		const place = this.item.criteria.findIndex((one) => one.id === criterion.id);
		const before = this.item;
		this.#showCriteria(before.criteria.filter((one) => one.id !== criterion.id));
		const { text, kind, done, insightIds, postIds, state } = criterion;
		const removed = await this.#attempt(
			async () => {
				await api.delete(`${this.#path}/criteria/${criterion.id}`);
				await this.#reread();
			},
			() => (this.item = before)
		);
		const again = () => void this.addCriterion({ text, kind, done, insightIds, postIds, state: state === 'draft' ? state : 'agreed', position: place });
		if (removed) toast({ message: words.criterionRemoved, undo: { label: words.undo, run: again } });
	}

	async linkPost(postId: Item['postIds'][number]): Promise<void> {
		await this.#setPosts([...this.item.postIds, postId]);
	}

	async unlinkPost(post: { id: string; title: string }): Promise<void> {
		const before = this.item.postIds;
		const done = await this.#setPosts(before.filter((id) => id !== post.id));
		const again = () => void this.#setPosts(before);
		if (done) toast({ message: words.postUnlinked(post.title), undo: { label: words.undo, run: again } });
	}

	/** After something about it was changed that this class does not know. */
	async reread(): Promise<void> {
		await this.#attempt(() => this.#reread());
	}

	async #setPosts(postIds: Item['postIds']): Promise<boolean> {
		const changed = await this.change({ postIds: [...new Set(postIds)] });
		if (changed) await this.#attempt(async () => (this.evidence = await api.get<Evidence>(`${this.#path}/evidence`)));
		return changed;
	}

	#showCriteria(criteria: Criterion[]): void {
		this.item = { ...this.item, criteria };
	}

	async #reread(): Promise<void> {
		this.item = await api.get<Item>(this.#path);
	}

	async #attempt(work: () => Promise<unknown>, takeBack?: () => void): Promise<boolean> {
		try {
			await work();
			return true;
		} catch (problem) {
			takeBack?.();
			const first = problem instanceof ApiProblem ? Object.values(problem.fields)[0] : undefined;
			toast({ message: first ?? sentenceOf(problem), tone: 'danger', seconds: 8 });
			return false;
		}
	}
}
