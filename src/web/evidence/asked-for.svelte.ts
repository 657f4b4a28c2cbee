import type { Criterion, Item } from '#core/backlog/contract.ts';
import type { Ask, Draft, EvidenceReading, Questions } from '#core/evidence/contract.ts';
import { words } from '#core/evidence/words.ts';
import { api } from '#web/client/api.ts';
import { latest } from '#web/client/latest.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

export type Taken = { story: Partial<Item['story']>; criteria: Draft['criteria'] };

/** What was asked for behind one item, and the drafts that are made of it. */
export class AskedFor {
	reading: EvidenceReading = $state.raw({} as EvidenceReading);
	questions: Questions = $state.raw({} as Questions);
	draft = $state.raw<Draft>();
	busy = $state(false);
	readonly #itemId: string;
	readonly #onchange: () => Promise<unknown>;
	readonly #newest = latest();
	#version: number;

	constructor({ id, version }: Pick<Item, 'id' | 'version'>, first: { reading: EvidenceReading; questions: Questions }, onchange: () => Promise<unknown>) {
		this.#itemId = id;
		this.#version = version;
		this.reading = first.reading;
		this.questions = first.questions;
		this.#onchange = onchange;
	}

	get #path(): string {
		return `/items/${this.#itemId}`;
	}

	/** The words that each criterion cites. */
	get cited(): Map<string, string[]> {
		const cited = new Map<string, string[]>();
		for (const { answeredBy, text } of this.reading.asks) for (const id of answeredBy) cited.set(id, [...(cited.get(id) ?? []), text]);
		return cited;
	}

	async reread(): Promise<void> {
		await this.#newest(() => api.get<EvidenceReading>(`${this.#path}/asks`), (reading) => (this.reading = reading));
	}

	/** Called with every version of the item: its criteria may answer something else now. */
	async follow(version: number): Promise<void> {
		if (version === this.#version) return;
		this.#version = version;
		await this.reread().catch(() => undefined);
	}

	/** One press: a draft criterion that cites what was asked. */
	async draftFrom(ask: Ask): Promise<void> {
		await this.#attempt(async () => {
			const draft = await api.post<Draft>(`${this.#path}/drafts`, { asks: [ask.id] });
			const added: Criterion[] = [];
			for (const one of draft.criteria) added.push(await this.#add(one));
			await this.#changed();
			toast({ message: words.drafted, tone: 'success', undo: { label: words.undo, run: () => this.#remove(added) } });
		});
	}

	/** Says that a criterion answers what was asked. */
	async cite(ask: Ask, criterion: Pick<Criterion, 'id' | 'insightIds' | 'postIds'>): Promise<void> {
		const { insightIds, postIds } = criterion;
		const path = `${this.#path}/criteria/${criterion.id}`;
		await this.#attempt(async () => {
			const cites = ask.kind === 'quote' ? { insightIds: [...insightIds, ask.id] } : { postIds: [...postIds, ask.id] };
			await api.patch(path, cites);
			await this.#changed();
			const back = () => this.#attempt(async () => (await api.patch(path, { insightIds, postIds }), await this.#changed()));
			toast({ message: words.answeredBy(ask.text.slice(0, 80)), undo: { label: words.undo, run: () => void back() } });
		});
	}

	async draftAll(): Promise<void> {
		await this.#attempt(async () => {
			this.draft = await api.post<Draft>(`${this.#path}/drafts`, {});
		});
	}

	async take({ story, criteria }: Taken): Promise<boolean> {
		return this.#attempt(async () => {
			if (Object.keys(story).length > 0) await api.patch(this.#path, { story });
			const added: Criterion[] = [];
			for (const one of criteria) added.push(await this.#add(one));
			this.draft = undefined;
			await this.#changed();
			toast({ message: words.taken(added.length), tone: 'success', undo: { label: words.undo, run: () => this.#remove(added) } });
		});
	}

	ask(text: string): Promise<boolean> {
		return this.#attempt(async () => {
			this.questions = await api.post<Questions>(`${this.#path}/questions`, { text });
			toast({ message: words.asked(this.questions.data[0]?.people ?? 0), tone: 'success' });
		});
	}

	#add({ text, kind, askIds }: Draft['criteria'][number]): Promise<Criterion> {
		const insightIds = askIds.filter((id) => id.startsWith('insight_')).slice(0, 50);
		const postIds = askIds.filter((id) => id.startsWith('post_')).slice(0, 50);
		return api.post<Criterion>(`${this.#path}/criteria`, { text, kind, state: 'draft', insightIds, postIds });
	}

	async #remove(added: Criterion[]): Promise<void> {
		await this.#attempt(async () => {
			for (const { id } of added) await api.delete(`${this.#path}/criteria/${id}`);
			await this.#changed();
		});
	}

	/** What is read anew follows from the item's next version. */
	async #changed(): Promise<void> {
		await this.#onchange();
	}

	async #attempt(work: () => Promise<unknown>): Promise<boolean> {
		this.busy = true;
		const done = await attempt(work);
		this.busy = false;
		return done;
	}
}
