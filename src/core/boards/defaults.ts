import type { NewStatus } from './contract.ts';
import { words } from './words.ts';

function status(category: NewStatus['category'], color: string): NewStatus {
	return { key: category, name: words.categories[category], category, color };
}

/** What a new workspace begins with, one of each category. */
export const defaultStatuses: readonly NewStatus[] = [
	status('open', '#6b7280'),
	status('under-review', '#7c3aed'),
	status('planned', '#2563eb'),
	status('in-progress', '#b45309'),
	status('shipped', '#15803d'),
	status('declined', '#57534e')
];

export const defaultBoards: readonly string[] = ['Feature requests', 'Problems'];
