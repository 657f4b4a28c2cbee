import type { EntryPost } from '#core/changelog/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { pathOf, visiblePosts } from '../posts/service.ts';

const days = 180;

/** Posts that shipped in the last half year and that no entry speaks of yet, the latest first; at most 50. */
export async function shippedUntold({ db, viewer, baseUrl, now }: Context): Promise<EntryPost[]> {
	const since = new Date(now().getTime() - days * 86_400_000);
	const rows = await visiblePosts(db, viewer)
		.where('s.category', '=', 'shipped')
		.where('p.status_changed_at', '>=', since)
		.where(sql<boolean>`NOT EXISTS (SELECT FROM changelog_posts l JOIN posts m ON m.post_id = l.post_id WHERE m.canonical_id = p.post_id)`)
		.orderBy('p.status_changed_at', 'desc')
		.limit(50)
		.execute();
	return rows.map((row) => ({ id: row.post_id as PostId, number: row.number, title: row.title, url: baseUrl + pathOf(row), people: row.people_count }));
}
