/** An entry while somebody writes it: what is typed waits here until it is saved. */
import type { Entry, EntryPost } from '#core/changelog/contract.ts';
import { api, ApiProblem, sentenceOf } from '#web/client/api.ts';

type LinkedPost = Pick<EntryPost, 'id' | 'number' | 'title'> & { people?: number };
type LinkedItem = Pick<Entry['items'][number], 'id' | 'number' | 'title'>;

export class EntryDraft {
	title = $state('');
	body = $state('');
	/** As one line, with commas between them. */
	labels = $state('');
	posts = $state<LinkedPost[]>([]);
	items = $state<LinkedItem[]>([]);
	saving = $state(false);
	problem = $state('');
	fields = $state<Record<string, string>>({});
	#left = $state(false);
	#entry = $state.raw() as Entry;

	constructor(entry: Entry) {
		this.#entry = entry;
		this.#show(entry);
	}

	/** The entry as it was read anew: what somebody typed here stays. */
	take(entry: Entry): void {
		const typed = this.#changes();
		this.#entry = entry;
		if (Object.keys(typed).length === 0) this.#show(entry);
	}

	#show({ title, body, labels, posts, items }: Entry): void {
		this.title = title;
		this.body = body;
		this.labels = labels.join(', ');
		this.posts = posts;
		this.items = items;
	}

	get changed(): boolean {
		return !this.#left && Object.keys(this.#changes()).length > 0;
	}

	link(post: { id: string; number: number; title: string }): void {
		this.posts = [...this.posts, post as LinkedPost];
	}

	unlink(id: string): void {
		this.posts = this.posts.filter((post) => post.id !== id);
	}

	linkItem({ id, number, title }: LinkedItem): void {
		this.items = [...this.items, { id, number, title }];
	}

	unlinkItem(id: string): void {
		this.items = this.items.filter((item) => item.id !== id);
	}

	/** Nothing is kept of what was typed: the entry is gone. */
	leave(): void {
		this.#left = true;
	}

	async save(): Promise<boolean> {
		this.saving = true;
		this.problem = '';
		this.fields = {};
		try {
			this.#entry = await api.patch<Entry>(`/changelog/${this.#entry.id}`, this.#changes(), this.#entry.version);
		} catch (thrown) {
			this.problem = sentenceOf(thrown);
			this.fields = thrown instanceof ApiProblem ? thrown.fields : {};
		}
		this.saving = false;
		return this.problem === '';
	}

	/** Only what differs is sent: links to what is merged since keep their first id unless somebody changes them. */
	#changes(): Record<string, unknown> {
		const { title, body, labels, posts, items } = this.#entry;
		const typed = this.labels.split(',').map((label) => label.trim()).filter((label) => label !== '');
		const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
		const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
		return {
			...(this.title !== title ? { title: this.title } : {}),
			...(this.body !== body ? { body: this.body } : {}),
			...(differs(typed, labels) ? { labels: typed } : {}),
			...(differs(idsOf(this.posts), idsOf(posts)) ? { postIds: idsOf(this.posts) } : {}),
			...(differs(idsOf(this.items), idsOf(items)) ? { itemIds: idsOf(this.items) } : {})
		};
	}
}
