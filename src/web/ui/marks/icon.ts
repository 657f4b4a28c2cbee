import type { LucideIcon } from '@lucide/svelte';

/** What an `icon` prop takes: a component from `@lucide/svelte/icons/<name>`. */
export type Icon = LucideIcon;
