import { isOpen } from '../backlog/rules.ts';
import { words } from './words.ts';

/** What an item waits for, as far as it decides whether that is planned for. */
export type Awaited =
	| { kind: 'item'; title: string; state: string; sprintId: string | null; startsOn: string | null }
	| { kind: 'outside'; title: string; state: string; owner: string; promisedOn: string | null };
/** The sprint that the waiting item is in or is about to enter; null for one that stands in the backlog. */
export type OwnSprint = { id: string; startsOn: string } | null;

/**
 * Why something awaited is not planned for; null where it is. It is when it is done, stands in the same sprint or an earlier
 * one, or was promised from outside, by somebody, for a day not after the sprint begins. An item that stands in the backlog
 * has no such day yet: it is asked for again when it enters a sprint.
 */
export function whyUnplanned(awaited: Awaited, own: OwnSprint): string | null {
	return awaited.kind === 'item' ? ofItem(awaited, own) : ofOutside(awaited, own);
}

function ofItem({ title, state, sprintId, startsOn }: Extract<Awaited, { kind: 'item' }>, own: OwnSprint): string | null {
	if (!isOpen(state)) return null;
	if (sprintId === null || startsOn === null) return words.why.notInSprint(title);
	return own === null || sprintId === own.id || startsOn <= own.startsOn ? null : words.why.laterSprint(title);
}

function ofOutside({ title, state, owner, promisedOn }: Extract<Awaited, { kind: 'outside' }>, own: OwnSprint): string | null {
	if (state === 'delivered') return null;
	if (owner.trim() === '') return words.why.noOwner(title);
	if (promisedOn === null || state === 'asked') return words.why.notPromised(title);
	return own === null || promisedOn <= own.startsOn ? null : words.why.promisedLate(title, promisedOn);
}
