import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import Inbox from '@lucide/svelte/icons/inbox';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Map from '@lucide/svelte/icons/map';
import Megaphone from '@lucide/svelte/icons/megaphone';
import Repeat from '@lucide/svelte/icons/repeat';
import Settings from '@lucide/svelte/icons/settings';
import Timer from '@lucide/svelte/icons/timer';
import Users from '@lucide/svelte/icons/users';
import type { NavSection } from '#web/ui/frames/nav.ts';
import type { Column } from '#web/ui/lists/columns.ts';

export const sections: NavSection[] = [
	{ links: [{ href: '#inbox', label: 'Inbox', icon: Inbox, count: 12 }] },
	{
		label: 'Listen',
		links: [
			{ href: '#boards', label: 'Boards', icon: LayoutGrid },
			{ href: '#demand', label: 'Demand', icon: ChartNoAxesColumn },
			{ href: '#roadmap', label: 'Roadmap', icon: Map }
		]
	},
	{
		label: 'Build',
		links: [
			{ href: '/ui/team', label: 'Backlog', icon: ListOrdered, current: true },
			{ href: '#refinement', label: 'Refinement', icon: Timer, count: 3 },
			{ href: '#sprints', label: 'Sprints', icon: Repeat },
			{ href: '#changelog', label: 'Changelog', icon: Megaphone }
		]
	},
	{
		label: 'Company',
		links: [
			{ href: '#people', label: 'People', icon: Users },
			{ href: '#settings', label: 'Settings', icon: Settings }
		]
	}
];

export const backlogColumns: Column[] = [
	{ key: 'rank', label: 'Rank', numeric: true, labelHidden: true, hidden: 'sm' },
	{ key: 'ready', label: 'Ready', labelHidden: true },
	{ key: 'title', label: 'Item', grow: true },
	{ key: 'status', label: 'Status', hidden: 'md' },
	{ key: 'trend', label: 'Demand', hidden: 'lg' },
	{ key: 'votes', label: 'Votes', numeric: true, sort: 'descending', sortHref: '#votes' }
];
