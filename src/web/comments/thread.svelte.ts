import type { Comment } from '#core/comments/contract.ts';
import { threadsOf } from '#core/comments/threads.ts';
import { words } from '#core/comments/words.ts';
import type { Page } from '#core/kernel/page.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import type { Nameable } from './naming.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

export type Draft = { body: string; mentionIds: string[]; internal: boolean; official: boolean; notify?: boolean; parentId?: string | undefined };

/** The comments of one post as the team works with them. */
export class TeamThread {
	comments = $state<Comment[]>([]);
	nextCursor = $state<string | null>(null);
	loading = $state(false);
	threads = $derived(threadsOf(this.comments));
	/** Members, and customers who take part here: whom a comment can name. */
	people = $derived(this.#nameable());
	readonly #members: Nameable[];
	readonly #postId: string;

	constructor(postId: string, page: Page<Comment>, members: { id: string; name: string }[] = []) {
		this.#postId = postId;
		this.#members = members.map((one) => ({ ...one, isMember: true }));
		this.comments = page.data;
		this.nextCursor = page.nextCursor;
	}

	async loadMore(): Promise<void> {
		if (!this.nextCursor || this.loading) return;
		this.loading = true;
		await attempt(async () => {
			const page = await api.get<Page<Comment>>(`/posts/${this.#postId}/comments?limit=50&cursor=${this.nextCursor}`);
			this.comments.push(...page.data);
			this.nextCursor = page.nextCursor;
		});
		this.loading = false;
	}

	async write(draft: Draft): Promise<boolean> {
		return attempt(async () => {
			const comment = await api.post<Comment>(`/posts/${this.#postId}/comments`, draft);
			if (comment.official) this.#standDown(comment);
			this.comments.push(comment);
			toast({ message: comment.internal ? words.teamWrite.noted : words.teamWrite.published, tone: 'success', seconds: 3 });
		});
	}

	async change(comment: Comment, changes: { body?: string; mentionIds?: string[]; official?: boolean; notify?: boolean }): Promise<boolean> {
		return attempt(async () => {
			const changed = await api.patch<Comment>(`/comments/${comment.id}`, changes, comment.version);
			if (changed.official) this.#standDown(changed);
			this.#put(changed);
		});
	}

	async remove(comment: Comment): Promise<void> {
		await attempt(async () => {
			await api.delete(`/comments/${comment.id}`);
			this.#put({ ...comment, deleted: true, body: '', html: '', author: null, official: false });
			toast({ message: words.teamWrite.removed, undo: { label: words.teamWrite.undo, run: () => void this.#restore(comment.id) } });
		});
	}

	#nameable(): Nameable[] {
		const authors = this.comments.flatMap(({ author, internal }) => (author?.name && !internal ? [{ id: author.id as string, name: author.name, isMember: false }] : []));
		return [...new Map([...authors, ...this.#members].map((one) => [one.id, one])).values()].toSorted((one, other) => Number(other.isMember) - Number(one.isMember) || one.name.localeCompare(other.name));
	}

	#restore(id: string): Promise<boolean> {
		return attempt(async () => this.#put(await api.patch<Comment>(`/comments/${id}`, { deleted: false })));
	}

	/** Only one answer of a post is the official one. */
	#standDown(answer: Comment): void {
		for (const one of this.comments) if (one.official && one.id !== answer.id && one.postId === answer.postId) this.#put({ ...one, official: false });
	}

	#put(comment: Comment): void {
		const at = this.comments.findIndex((one) => one.id === comment.id);
		if (at >= 0) this.comments[at] = { ...comment, origin: this.comments[at]?.origin ?? comment.origin };
	}
}
