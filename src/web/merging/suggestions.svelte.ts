import type { Page } from '#core/kernel/page.ts';
import type { MergesOutcome, MergesPreview, Suggestion } from '#core/merging/suggesting.ts';
import { words } from '#core/merging/words.ts';
import { api, sentenceOf } from '#web/client/api.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

const w = words.suggested;
type Undo = () => Promise<void>;

/** The queue of suggested merges on a screen: which cluster is open, who stands for it, and who is left out. */
export class Suggestions {
	rows = $state.raw<Suggestion[]>([]);
	nextCursor = $state<string | null>(null);
	openId = $state<string>();
	/** The post that stands for the open cluster, where it is not the first. */
	standing = $state<string>();
	leftOut = $state.raw<ReadonlySet<string>>(new Set());
	preview = $state.raw<MergesPreview>();
	notify = $state(false);
	busy = $state(false);
	#undo: Undo | undefined;

	constructor(page: Page<Suggestion>) {
		this.rows = page.data;
		this.nextCursor = page.nextCursor;
		this.openId = page.data[0]?.id;
	}

	get open(): Suggestion | undefined {
		return this.rows.find(({ id }) => id === this.openId);
	}

	get targetId(): string | undefined {
		return this.standing ?? this.open?.posts[0]?.id;
	}

	get sourceIds(): string[] {
		return (this.open?.posts ?? []).map(({ id }) => id as string).filter((id) => id !== this.targetId && !this.leftOut.has(id));
	}

	choose(id: string | undefined): void {
		this.openId = id;
		this.standing = undefined;
		this.leftOut = new Set();
		this.notify = false;
	}

	step(by: 1 | -1): void {
		const at = this.rows.findIndex(({ id }) => id === this.openId);
		const next = this.rows[Math.min(this.rows.length - 1, Math.max(0, at + by))];
		if (next) this.choose(next.id);
	}

	stand(id: string): void {
		this.standing = id;
		this.leftOut = new Set([...this.leftOut].filter((one) => one !== id));
	}

	include(id: string, included: boolean): void {
		this.leftOut = new Set(included ? [...this.leftOut].filter((one) => one !== id) : [...this.leftOut, id]);
	}

	/** What the merge would do, for what is chosen now. */
	async look(): Promise<void> {
		const [targetId, sourceIds] = [this.targetId, this.sourceIds];
		this.preview = undefined;
		if (!targetId || sourceIds.length === 0) return;
		try {
			const seen = await api.post<MergesPreview>(`/posts/${targetId}/merges/all/preview`, { sourceIds });
			if (targetId === this.targetId && sourceIds.join() === this.sourceIds.join()) this.preview = seen;
		} catch (problem) {
			toast({ message: sentenceOf(problem), tone: 'danger' });
		}
	}

	merge(): Promise<void> {
		const { open, targetId, sourceIds, notify } = this;
		if (!open || !targetId || sourceIds.length === 0 || this.preview?.refusal) return Promise.resolve();
		return this.#decide(open, w.merged(sourceIds.length), async () => {
			const { canonicalId } = await api.post<MergesOutcome>(`/posts/${targetId}/merges/all`, { sourceIds, notify });
			return async () => {
				for (const id of sourceIds) await api.delete(`/posts/${canonicalId}/merges/${id}`);
			};
		});
	}

	/** None of them is the same as any other. */
	dismiss(): Promise<void> {
		const { open } = this;
		if (!open) return Promise.resolve();
		const pairs = open.posts.flatMap((one, at) => open.posts.slice(at + 1).map((other) => `/posts/${one.id}/similar/${other.id}/dismissal`));
		return this.#decide(open, w.dismissed, async () => {
			for (const path of pairs) await api.put(path);
			return async () => {
				for (const path of pairs) await api.delete(path);
			};
		});
	}

	async undo(): Promise<void> {
		const undo = this.#undo;
		this.#undo = undefined;
		if (undo) await undo();
	}

	async loadMore(): Promise<void> {
		if (!this.nextCursor || this.busy) return;
		this.busy = true;
		try {
			const page = await api.get<Page<Suggestion>>(`/posts/duplicates?cursor=${encodeURIComponent(this.nextCursor)}`);
			this.rows = [...this.rows, ...page.data.filter(({ id }) => !this.rows.some((row) => row.id === id))];
			this.nextCursor = page.nextCursor;
		} catch (problem) {
			toast({ message: sentenceOf(problem), tone: 'danger' });
		}
		this.busy = false;
	}

	/** Does it, takes the cluster out of the list and goes to the next; undoing puts it back where it was. */
	async #decide(decided: Suggestion, said: string, act: () => Promise<Undo>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		try {
			const back = await act();
			const at = this.rows.indexOf(decided);
			this.rows = this.rows.filter((row) => row !== decided);
			this.choose(this.rows[Math.min(at, this.rows.length - 1)]?.id);
			this.#undo = () => this.#restore({ decided, at, back });
			toast({ message: said, tone: 'success', undo: { label: w.undo, run: () => this.undo() } });
		} catch (problem) {
			toast({ message: sentenceOf(problem), tone: 'danger', seconds: 8 });
		}
		this.busy = false;
	}

	async #restore({ decided, at, back }: { decided: Suggestion; at: number; back: Undo }): Promise<void> {
		try {
			await back();
			this.rows = this.rows.toSpliced(at, 0, decided);
			this.choose(decided.id);
			toast({ message: w.undone });
		} catch (problem) {
			toast({ message: sentenceOf(problem), tone: 'danger', seconds: 8 });
		}
	}
}
