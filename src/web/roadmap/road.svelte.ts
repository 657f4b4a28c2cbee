import type { Page } from '#core/kernel/page.ts';
import type { Column, Move, Roadmap, RoadmapPost } from '#core/roadmap/contract.ts';
import { words } from '#core/roadmap/words.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

export type TeamColumn = Column & { posts: RoadmapPost[]; nextCursor: string | null };

/**
 * A roadmap on the team's screen. Places are written at once and taken back where they are refused; what would change a
 * status waits until somebody says whether people are told.
 */
export class Road {
	readonly roadmap: Roadmap;
	columns = $state.raw<TeamColumn[]>([]);
	/** Moves that wait: which post goes into which column. */
	waiting = $state.raw<{ postId: RoadmapPost['id']; column: string }[]>([]);
	/** For the live region: what the last move did. */
	said = $state('');

	constructor(roadmap: Roadmap, tops: Pick<TeamColumn, 'posts' | 'nextCursor'>[]) {
		this.roadmap = roadmap;
		this.columns = roadmap.columns.map((column, at) => ({ ...column, posts: tops[at]?.posts ?? [], nextCursor: tops[at]?.nextCursor ?? null }));
	}

	get byStatus(): boolean {
		return this.roadmap.kind === 'status';
	}

	isWaiting(id: string): boolean {
		return this.waiting.some(({ postId }) => postId === id);
	}

	/** Puts a post at a place of a column, from 0. */
	async move(post: RoadmapPost, key: string, place: number): Promise<void> {
		const before = this.columns;
		const from = before.find(({ posts }) => posts.some(({ id }) => id === post.id));
		if (this.byStatus && from?.key === key) return;
		const others = before.find((column) => column.key === key)?.posts.filter(({ id }) => id !== post.id) ?? [];
		const at = this.byStatus ? 0 : Math.max(0, Math.min(place, others.length));
		if (from?.key === key && from.posts[at]?.id === post.id) return;
		this.columns = before.map((column) => {
			const rest = column.posts.filter(({ id }) => id !== post.id);
			return { ...column, posts: column.key === key ? rest.toSpliced(at, 0, post) : rest };
		});
		this.said = words.team.moved(post.title, this.columns.find((column) => column.key === key)?.name ?? key);
		if (this.byStatus) this.#wait(post, key);
		else await this.#attempt(() => api.put(`/roadmaps/${this.roadmap.id}/posts/${post.id}`, { column: key, ...besideAt(others, at) }), () => (this.columns = before));
	}

	/** By one column or one place, as the arrows say. */
	async step(post: RoadmapPost, by: { columns?: 1 | -1; places?: 1 | -1 }): Promise<void> {
		const at = this.columns.findIndex(({ posts }) => posts.some(({ id }) => id === post.id));
		const target = this.columns[at + (by.columns ?? 0)];
		if (!target) return;
		const place = by.columns ? 0 : target.posts.findIndex(({ id }) => id === post.id) + (by.places ?? 0);
		if (place >= 0) await this.move(post, target.key, place);
	}

	/** Adds a post that was found by its words. */
	async add(key: string, id: string): Promise<void> {
		await this.#attempt(async () => this.move({ ...(await api.get<RoadmapPost>(`/posts/${id}`)), column: key }, key, Number.MAX_SAFE_INTEGER));
	}

	async takeOff(post: RoadmapPost): Promise<void> {
		const before = this.columns;
		const column = before.find(({ posts }) => posts.some(({ id }) => id === post.id));
		const place = column?.posts.findIndex(({ id }) => id === post.id) ?? 0;
		this.columns = before.map((one) => ({ ...one, posts: one.posts.filter(({ id }) => id !== post.id) }));
		const done = await this.#attempt(() => api.delete(`/roadmaps/${this.roadmap.id}/posts/${post.id}`), () => (this.columns = before));
		if (done && column) toast({ message: words.team.offMessage(post.title), undo: { label: words.team.undo, run: () => this.move(post, column.key, place) } });
	}

	async more(key: string): Promise<void> {
		const column = this.columns.find((one) => one.key === key);
		if (!column?.nextCursor) return;
		await this.#attempt(async () => {
			const page = await api.get<Page<RoadmapPost>>(`/roadmaps/${this.roadmap.id}/posts?column=${key}&limit=30&cursor=${column.nextCursor}`);
			const known = new Set(this.columns.flatMap(({ posts }) => posts.map(({ id }) => id)));
			this.columns = this.columns.map((one) => (one.key === key ? { ...one, posts: [...one.posts, ...page.data.filter(({ id }) => !known.has(id))], nextCursor: page.nextCursor } : one));
		});
	}

	/** Writes everything that waits in one act. Whether it was done. */
	async save(notify: boolean): Promise<boolean> {
		const done = await this.#attempt(async () => {
			const { moved } = await api.put<{ moved: string[] }>(`/roadmaps/${this.roadmap.id}/moves`, { moves: this.waiting, notify });
			toast({ message: words.moves.saved(moved.length), tone: 'success' });
		});
		if (done) this.waiting = [];
		return done;
	}

	#wait(post: RoadmapPost, column: string): void {
		const others = this.waiting.filter(({ postId }) => postId !== post.id);
		this.waiting = post.status === column ? others : [...others, { postId: post.id, column }];
	}

	async #attempt(work: () => Promise<unknown>, takeBack?: () => void): Promise<boolean> {
		const done = await attempt(work);
		if (!done) takeBack?.();
		return done;
	}
}

/** The place among others, said by the neighbour above it, or below it at the top. */
function besideAt(others: RoadmapPost[], place: number): Pick<Move, 'before' | 'after'> {
	const [above, below] = [others[place - 1], others[place]];
	if (above) return { after: above.id };
	return below ? { before: below.id } : {};
}
