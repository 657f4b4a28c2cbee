import { isMember } from '#core/access/roles.ts';
import type { Activity } from '#core/posts/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { clusterOf } from './clusters.ts';
import { requirePost } from './reading.ts';
import type { PostId } from '#core/kernel/ids.ts';

/** What customers may read about a post; votes and follows are counted, not told one by one. */
const publicTypes = ['post.created', 'post.changed', 'post.merged', 'post.unmerged', 'posts.status-changed', 'comment.created'];

/** Everything that happened to a post and what is merged into it, newest first; internal things for members alone. */
export async function activityOf(context: Context, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Activity>> {
	const post = await requirePost(context, id);
	const cluster = await clusterOf(context.db, post.canonical_id as PostId);
	let events = context.db.selectFrom('events').selectAll().where('post_id', 'in', cluster).orderBy('event_id', 'desc').limit(limit + 1);
	if (!isMember(context.viewer)) events = events.where('members_only', '=', false).where('type', 'in', publicTypes);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) events = events.where('event_id', '<', key[0] as string);
	const page = pageOf(await events.execute(), limit, (row) => row, (row) => [row.event_id]);
	const people = await showPeople(context, page.data.flatMap((row) => (row.actor_id ? [row.actor_id as PersonId] : [])));
	return {
		nextCursor: page.nextCursor,
		data: page.data.map((row) => ({
			id: row.event_id as Activity['id'],
			type: row.type,
			actor: (row.actor_id && people.get(row.actor_id as PersonId)) || null,
			postId: row.post_id as Activity['postId'],
			detail: isMember(context.viewer) ? (row.detail as Activity['detail']) : publicDetail(row.type, row.detail as Activity['detail']),
			at: row.at.toISOString()
		}))
	};
}

/** A customer reads what the change was, not who else or which ids stand behind it. */
function publicDetail(type: string, detail: Activity['detail']): Activity['detail'] {
	if (type !== 'posts.status-changed') return {};
	const posts = Array.isArray(detail['posts']) ? (detail['posts'] as { from: string; to: string }[]) : [];
	return { to: posts[0]?.to, note: detail['note'] };
}
