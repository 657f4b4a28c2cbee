import type { Icon } from '../marks/icon.ts';

export type NavLink = { href: string; label: string; icon: Icon; count?: number; keys?: string; current?: boolean };
export type NavSection = { label?: string; links: NavLink[] };
