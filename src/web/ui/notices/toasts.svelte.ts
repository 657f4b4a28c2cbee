/** Short news after something was done, with its undo. Anything a person must not miss belongs on the page, not here. */
export type Toast = {
	id: number;
	message: string;
	tone: 'neutral' | 'success' | 'danger';
	undo: { label: string; run: () => unknown } | undefined;
	seconds: number;
};

export type ToastWords = Pick<Toast, 'message'> & Partial<Pick<Toast, 'tone' | 'undo' | 'seconds'>>;

const limit = 3;
let latest = 0;
export const toasts = $state<Toast[]>([]);

export function dismissToast(id: number): void {
	const at = toasts.findIndex((shown) => shown.id === id);
	if (at >= 0) toasts.splice(at, 1);
}

/** Shows it (longer where there is something to undo) and returns its dismissal. */
export function toast({ message, tone = 'neutral', undo, seconds = undo ? 10 : 5 }: ToastWords): () => void {
	const id = ++latest;
	toasts.push({ id, message, tone, undo, seconds });
	if (toasts.length > limit) toasts.shift();
	return () => dismissToast(id);
}
