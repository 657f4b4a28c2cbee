import type { Attachment } from 'svelte/attachments';

const farEnough = 4;
const edge = 64;

/**
 * Dragging rows of a list by pointer: with a mouse anywhere on a row, with a finger by its handle, so that the page
 * still scrolls. Nothing moves until the drop; a line shows where it will go.
 */
export class Dragging {
	/** The row that is dragged. */
	id = $state<string>();
	/** Before which row it would be dropped; the number of rows for the end. */
	place = $state<number>();
	readonly #ondrop: (id: string, place: number) => void;
	#pointerY = 0;

	constructor(ondrop: (id: string, place: number) => void) {
		this.#ondrop = ondrop;
	}

	/** For the list; its rows carry `data-row` with their id, their handles `data-handle`. */
	attach: Attachment<HTMLElement> = (list) => {
		const begin = (event: PointerEvent) => this.#begin(list, event);
		list.addEventListener('pointerdown', begin);
		return () => list.removeEventListener('pointerdown', begin);
	};

	#begin(list: HTMLElement, event: PointerEvent): void {
		const target = event.target as Element;
		const row = target.closest<HTMLElement>('[data-row]');
		const byHandle = target.closest('[data-handle]') !== null;
		const onControl = target.closest('input, select, textarea, button:not([data-handle])') !== null;
		if (!row || event.button !== 0 || (!byHandle && (event.pointerType !== 'mouse' || onControl))) return;
		if (byHandle) event.preventDefault();
		this.#follow(list, row, event.clientY);
	}

	#follow(list: HTMLElement, row: HTMLElement, startY: number): void {
		const listening = new AbortController();
		const { signal } = listening;
		let frame = 0;
		const end = (dropped: boolean) => {
			listening.abort();
			cancelAnimationFrame(frame);
			const { id, place } = this;
			this.id = this.place = undefined;
			if (dropped && id !== undefined && place !== undefined) this.#ondrop(id, place);
		};
		const scroll = () => {
			window.scrollBy(0, scrollStep(this.#pointerY));
			this.place = placeAt(list, row, this.#pointerY);
			frame = requestAnimationFrame(scroll);
		};
		const move = (event: PointerEvent) => {
			this.#pointerY = event.clientY;
			if (this.id !== undefined || Math.abs(event.clientY - startY) < farEnough) return;
			this.id = row.dataset['row'];
			window.getSelection()?.removeAllRanges();
			suppressClick(signal);
			scroll();
		};
		window.addEventListener('pointermove', move, { signal });
		window.addEventListener('pointerup', () => end(true), { signal });
		window.addEventListener('pointercancel', () => end(false), { signal });
		window.addEventListener('keydown', (event) => event.key === 'Escape' && end(false), { signal });
	}
}

/** The click that the browser makes of the release must not open the row. */
function suppressClick(signal: AbortSignal): void {
	const stop = (event: Event) => {
		event.preventDefault();
		event.stopPropagation();
	};
	window.addEventListener('click', stop, { capture: true });
	window.addEventListener('selectstart', stop, { signal });
	signal.addEventListener('abort', () => setTimeout(() => window.removeEventListener('click', stop, { capture: true })));
}

/** Where among the other rows a pointer at this height would put the dragged one. */
function placeAt(list: HTMLElement, dragged: HTMLElement, y: number): number {
	const others = [...list.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row !== dragged);
	const at = others.findIndex((row) => {
		const { top, height } = row.getBoundingClientRect();
		return y < top + height / 2;
	});
	return at < 0 ? others.length : at;
}

function scrollStep(y: number): number {
	if (y < edge) return -12;
	return y > window.innerHeight - edge ? 12 : 0;
}
