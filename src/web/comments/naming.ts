import { matchesTyped } from '#web/ui/overlays/picking.ts';

/** Somebody a comment can name; who is no member only where customers read it. */
export type Nameable = { id: string; name: string; isMember: boolean };

/** So many people are offered at once. */
const mostOffered = 6;

/** The name that is being typed before the caret, after an @ that begins a word; undefined where none is. */
export function typedName(text: string, caret: number): { start: number; typed: string } | undefined {
	const before = text.slice(0, caret);
	const start = before.lastIndexOf('@');
	const typed = before.slice(start + 1);
	if (start < 0 || (start > 0 && !/[\s(]/.test(before[start - 1] ?? '')) || typed.length > 40 || /[\n@]/.test(typed)) return undefined;
	return { start, typed };
}

/** Whom to offer for what is typed, in the order they are given. */
export function offered(people: readonly Nameable[], typed: string): Nameable[] {
	return people.filter(({ name }) => matchesTyped(name, typed)).slice(0, mostOffered);
}

/** Whom the words name: everybody offered whose name still stands in them after an @. */
export function namedIn(text: string, people: readonly Nameable[]): string[] {
	return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id).slice(0, 20);
}
