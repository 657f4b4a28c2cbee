/**
 * Single keys for quick hands. Keys are named as in KeyboardEvent.key, in lower case: 'j', '?', 'arrowdown', 'escape';
 * with modifiers 'mod+k', 'alt+arrowup'; in a row 'g i'. Plain keys do nothing while somebody types or a dialog is open.
 */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const patience = 900;
let singleKeysOn = true;

/** WCAG 2.1.4: whoever dictates or strays on the keyboard can switch the single keys off; those with Ctrl or ⌘ stay. */
export function allowSingleKeys(allowed: boolean): void {
	singleKeysOn = allowed;
}

function nameOf(event: KeyboardEvent): string {
	const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
	const shifted = event.shiftKey && key.length > 1 ? 'shift+' : '';
	return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shifted}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select') !== null;
}

function isBusyElsewhere(event: KeyboardEvent): boolean {
	const target = event.target;
	const inside = target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;
	return isTyping(target) || inside || document.querySelector('dialog[open]') !== null;
}

export function bindShortcuts(shortcuts: Shortcuts): () => void {
	let before = '';
	let pressedAt = 0;

	function onkeydown(event: KeyboardEvent): void {
		if (event.defaultPrevented || event.isComposing) return;
		const name = nameOf(event);
		const plain = !name.startsWith('mod+');
		if (plain && (!singleKeysOn || isBusyElsewhere(event))) return;

		const sequence = event.timeStamp - pressedAt < patience ? `${before} ${name}` : name;
		const run = shortcuts[sequence] ?? shortcuts[name];
		before = name;
		pressedAt = event.timeStamp;
		if (!run || (event.repeat && !name.includes('arrow') && !/^[jk]$/.test(name))) return;
		event.preventDefault();
		before = '';
		run(event);
	}

	document.addEventListener('keydown', onkeydown);
	return () => document.removeEventListener('keydown', onkeydown);
}
