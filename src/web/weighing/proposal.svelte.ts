import type { AppliedOrder, NewOverride, Scenario, WeighingRequest } from '#core/weighing/contract.ts';
import { words } from '#core/weighing/words.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

type Again = () => unknown;

/** Takes the chosen moves of a proposal over, with the way back. */
export async function takeOver(order: WeighingRequest & { basis: string; itemIds: string[] }, again: Again): Promise<void> {
	const done = await attempt(async () => {
		const { id, itemIds } = await api.post<AppliedOrder>('/orders', order);
		await again();
		const undo = async () =>
			void (await attempt(async () => {
				await api.delete(`/orders/${id}`);
				await again();
				toast({ message: words.undone });
			}));
		toast({ message: words.applied(itemIds.length), tone: 'success', undo: { label: words.undo, run: undo } });
	});
	// What was refused was of an older proposal: the newer one is shown.
	if (!done) await again();
}

/** Says whether it was kept. */
export function typeNumber({ itemId, input }: { itemId: string; input: string }, given: NewOverride): Promise<boolean> {
	return attempt(() => api.put(`/items/${itemId}/inputs/${input}`, given));
}

export function keepScenario(scenario: WeighingRequest & { name: string }): Promise<boolean> {
	return attempt(async () => {
		await api.post<Scenario>('/scenarios', scenario);
		toast({ message: words.kept(scenario.name), tone: 'success' });
	});
}

export function removeScenario({ id, createdAt: _, ...scenario }: Scenario, again: Again): Promise<boolean> {
	return attempt(async () => {
		await api.delete(`/scenarios/${id}`);
		await again();
		toast({ message: words.removed(scenario.name), undo: { label: words.undo, run: async () => { await attempt(() => api.post('/scenarios', scenario)); await again(); } } });
	});
}
