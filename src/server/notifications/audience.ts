import { sql, type RawBuilder } from 'kysely';
import { defaultFrequencies, type NamedKind } from '#core/people/me.ts';
import type { Telling } from '#core/notifications/rules.ts';
import type { Db, Tx } from '../platform/database.ts';
import { addressOf, channelOf, stopOf } from './addressing.ts';

/**
 * What a telling needs to know who it is for; `sourceIds` narrows it to those who follow one of these posts. `toldBy` names
 * events that told of the same before: who heard of a post by one of them is not told of it again. `among` looks at these people alone, by every id of theirs.
 */
export type AudienceOf = Pick<Telling, 'kind' | 'postIds'> & { actorId: string | null; sourceIds: string[] | null; toldBy?: string[]; among?: string[]; /** Those whose words other parts of the same split answer, and not this one, are left alone. */ partId?: string | null };

/**
 * Everyone who follows a post or anything merged into it, once, whatever their addresses, with the posts they are told about and why they are
 * left out, if they are. Somebody is told about a post when they follow some post of its cluster and muted neither that
 * one nor the one that stands for all; a private board is seen by members alone, one of segments also by their people. Who never asked for a kind that is off
 * by default is not looked at. An entry of the changelog goes to those who follow its posts, as news of their requests, and to all who take the changelog.
 */
export function audience({ kind, postIds, actorId, sourceIds, toldBy = [], among, partId = null }: AudienceOf) {
	const isAsked = sql`WHERE ${among === undefined ? sql`true` : sql`f.person_id = ANY(${among})`} AND ${partId === null ? sql`true` : answeredBy(partId)}`;
	const isEntry = kind === 'changelog';
	const followed = isEntry ? 'status' : kind;
	const offByDefault = defaultFrequencies[followed] === 'off';
	return sql`
		subjects AS (
			SELECT c.post_id AS canonical_id, p.post_id, b.visibility = 'public' AS is_public, CASE WHEN b.visibility = 'segments' THEN b.board_id END AS gated_by
			FROM posts c
			JOIN boards b ON b.board_id = c.board_id
			JOIN posts p ON p.canonical_id = c.post_id
			WHERE c.post_id IN (SELECT canonical_id FROM posts WHERE post_id = ANY(${postIds}))
				AND (${sourceIds}::text[] IS NULL OR p.post_id = ANY(${sourceIds}))
		), followers AS (
			SELECT s.canonical_id, s.is_public, s.gated_by, f.post_id, f.person_id AS followed_by, coalesce(g.merged_into, f.person_id) AS person_id
			FROM subjects s
			JOIN follows f ON f.post_id = s.post_id
			LEFT JOIN people g ON g.person_id = f.person_id AND g.merged_into IS NOT NULL
			${isAsked}
		), heard AS (
			SELECT DISTINCT d.person_id, unnest(d.post_ids) AS canonical_id FROM deliveries d
			WHERE d.event_id = ANY(${toldBy}::text[]) AND d.channel <> 'in-app' AND d.state <> 'suppressed'
		), wishes AS (
			SELECT f.person_id, f.canonical_id,
				f.is_public OR (f.gated_by IS NOT NULL AND EXISTS (SELECT FROM board_segments o
					JOIN segment_members g ON g.segment_id = o.segment_id WHERE o.board_id = f.gated_by AND g.person_id = f.person_id)) AS is_open,
				bool_or(own.person_id IS NULL) AND bool_and(whole.person_id IS NULL) AS wanted, bool_or(h.person_id IS NOT NULL) AS was_told
			FROM followers f
			LEFT JOIN mutes own ON own.post_id = f.post_id AND own.person_id = f.followed_by
			LEFT JOIN mutes whole ON whole.post_id = f.canonical_id AND whole.person_id IN (f.followed_by, f.person_id)
			LEFT JOIN heard h ON h.person_id = f.person_id AND h.canonical_id = f.canonical_id
			GROUP BY f.person_id, f.canonical_id, f.is_public, f.gated_by
			${isEntry ? takers(among) : sql``}
		), weighed AS (
			SELECT w.person_id, ${addressOf} AS email, CASE WHEN p.email IS NULL THEN ${channelOf} END AS channel, p.name, p.auth_user_id IS NOT NULL OR m.person_id IS NOT NULL AS has_account,
				coalesce(array_agg(w.canonical_id::text ORDER BY w.canonical_id) FILTER (WHERE w.canonical_id IS NOT NULL), '{}') AS followed,
				array_agg(w.canonical_id::text ORDER BY w.canonical_id)
					FILTER (WHERE w.canonical_id IS NOT NULL AND w.wanted AND NOT w.was_told AND (w.is_open OR m.person_id IS NOT NULL)) AS told,
				bool_or(w.is_open OR m.person_id IS NOT NULL) AS may_see,
				bool_or(w.wanted AND w.was_told) AS was_told,
				bool_or(w.canonical_id IS NULL) AS takes_it,
				coalesce(c.frequency, ${offByDefault ? 'off' : 'instant'}) AS frequency
			FROM wishes w
			JOIN people p ON p.person_id = w.person_id AND p.erased_at IS NULL
			LEFT JOIN members m ON m.person_id = w.person_id
			LEFT JOIN preferences c ON c.person_id = w.person_id AND c.kind = ${followed}
			WHERE NOT ${offByDefault}::boolean OR c.frequency <> 'off'
			GROUP BY w.person_id, p.person_id, p.email, p.name, p.auth_user_id, m.person_id, c.frequency
		), audience AS (
			SELECT person_id, email, CASE WHEN email IS NULL THEN channel END AS channel, name, has_account, coalesce(told, CASE WHEN takes_it THEN '{}' ELSE followed END) AS post_ids,
				CASE
					WHEN person_id = ${actorId}::text THEN 'actor'
					WHEN NOT may_see THEN 'not-allowed'
					WHEN takes_it THEN NULL
					WHEN told IS NULL AND was_told THEN 'told-before'
					WHEN told IS NULL THEN 'muted'
					WHEN frequency = 'off' THEN 'preference'
				END AS unwanted,
				CASE
					WHEN email IS NULL THEN CASE WHEN channel IS NULL THEN 'no-address' END
					ELSE ${stopOf(sql`weighed`)}
				END AS unreachable
			FROM weighed
		)`;
}

