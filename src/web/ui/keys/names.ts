/** How keys are written for people: "mod+k" is ⌘ K on a Mac and Ctrl K elsewhere; "g i" is two keys in a row. */
const symbols: Record<string, string> = {
	shift: '⇧',
	enter: '↵',
	escape: 'Esc',
	arrowup: '↑',
	arrowdown: '↓',
	arrowleft: '←',
	arrowright: '→',
	backspace: '⌫',
	space: '␣'
};

export function onApple(): boolean {
	return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}

export function keyParts(keys: string, apple = onApple()): string[] {
	const system: Record<string, string> = apple ? { mod: '⌘', alt: '⌥' } : { mod: 'Ctrl', alt: 'Alt' };
	return keys
		.split(/[ +]/)
		.filter(Boolean)
		.map((key) => system[key.toLowerCase()] ?? symbols[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key));
}
