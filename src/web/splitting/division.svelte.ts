import type { Evidence, Item, ItemType } from '#core/backlog/contract.ts';
import type { SplitAnswer, SplitRequest } from '#core/splitting/contract.ts';
import { mostParts } from '#core/splitting/patterns.ts';
import { suggestPart, type Suggestion } from '#core/splitting/rules.ts';
import { api, sentenceOf } from '#web/client/api.ts';

export type Part = { key: number; title: string; estimate: string; type: ItemType };
/** Where a criterion goes: a part by its key, dropped, or nowhere yet. */
export type Place = number | 'dropped' | null;
/** A request or a quote that parts can answer; in no part it stays with the whole. */
export type Ask = { id: string; kind: 'post' | 'insight'; text: string };

/** A split as somebody prepares it; nothing is written before it is finished. */
export class Division {
	parts = $state<Part[]>([]);
	places = $state<Record<string, Place>>({});
	reasons = $state<Record<string, string>>({});
	/** Ask → the keys of the parts that answer it. */
	answered = $state<Record<string, number[]>>({});
	problem = $state('');
	busy = $state(false);
	readonly item: Item;
	readonly asks: Ask[];
	#next = 0;

	constructor(item: Item, evidence: Evidence) {
		this.item = item;
		this.asks = [
			...evidence.posts.filter(({ id }) => item.postIds.includes(id)).map(({ id, title }) => ({ id, kind: 'post' as const, text: title })),
			...evidence.insights.flatMap(({ id, quote }) => (quote ? [{ id, kind: 'insight' as const, text: quote }] : []))
		];
		this.places = Object.fromEntries(item.criteria.map(({ id }) => [id, null]));
		this.begin(['', '']);
	}

	/** Begins anew with parts of these titles; a request is answered by all of them until somebody says otherwise. */
	begin(titles: readonly string[]): void {
		this.parts = titles.slice(0, mostParts).map((title) => this.#made(title));
		this.places = Object.fromEntries(this.item.criteria.map(({ id }) => [id, null]));
		this.answered = Object.fromEntries(this.asks.map(({ id, kind }) => [id, kind === 'post' ? this.parts.map(({ key }) => key) : []]));
	}

	add(): void {
		if (this.parts.length < mostParts) this.parts.push(this.#made(''));
	}

	remove(key: number): void {
		this.parts = this.parts.filter((part) => part.key !== key);
		for (const [id, place] of Object.entries(this.places)) if (place === key) this.places[id] = null;
		for (const [id, keys] of Object.entries(this.answered)) this.answered[id] = keys.filter((one) => one !== key);
	}

	toggle(ask: string, key: number): void {
		const keys = this.answered[ask] ?? [];
		this.answered[ask] = keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
	}

	get unplaced(): number {
		return Object.values(this.places).filter((place) => place === null).length;
	}

	get mayFinish(): boolean {
		const isNamed = this.parts.length >= 2 && this.parts.every(({ title }) => title.trim() !== '');
		const isReasoned = Object.entries(this.places).every(([id, place]) => place !== 'dropped' || (this.reasons[id] ?? '').trim() !== '');
		return isNamed && isReasoned && this.unplaced === 0 && !this.busy;
	}

	/** Which part a text seems to belong to, by its words. */
	suggestionFor(text: string): (Suggestion & { key: number }) | null {
		const found = suggestPart(text, this.parts.map(({ title }) => title));
		const key = found ? this.parts[found.part]?.key : undefined;
		return found && key !== undefined ? { ...found, key } : null;
	}

	async finish(): Promise<SplitAnswer | null> {
		this.busy = true;
		this.problem = '';
		try {
			return await api.post<SplitAnswer>(`/items/${this.item.id}/splits`, this.#request());
		} catch (thrown) {
			this.problem = sentenceOf(thrown);
			return null;
		} finally {
			this.busy = false;
		}
	}

	#request(): SplitRequest {
		const answeredBy = (key: number, kind: Ask['kind']) => this.asks.filter((ask) => ask.kind === kind && this.answered[ask.id]?.includes(key)).map(({ id }) => id);
		const parts = this.parts.map(({ key, title, estimate, type }) => {
			const points = Number(estimate.trim().replace(',', '.'));
			return {
				title: title.trim(),
				type,
				estimate: estimate.trim() === '' || !Number.isFinite(points) ? null : points,
				criterionIds: this.item.criteria.filter(({ id }) => this.places[id] === key).map(({ id }) => id),
				insightIds: answeredBy(key, 'insight'),
				postIds: answeredBy(key, 'post')
			};
		});
		const dropped = this.item.criteria.filter(({ id }) => this.places[id] === 'dropped').map(({ id }) => ({ criterionId: id, reason: (this.reasons[id] ?? '').trim() }));
		return { parts, dropped } as SplitRequest;
	}

	#made(title: string): Part {
		return { key: this.#next++, title, estimate: '', type: 'story' };
	}
}