/** Whether a part of a split answers the follower `f`: their own words, or none of theirs were given to any part. */
function answeredBy(partId: string) {
	const theirs = sql`SELECT o.item_id FROM split_parts mine JOIN split_parts o ON o.split_id = mine.split_id JOIN insights i ON i.insight_id = ANY(o.insight_ids)
		WHERE mine.item_id = ${partId} AND i.person_id = f.person_id`;
	return sql`(NOT EXISTS (${theirs}) OR ${partId} IN (${theirs}))`;
}

/** Those who take the changelog, whatever they follow. */
function takers(among: string[] | undefined) {
	return sql`UNION ALL SELECT coalesce(g.merged_into, c.person_id), NULL, true, true, false FROM preferences c JOIN people g ON g.person_id = c.person_id
		WHERE c.kind = 'changelog' AND c.frequency <> 'off' ${among === undefined ? sql`` : sql`AND c.person_id = ANY(${among})`}`;
}

/** `dueAt`: until then it can be taken back, and nothing goes. */
export type ToldEvent = { eventId: string; now: Date; dueAt: Date; isRecalled: boolean };

/**
 * Writes one delivery for each person and channel of an event, all at once: again for the same event it writes nothing.
 * The id is made of the event, the person and the channel, so that it is the same whoever makes it. `who` names an audience;
 * `kind` says why they are told where they are named.
 */
export async function insertDeliveries(tx: Tx, { eventId, now, dueAt, isRecalled }: ToldEvent, who: RawBuilder<unknown>, kind: NamedKind | null = null): Promise<number> {
	const recalled = sql`${isRecalled ? 'recalled' : null}::text`;
	const result = await sql`
		WITH ${who}, messages AS (
			SELECT person_id, post_ids, coalesce(channel, 'email') AS channel, coalesce(unwanted, unreachable, ${recalled}) AS reason FROM audience
			UNION ALL
			SELECT person_id, post_ids, 'in-app', ${recalled} FROM audience WHERE unwanted IS NULL AND has_account
		), hashed AS (
			SELECT *, md5(${eventId} || person_id || channel) AS hash FROM messages
		)
		INSERT INTO deliveries (delivery_id, event_id, person_id, post_ids, named_as, channel, state, reason, ready_at, next_attempt_at, sent_at, created_at)
		SELECT
			'delivery_' || substr(${eventId}, 7, 12) || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15),
			${eventId}, person_id, post_ids, ${kind}::text, channel,
			CASE WHEN reason IS NOT NULL THEN 'suppressed' WHEN channel = 'in-app' THEN 'sent' ELSE 'queued' END,
			reason,
			${dueAt}::timestamptz,
			CASE WHEN reason IS NULL AND channel <> 'in-app' THEN ${dueAt}::timestamptz END,
			CASE WHEN reason IS NULL AND channel = 'in-app' THEN ${dueAt}::timestamptz END,
			${now}::timestamptz
		FROM hashed
		ON CONFLICT DO NOTHING`.execute(tx);
	return Number(result.numAffectedRows ?? 0n);
}

