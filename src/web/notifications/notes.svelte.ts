/** What somebody was told in the product: how much of it they did not read yet, and the latest of it. */
import type { Page } from '#core/kernel/page.ts';
import type { Notification } from '#core/notifications/contract.ts';
import { api } from '#web/client/api.ts';

const betweenLooks = 60_000;

export class Notes {
	unread = $state(0);
	latest = $state<Notification[]>([]);

	constructor(unread: number) {
		this.unread = unread;
	}

	/** Looks for new ones every minute, and whenever the page comes to the front. Returns the end of it. */
	watch(): () => void {
		const look = () => {
			if (document.visibilityState === 'visible') void this.count();
		};
		const timer = setInterval(look, betweenLooks);
		document.addEventListener('visibilitychange', look);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', look);
		};
	}

	async count(): Promise<void> {
		const answer = await api.get<{ unread: number }>('/notifications/unread').catch(() => null);
		if (answer) this.unread = answer.unread;
	}

	async read(): Promise<void> {
		const page = await api.get<Page<Notification>>('/notifications?limit=15').catch(() => null);
		if (page) this.latest = page.data;
	}

	async mark(ids?: string[]): Promise<void> {
		const read = new Date().toISOString();
		this.latest = this.latest.map((note) => (ids === undefined || ids.includes(note.id) ? { ...note, readAt: note.readAt ?? read } : note));
		const answer = await api.put<{ unread: number }>('/notifications/read', ids ? { ids } : {}).catch(() => null);
		if (answer) this.unread = answer.unread;
	}
}
