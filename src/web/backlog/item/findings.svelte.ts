import { untrack } from 'svelte';
import type { Criterion } from '#core/backlog/contract.ts';
import type { ShownFinding } from '#core/criteria/contract.ts';
import { words } from '#core/criteria/screen-words.ts';
import { api } from '#web/client/api.ts';
import { latest } from '#web/client/latest.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';
import type { EditedItem } from './item.svelte.ts';

/** What the rules say of an item's criteria, read again when the item changes, and what is done about it. */
export class ItemFindings {
	all: ShownFinding[] = $state.raw([]);
	#edited: EditedItem;
	#seen: number;
	readonly #newest = latest();

	constructor(edited: EditedItem, first: ShownFinding[]) {
		this.#edited = edited;
		this.#seen = untrack(() => edited.item.version);
		this.all = first;
	}

	/** Above the list: what is between criteria. */
	get together(): ShownFinding[] {
		return this.all.filter((one) => isTogether(one) && !one.dismissed);
	}

	of(criterionId: string): ShownFinding[] {
		return this.all.filter((one) => one.criterionId === criterionId && !isTogether(one));
	}

	async follow(version: number): Promise<void> {
		if (version === this.#seen) return;
		this.#seen = version;
		const read = () => api.get<{ data: ShownFinding[] }>(`/items/${this.#edited.item.id}/findings`);
		// What is said of the story stands with the story.
		await attempt(() => this.#newest(read, ({ data }) => (this.all = data.filter(({ field }) => !field.startsWith('story') && field !== 'title'))));
	}

	async apply({ mend, criterionId }: Pick<ShownFinding, 'mend' | 'criterionId'>): Promise<void> {
		const criterion = this.#edited.item.criteria.find((one) => one.id === criterionId);
		if (mend?.kind === 'add') await this.#edited.addCriteria({ texts: mend.texts });
		if (!criterion || !mend) return;
		if (mend.kind === 'replace') await this.#edited.changeCriterion(criterion, { text: mend.text });
		if (mend.kind === 'split') await this.#edited.addCriteria({ texts: mend.texts, replacing: criterion.id });
		if (mend.kind === 'remove') await this.#edited.removeCriterion(criterion);
	}

	async dismiss(key: string): Promise<void> {
		const path = this.#pathOf(key);
		const again = () => void this.takeUp(key);
		await attempt(async () => {
			await api.post(path);
			await this.#edited.reread();
			toast({ message: words.dismissed, undo: { label: words.undo, run: again } });
		});
	}

	/** What is said of words that are typed is said once they are saved. */
	async saveAndDismiss(criterion: Criterion, text: string, key: string): Promise<void> {
		const saved = text === criterion.text || (await this.#edited.changeCriterion(criterion, { text }));
		if (saved) await this.dismiss(key);
	}

	async takeUp(key: string): Promise<void> {
		await attempt(async () => {
			await api.delete(this.#pathOf(key));
			await this.#edited.reread();
		});
	}

	#pathOf(key: string): string {
		return `/items/${this.#edited.item.id}/findings/${key}/dismissal`;
	}
}

function isTogether({ criterionId, withIds }: ShownFinding): boolean {
	return criterionId === null || withIds.length > 0;
}
