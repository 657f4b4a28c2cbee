/** Those whom an event names, besides who follows: in a comment, as its parent's author, as whose work it is. */
import { sql, type RawBuilder } from 'kysely';
import type { Naming } from '#core/notifications/rules.ts';
import { defaultFrequencies, type NamedKind } from '#core/people/me.ts';
import type { Db } from '../platform/database.ts';
import { addressOf, channelOf, stopOf } from './addressing.ts';
import type { Standing } from './audience.ts';

/** The event that names them, as far as it says who may know of it. */
export type NamingEvent = { eventId: string; type: string; postId: string | null; itemId: string | null; actorId: string | null; membersOnly: boolean };

/** Of the people of an item, those of so many of its latest events. */
const latestActs = 200;

/**
 * Whom the event names, once, whatever their addresses, and why they are left out, if they are. Who switched the kind off, or did it themself, is
 * not named: they may still hear of it as followers. What only members see names only members, a post only who sees it.
 */
export function named(event: NamingEvent, { kind, who }: Naming): RawBuilder<unknown> {
	const isOpen = event.membersOnly ? sql`false` : sql`EXISTS (SELECT FROM posts x JOIN boards b ON b.board_id = x.board_id WHERE x.post_id = ${event.postId} AND (b.visibility = 'public'
		OR (b.visibility = 'segments' AND EXISTS (SELECT FROM board_segments o JOIN segment_members g ON g.segment_id = o.segment_id WHERE o.board_id = b.board_id AND g.person_id = n.person_id))))`;
	return sql`
		weighed AS (
			SELECT n.person_id, ${addressOf} AS email, CASE WHEN p.email IS NULL THEN ${channelOf} END AS channel, p.auth_user_id IS NOT NULL OR m.person_id IS NOT NULL AS has_account, m.person_id IS NOT NULL OR ${isOpen} AS may_see,
				EXISTS (SELECT FROM mutes u JOIN posts x ON u.post_id IN (x.post_id, x.canonical_id) WHERE x.post_id = ${event.postId} AND u.person_id = n.person_id) AS is_muted
			FROM (${peopleOf(event, who, kind)}) n
			JOIN people p ON p.person_id = n.person_id AND p.erased_at IS NULL
			LEFT JOIN members m ON m.person_id = n.person_id
			LEFT JOIN preferences c ON c.person_id = n.person_id AND c.kind = ${kind}
			WHERE n.person_id IS DISTINCT FROM ${event.actorId}::text AND coalesce(c.frequency, ${defaultFrequencies[kind]}) <> 'off'
		), audience AS (
			SELECT person_id, email, CASE WHEN email IS NULL THEN channel END AS channel, has_account, CASE WHEN ${event.postId}::text IS NULL THEN '{}' ELSE ARRAY(SELECT canonical_id::text FROM posts WHERE post_id = ${event.postId}) END AS post_ids,
				CASE WHEN NOT may_see THEN 'not-allowed' WHEN is_muted THEN 'muted' END AS unwanted,
				CASE WHEN email IS NULL THEN CASE WHEN channel IS NULL THEN 'no-address' END ELSE ${stopOf(sql`weighed`)} END AS unreachable
			FROM weighed
		)`;
}

function peopleOf({ itemId }: NamingEvent, who: Naming['who'], kind: NamedKind): RawBuilder<unknown> {
	if (who === 'members') return sql`SELECT m.person_id FROM members m JOIN preferences w ON w.person_id = m.person_id AND w.kind = ${kind}`;
	if (who === 'people of the item') {
		return sql`SELECT m.person_id FROM members m WHERE m.person_id IN (SELECT created_by FROM items WHERE item_id = ${itemId}
			UNION (SELECT actor_id FROM events WHERE item_id = ${itemId} ORDER BY event_id DESC LIMIT ${latestActs}))`;
	}
	return sql`SELECT DISTINCT coalesce(k.merged_into, k.person_id) AS person_id FROM people k WHERE k.person_id = ANY(${who.these})`;
}

/** How those of an event who wait to be told of it stand now, or why they are told no more. */
export async function standingOfNamed(db: Db, event: NamingEvent, namings: Naming[]): Promise<Map<string, Standing>> {
	const standing = new Map<string, Standing>();
	if (!(await stillStands(db, event))) return standing;
	for (const naming of namings) {
		const { rows } = await sql<Standing>`WITH ${named(event, naming)} SELECT person_id, post_ids, coalesce(unwanted, unreachable) AS reason FROM audience`.execute(db);
		for (const row of rows) if (!standing.has(row.person_id)) standing.set(row.person_id, row);
	}
	return standing;
}

/** Whether what the event tells is still so: the words are there, the message waits for the same person, the item is not ready again. */
async function stillStands(db: Db, { eventId, type, itemId }: NamingEvent): Promise<boolean> {
	const detail = sql`(SELECT detail FROM events WHERE event_id = ${eventId})`;
	const isSo = {
		'comment.created': sql`SELECT FROM comments WHERE comment_id = ${detail}->>'commentId' AND deleted_at IS NULL`,
		'comment.changed': sql`SELECT FROM comments WHERE comment_id = ${detail}->>'commentId' AND deleted_at IS NULL`,
		'feedback.assigned': sql`SELECT FROM feedback WHERE feedback_id = ${detail}->>'feedbackId' AND assignee_id = ${detail}->>'personId' AND state = 'new'`,
		'feedback.received': sql`SELECT FROM feedback WHERE feedback_id = ${detail}->>'feedbackId' AND state = 'new'`,
		'item.ready-lost': sql`SELECT FROM items WHERE item_id = ${itemId} AND NOT ready AND state = 'refining'`
	}[type];
	if (!isSo) return true;
	const { rows } = await sql<{ holds: boolean }>`SELECT EXISTS (${isSo}) AS holds`.execute(db);
	return rows[0]?.holds === true;
}
