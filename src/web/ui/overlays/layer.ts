/**
 * Where things that float are put: into the page's main landmark, so that they are part of it, or into the open dialog that they
 * belong to, since all else is inert behind it.
 */
import { getContext, hasContext, setContext } from 'svelte';

const key = Symbol('layer');

export function setLayer(element: () => HTMLElement | undefined): void {
	setContext(key, element);
}

export function getLayer(): () => HTMLElement | undefined {
	return hasContext(key) ? getContext<() => HTMLElement | undefined>(key) : () => undefined;
}
