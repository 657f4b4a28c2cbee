import type { Icon } from '../marks/icon.ts';

export type MenuEntry = {
	label: string;
	icon?: Icon;
	keys?: string;
	href?: string;
	danger?: boolean;
	disabled?: boolean;
	checked?: boolean;
	run?: () => void;
};

export type MenuGroup = { label?: string; entries: MenuEntry[] };
