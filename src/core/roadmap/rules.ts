import type { GivenColumn, RoadmapKind } from './contract.ts';

export type KeptColumn = { key: string; name: string | null };

export const horizons = ['now', 'next', 'later'] as const;
const quarterForm = /^\d{4}-Q[1-4]$/;
/** Keys grow by a character with every few moves into the same gap; beyond this the column gets even ones again. */
export const longestRank = 16;

/** The quarter of a moment, such as `2027-Q1`, and those after it. */
export function quartersFrom(at: Date, many: number): string[] {
	const first = at.getUTCFullYear() * 4 + Math.floor(at.getUTCMonth() / 3);
	return Array.from({ length: many }, (_, step) => `${Math.floor((first + step) / 4)}-Q${((first + step) % 4) + 1}`);
}

/** The columns that a roadmap starts with when nobody says which. */
export function defaultColumns(kind: RoadmapKind, now: Date, statusKeys: readonly string[]): KeptColumn[] {
	const keys = kind === 'horizon' ? horizons : kind === 'quarter' ? quartersFrom(now, 4) : statusKeys;
	return keys.map((key) => ({ key, name: null }));
}

/** What is wrong with the columns of a roadmap of this kind; null when they can stand so. */
export function wrongColumns(kind: RoadmapKind, given: readonly GivenColumn[], statusKeys: readonly string[]): string | null {
	const keys = given.map(({ key }) => key);
	if (new Set(keys).size < keys.length) return 'name a column twice';
	if (kind === 'horizon') return keys.join() === horizons.join() ? null : 'must be now, next and later, in this order; their names are free';
	if (kind === 'quarter') return keys.every((key) => quarterForm.test(key)) && keys.every((key, at) => at === 0 || key > (keys[at - 1] ?? '')) ? null : 'must be quarters such as 2027-Q1, the earliest first';
	const unknown = keys.find((key) => !statusKeys.includes(key));
	return unknown === undefined ? null : `name the status ${unknown}, which does not exist`;
}

/** What a column is called when nobody named it: quarters as people write them. */
export function ownName(key: string): string {
	if (quarterForm.test(key)) return `Q${key.slice(-1)} ${key.slice(0, 4)}`;
	return key.charAt(0).toUpperCase() + key.slice(1);
}
