/** The stylesheet of a workspace's own accent, or nothing if the colour is not a plain #rrggbb. */
export function accentStyles(color: string): string {
	return /^#[0-9a-f]{6}$/i.test(color) ? `:root:root{--accent:${color}}` : '';
}
