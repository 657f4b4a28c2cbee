/** The language that a page speaks: set once by the root layout, asked by every part that says something. */
import { getContext, hasContext, setContext } from 'svelte';

/** The same sentences in the page's language, for the English ones of a feature. */
export type Spoken = <Words extends object>(english: Words) => Words;

const key = Symbol('spoken');

export function setSpoken(spoken: Spoken): void {
	setContext(key, spoken);
}

/** A part that stands on the team's screens too brings its English sentences and no others; only the server knows the rest. */
export function spoken<Words extends object>(english: Words): Words {
	return hasContext(key) ? getContext<Spoken>(key)(english) : english;
}
