import type { SolutionIdea, StoryQuality } from '#core/stories/contract.ts';
import type { Story, StoryCode, StoryMend } from '#core/stories/story.ts';
import { words } from '#core/stories/words.ts';
import { api } from '#web/client/api.ts';
import { latest } from '#web/client/latest.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

/** What the panel needs of an item; whoever shows it knows the rest. */
export type JudgedItem = { id: string; version: number; title: string; type: string; story: Story; description: string; parentId: string | null; postIds: string[] };
export type ItemPart = { story?: Partial<Story>; description?: string };
type Doors = { item: () => JudgedItem; change: (changes: ItemPart) => Promise<boolean>; judged: () => void };

/** The story of one item as it is judged, and what one key does about it. */
export class JudgedStory {
	quality: StoryQuality = $state.raw({} as StoryQuality);
	busy = $state(false);
	readonly #doors: Doors;
	readonly #newest = latest();

	constructor(quality: StoryQuality, doors: Doors) {
		this.quality = quality;
		this.#doors = doors;
	}

	get #path(): string {
		return `/items/${this.#doors.item().id}`;
	}

	async read(): Promise<void> {
		await this.#attempt(() => this.#newest(() => api.get<StoryQuality>(`${this.#path}/story-quality`), (quality) => (this.quality = quality)));
	}

	async apply(mend: StoryMend): Promise<void> {
		if (this.busy) return;
		if (mend.kind === 'split') return this.#split(mend.wants);
		const { story, description } = this.#doors.item();
		const idea = mend.kind === 'restate' ? await this.#keep(mend.idea) : undefined;
		if (idea === null) return;
		const moved = mend.kind === 'describe' ? { description: [description.trim(), mend.text].filter((text) => text !== '').join('\n\n') } : {};
		if (!(await this.#doors.change({ story: mend.story, ...moved }))) return;
		toast({ message: words.applied, undo: { label: words.undo, run: () => this.#takeBack({ story, description }, idea) } });
	}

	async waive(code: StoryCode, reason: string): Promise<boolean> {
		return this.#judge(() => api.put<StoryQuality>(`${this.#path}/story-quality/${code}/waiver`, { reason }));
	}

	async takeWaiverBack(code: StoryCode): Promise<boolean> {
		return this.#judge(() => api.delete<StoryQuality>(`${this.#path}/story-quality/${code}/waiver`));
	}

	async removeIdea(idea: SolutionIdea): Promise<void> {
		const removed = await this.#attempt(() => api.delete(`${this.#path}/solution-ideas/${idea.id}`));
		if (!removed) return;
		await this.read();
		toast({ message: words.ideaRemoved, undo: { label: words.undo, run: () => this.#keep(idea.text).then(() => this.read()) } });
	}

	/** Null where it could not be kept: then the story stays as it is, so that nothing is lost. */
	async #keep(text: string): Promise<SolutionIdea | null> {
		let idea: SolutionIdea | null = null;
		await this.#attempt(async () => (idea = await api.post<SolutionIdea>(`${this.#path}/solution-ideas`, { text })));
		return idea;
	}

	async #takeBack(before: ItemPart, idea?: SolutionIdea): Promise<void> {
		if (idea) await this.#attempt(() => api.delete(`${this.#path}/solution-ideas/${idea.id}`));
		await this.#doors.change(before);
	}

	/** The other wish first: when something fails, it stands twice and is not lost. */
	async #split([first = '', ...others]: string[]): Promise<void> {
		const { story, type, parentId, postIds } = this.#doors.item();
		const made: { id: string; title: string }[] = [];
		const done = await this.#attempt(async () => {
			for (const want of others) made.push(await api.post('/items', { title: titleOf(want), type, story: { ...story, want }, parentId, postIds }));
		});
		if (!done || !(await this.#doors.change({ story: { want: first } }))) return;
		const undo = async () => {
			for (const { id } of made) await this.#attempt(() => api.delete(`/items/${id}`));
			await this.#doors.change({ story });
		};
		toast({ message: words.splitDone(made[0]?.title ?? ''), undo: { label: words.undo, run: undo } });
	}

	async #judge(work: () => Promise<StoryQuality>): Promise<boolean> {
		const done = await this.#attempt(() => this.#newest(work, (quality) => (this.quality = quality)));
		if (done) this.#doors.judged();
		return done;
	}

	async #attempt(work: () => Promise<unknown>): Promise<boolean> {
		this.busy = true;
		const done = await attempt(work);
		this.busy = false;
		return done;
	}
}

function titleOf(want: string): string {
	const bare = want.replace(/^\s*to\s+/i, '').trim().slice(0, 200);
	return bare.charAt(0).toUpperCase() + bare.slice(1);
}
