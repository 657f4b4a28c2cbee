/** Keeps a native dialog in step with a bound `open`: focus, Escape and the inert page behind come from the browser. */
export function followOpen(dialog: HTMLDialogElement | undefined, open: boolean): void {
	if (!dialog) return;
	if (open && !dialog.open) dialog.showModal();
	if (!open && dialog.open) dialog.close();
}

/** True where a click landed on the backdrop and not on the dialog's own box. */
export function isBackdropClick(event: MouseEvent): boolean {
	const dialog = event.currentTarget;
	if (event.target !== dialog || !(dialog instanceof HTMLDialogElement)) return false;
	const box = dialog.getBoundingClientRect();
	return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
