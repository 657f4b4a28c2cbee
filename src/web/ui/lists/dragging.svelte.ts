import type { Attachment } from 'svelte/attachments';

const farEnough = 4;
const edge = 64;

type Point = { x: number; y: number };

/**
 * Dragging rows of a list, or between columns of rows, by pointer: with a mouse anywhere on a row, with a finger by its
 * handle, so that the page still scrolls. Nothing moves until the drop; a line shows where it will go.
 */
export class Dragging {
	/** The row that is dragged. */
	id = $state<string>();
	/** Before which row it would be dropped; the number of rows for the end. */
	place = $state<number>();
	/** In which column it would be dropped, where there are any. */
	column = $state<string>();
	readonly #ondrop: (id: string, place: number, column: string) => void;
	#pointer: Point = { x: 0, y: 0 };

	constructor(ondrop: (id: string, place: number, column: string) => void) {
		this.#ondrop = ondrop;
	}

	/** For the list; its rows carry `data-row` with their id, their handles `data-handle`, columns `data-column` with their key. */
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
		this.#follow(list, row, { x: event.clientX, y: event.clientY });
	}

	#follow(list: HTMLElement, row: HTMLElement, start: Point): void {
		const listening = new AbortController();
		const { signal } = listening;
		let frame = 0;
		const end = (dropped: boolean) => {
			listening.abort();
			cancelAnimationFrame(frame);
			const { id, place, column } = this;
			this.id = this.place = this.column = undefined;
			if (dropped && id !== undefined && place !== undefined) this.#ondrop(id, place, column ?? '');
		};
		const scroll = () => {
			window.scrollBy(0, scrollStep(this.#pointer.y));
			const column = columnAt(list, this.#pointer);
			this.column = column.dataset['column'];
			this.place = placeAt(column, row, this.#pointer.y);
			frame = requestAnimationFrame(scroll);
		};
		const move = (event: PointerEvent) => {
			this.#pointer = { x: event.clientX, y: event.clientY };
			if (this.id !== undefined || Math.hypot(event.clientX - start.x, event.clientY - start.y) < farEnough) return;
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

/** The column under a point, or the nearest; the list itself where it has none. */
function columnAt(list: HTMLElement, point: Point): HTMLElement {
	const columns = [...list.querySelectorAll<HTMLElement>('[data-column]')];
	const [nearest = list] = columns.sort((one, other) => distance(one, point) - distance(other, point));
	return nearest;
}

function distance(element: HTMLElement, { x, y }: Point): number {
	const { left, right, top, bottom } = element.getBoundingClientRect();
	return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
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
