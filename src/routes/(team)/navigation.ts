import Inbox from '@lucide/svelte/icons/inbox';
import Kanban from '@lucide/svelte/icons/square-kanban';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import RoadmapIcon from '@lucide/svelte/icons/map';
import Mail from '@lucide/svelte/icons/mail';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Send from '@lucide/svelte/icons/send';
import Settings from '@lucide/svelte/icons/settings';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import SquareArrowOutUpRight from '@lucide/svelte/icons/square-arrow-out-up-right';
import Users from '@lucide/svelte/icons/users';
import { words } from '#core/frame/words.ts';
import type { NavLink, NavSection } from '#web/ui/frames/nav.ts';

const w = words.team;

type Place = NavLink & { keys: string };

const sections: { label: string; links: Place[] }[] = [
	{
		label: w.work,
		links: [
			{ href: '/app/inbox', label: w.inbox, icon: Inbox, keys: 'g i' },
			{ href: '/app/posts', label: w.posts, icon: MessagesSquare, keys: 'g p' },
			{ href: '/app/people', label: w.people, icon: Users, keys: 'g e' },
			{ href: '/app/moderation', label: w.moderation, icon: ShieldCheck, keys: 'g m' }
		]
	},
	{
		label: w.build,
		links: [
			{ href: '/app/roadmap', label: w.roadmap, icon: RoadmapIcon, keys: 'g r' },
			{ href: '/app/backlog', label: w.backlog, icon: ListOrdered, keys: 'g b' },
			{ href: '/app/sprints', label: w.sprints, icon: Kanban, keys: 'g s' }
		]
	},
	{
		label: w.manage,
		links: [
			{ href: '/app/changelog', label: w.changelog, icon: Megaphone, keys: 'g c' },
			{ href: '/app/deliveries', label: w.deliveries, icon: Send, keys: 'g d' },
			{ href: '/app/outbox', label: w.outbox, icon: Mail, keys: 'g o' },
			{ href: '/app/settings', label: w.settings, icon: Settings, keys: 'g t' },
			{ href: '/', label: w.portal, icon: SquareArrowOutUpRight, keys: 'g h' }
		]
	}
];

/** Every place of the side bar, for shortcuts and the palette. */
export const places = sections.flatMap((section) => section.links);

/** The side bar as it stands on a page, with the number of things that wait at some of them. */
export function navigation(path: string, waiting: Record<string, number>): NavSection[] {
	return sections.map((section) => ({
		label: section.label,
		links: section.links.map((link) => ({
			...link,
			current: link.href !== '/' && (path === link.href || path.startsWith(`${link.href}/`)),
			...(waiting[link.href] ? { count: waiting[link.href] ?? 0 } : {})
		}))
	}));
}