export type WouldBeTold = { person_id: string; name: string | null; email: string | null; reason: string | null };
export type AudienceCount = { reason: string | null; people: number };

/** How many would be told (`reason` null) and left out for each reason. */
export async function countAudience(db: Db, of: AudienceOf): Promise<AudienceCount[]> {
	const { rows } = await sql<AudienceCount>`
		WITH ${audience(of)}
		SELECT coalesce(unwanted, unreachable) AS reason, count(*)::int AS people FROM audience GROUP BY 1 ORDER BY 2 DESC, 1`.execute(db);
	return rows;
}

export type Standing = { person_id: string; post_ids: string[]; reason: string | null };

/** How those of `among` who follow still stand: of which posts they are told now, or why no more. */
export async function standingOf(db: Db, of: AudienceOf & { among: string[] }): Promise<Standing[]> {
	const { rows } = await sql<Standing>`WITH ${audience(of)} SELECT person_id, post_ids, coalesce(unwanted, unreachable) AS reason FROM audience`.execute(db);
	return rows;
}

/** The first of those who would be told, or of those left out, by name. */
export async function listAudience(db: Db, of: AudienceOf, choice: { leftOut: boolean; limit: number }): Promise<WouldBeTold[]> {
	const { rows } = await sql<WouldBeTold>`
		WITH ${audience(of)}
		SELECT person_id, name, email, coalesce(unwanted, unreachable) AS reason FROM audience
		WHERE (coalesce(unwanted, unreachable) IS NOT NULL) = ${choice.leftOut}
		ORDER BY lower(coalesce(name, email)), person_id LIMIT ${choice.limit}`.execute(db);
	return rows;
}

/** Whom a telling is for, with what has to be looked up for it. */
export async function audienceOf(db: Db, { kind, postIds, sourceId, actorId, partId = null }: Telling & { actorId: string | null; partId?: string | null }): Promise<AudienceOf> {
	const sourceIds = sourceId ? await postsMergedWith(db, sourceId) : null;
	const toldBy = kind === 'changelog' ? await eventsThatShipped(db, postIds) : [];
	return { kind, postIds, actorId, sourceIds, toldBy, partId };
}

/** The events that told that these posts shipped, since they last did: by themselves, or several at once. */
export async function eventsThatShipped(db: Db, postIds: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ event_id: string }>`
		SELECT e.event_id FROM posts c JOIN events e ON e.post_id = c.post_id
		WHERE c.post_id = ANY(${[...postIds]}) AND e.type = 'posts.status-changed' AND e.at >= c.status_changed_at AND ${toldOfShipping}
		UNION SELECT e.event_id FROM posts c JOIN events e ON e.detail->'posts' @> jsonb_build_array(jsonb_build_object('postId', c.post_id))
		WHERE c.post_id = ANY(${[...postIds]}) AND e.type = 'posts.status-changed' AND e.post_id IS NULL AND e.at >= c.status_changed_at AND ${toldOfShipping}`.execute(db);
	return rows.map((row) => row.event_id);
}

const toldOfShipping = sql`e.detail->>'category' = 'shipped' AND e.detail->>'notify' = 'true'`;

/** A post and everything that came with it when it was merged, by the merges that stand. */
async function postsMergedWith(db: Db, sourceId: string): Promise<string[]> {
	const { rows } = await sql<{ post_id: string }>`
		WITH RECURSIVE came AS (
			SELECT ${sourceId}::text COLLATE "C" AS post_id
			UNION
			SELECT m.source_id::text COLLATE "C" FROM merges m JOIN came ON m.target_id = came.post_id WHERE m.undone_at IS NULL
		)
		SELECT post_id FROM came`.execute(db);
	return rows.map((row) => row.post_id);
}
