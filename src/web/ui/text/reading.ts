/** How the reader reads numbers and times: set once by the root layout, read by every part that shows one. */
import { getContext, hasContext, setContext } from 'svelte';

export type Reading = {
	locale: string;
	timeZone: string;
	/** Every language that a public page can be read in. */
	languages?: readonly string[];
};

const key = Symbol('reading');
const plain: Reading = { locale: 'en', timeZone: 'UTC' };

export function setReading(read: () => Reading): void {
	setContext(key, read);
}

export function getReading(): () => Reading {
	return hasContext(key) ? getContext<() => Reading>(key) : () => plain;
}
