import type { Criterion, CriterionChanges, Evidence, Item, ItemChanges, NewCriterion } from '#core/backlog/contract.ts';
import { words } from '#core/backlog/words.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

type Show = (item: Item) => Item;

/**
 * One item as its page edits it. A change is shown at once and sent when the ones before it are answered, so that the
 * server has them in the order of the screen; one that is refused is taken back, and those after it still stand.
 */
export class EditedItem {
	evidence: Evidence = $state.raw({} as Evidence);
	said = $state('');
	/** As the server last gave it. */
	#known: Item = $state.raw({} as Item);
	/** What was done since, and is not answered yet. */
	#waiting: Show[] = $state.raw([]);
	readonly item: Item = $derived(this.#waiting.reduce((item, show) => show(item), this.#known));
	#last: Promise<unknown> = Promise.resolve();

	constructor(item: Item, { evidence }: { evidence: Evidence }) {
		this.#known = item;
		this.evidence = evidence;
	}

	get #path(): string {
		return `/items/${this.#known.id}`;
	}

	change(changes: ItemChanges): Promise<boolean> {
		return this.#send(() => api.patch<Item>(this.#path, changes));
	}

	addCriterion(given: Partial<NewCriterion>): Promise<boolean> {
		return this.#sendAndRead(() => api.post(`${this.#path}/criteria`, given));
	}

	/** A pasted list, or several in the place of one. */
	addCriteria(given: { list: string } | { texts: string[]; replacing?: Criterion['id'] }): Promise<boolean> {
		return this.#sendAndRead(() => api.post(`${this.#path}/criteria/several`, given));
	}

	changeCriterion({ id }: Criterion, changes: CriterionChanges): Promise<boolean> {
		return this.#sendAndRead(
			() => api.patch(`${this.#path}/criteria/${id}`, changes),
			(criteria) => criteria.map((one) => (one.id === id ? { ...one, ...changes } : one))
		);
	}

	async moveCriterion(criterion: Criterion, by: 1 | -1): Promise<void> {
		const all = this.item.criteria;
		const to = all.findIndex(({ id }) => id === criterion.id) + by;
		if (to < 0 || to >= all.length) return;
		this.said = words.criterionMoved(to + 1, all.length);
		await this.#sendAndRead(
			() => api.patch(`${this.#path}/criteria/${criterion.id}`, { position: to }),
			(criteria) => criteria.flatMap((one) => (one.id === criterion.id ? [] : [one])).toSpliced(to, 0, criterion)
		);
	}

	async removeCriterion(criterion: Criterion): Promise<void> {
		const place = this.item.criteria.findIndex(({ id }) => id === criterion.id);
		const { text, kind, done, insightIds, postIds, state } = criterion;
		const removed = await this.#sendAndRead(
			() => api.delete(`${this.#path}/criteria/${criterion.id}`),
			(criteria) => criteria.filter(({ id }) => id !== criterion.id)
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
		await this.#sendAndRead(() => Promise.resolve());
	}

	async #setPosts(postIds: Item['postIds']): Promise<boolean> {
		const changed = await this.change({ postIds: [...new Set(postIds)] });
		if (changed) await attempt(async () => (this.evidence = await api.get<Evidence>(`${this.#path}/evidence`)));
		return changed;
	}

	#sendAndRead(send: () => Promise<unknown>, show: (criteria: Criterion[]) => Criterion[] = (criteria) => criteria): Promise<boolean> {
		const sendAndRead = async () => {
			await send();
			return api.get<Item>(this.#path);
		};
		return this.#send(sendAndRead, (item) => ({ ...item, criteria: show(item.criteria) }));
	}

	#send(send: () => Promise<Item>, show: Show = (item) => item): Promise<boolean> {
		this.#waiting = [...this.#waiting, show];
		const sent = this.#last.then(async () => {
			let answer = this.#known;
			const done = await attempt(async () => (answer = await send()));
			this.#known = answer;
			this.#waiting = this.#waiting.filter((one) => one !== show);
			return done;
		});
		this.#last = sent;
		return sent;
	}
}
