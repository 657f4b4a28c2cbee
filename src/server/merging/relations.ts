import type { NewRelation, Relation } from '#core/merging/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { requirePost, type PostRow } from '../posts/service.ts';
import { readNamedPosts } from './listing.ts';
import { relationsOf } from './queries.ts';

/** What a post is related to or part of, and what is part of it, with the relations of its duplicates. @throws not-found */
export async function listRelations(context: Context, id: string): Promise<{ data: Relation[]; nextCursor: null }> {
	const post = await requirePost(context, id);
	const rows = await relationsOf(context.db, context.viewer, post.canonical_id);
	const posts = await readNamedPosts(context, rows.flatMap((row) => [row.one_id, row.other_id]));
	const shown = new Map<string, Relation>();
	for (const row of rows) {
		const isOutgoing = row.one_id === post.canonical_id;
		const other = posts.get(isOutgoing ? row.other_id : row.one_id);
		if (!other || other.id === post.canonical_id) continue;
		const kind = row.kind === 'related' ? 'related' : isOutgoing ? 'part-of' : 'has-part';
		shown.set(`${other.id} ${kind}`, { other, otherId: other.id, kind, createdAt: row.created_at.toISOString() });
	}
	return { data: [...shown.values()], nextCursor: null };
}

/**
 * Relates two posts; saying it again changes nothing, and another kind replaces what stood between them. Relations do
 * not unite demand. @throws not-found, same-post, cycle when a part would hold its whole
 */
export function relatePosts(context: Context, id: string, { otherId, kind }: NewRelation): Promise<Relation> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'relations');
		const other = await requirePair(inner, id, otherId);
		if (kind === 'part-of' && (await holds(tx, id, otherId))) {
			throw new Refusal('cycle', 'The other post is part of this one already, so this one cannot be part of it.');
		}
		const before = await between(tx, id, otherId);
		const isSame = before?.kind === kind && (kind === 'related' || before.post_id === id);
		if (!isSame) await replaceRelation(inner, { id, otherId, kind });
		const relation = (await listRelations(inner, id)).data.find((one) => one.otherId === other.canonical_id);
		if (!relation) throw notFound('relation');
		return relation;
	});
}

/** Ends whatever relates two posts, whichever side it was made from. @throws not-found */
export function unrelatePosts(context: Context, id: string, otherId: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'relations');
		await requirePost(inner, id);
		if (!(await between(tx, id, otherId))) throw notFound('relation');
		await dropBetween(tx, id, otherId);
		await record(inner, { type: 'post.unrelated', actorId: inner.viewer.personId, postId: id as PostId, detail: { otherId }, membersOnly: true });
	});
}

async function requirePair(context: Context, id: string, otherId: string): Promise<PostRow> {
	const post = await requirePost(context, id);
	const other = await requirePost(context, otherId);
	if (id === otherId) throw new Refusal('same-post', 'A post cannot be related to itself.');
	if (post.canonical_id === other.canonical_id) throw new Refusal('same-post', 'These posts are merged, so they are one already.');
	return other;
}

async function replaceRelation(context: ContextOf<Tx>, { id, otherId, kind }: NewRelation & { id: string }): Promise<void> {
	await dropBetween(context.db, id, otherId);
	await context.db
		.insertInto('relations')
		.values({ post_id: id, other_id: otherId, kind, created_by: context.viewer.personId, created_at: context.now() })
		.execute();
	await record(context, {
		type: 'post.related',
		actorId: context.viewer.personId,
		postId: id as PostId,
		detail: { otherId, kind },
		membersOnly: true
	});
}

function between(tx: Tx, id: string, otherId: string) {
	return tx
		.selectFrom('relations')
		.select(['post_id', 'kind'])
		.where((eb) => eb.or([eb.and({ post_id: id, other_id: otherId }), eb.and({ post_id: otherId, other_id: id })]))
		.executeTakeFirst();
}

async function dropBetween(tx: Tx, id: string, otherId: string): Promise<void> {
	await tx
		.deleteFrom('relations')
		.where((eb) => eb.or([eb.and({ post_id: id, other_id: otherId }), eb.and({ post_id: otherId, other_id: id })]))
		.execute();
}

/** Whether `part` is part of `whole`, through any number of steps. */
async function holds(tx: Tx, whole: string, part: string): Promise<boolean> {
	const row = await tx
		.withRecursive('above(post_id)', (db) =>
			db
				.selectFrom('relations')
				.select('other_id as post_id')
				.where('post_id', '=', part)
				.where('kind', '=', 'part-of')
				.union(
					db
						.selectFrom('above')
						.innerJoin('relations', 'relations.post_id', 'above.post_id')
						.select('relations.other_id as post_id')
						.where('relations.kind', '=', 'part-of')
				)
		)
		.selectFrom('above')
		.select('post_id')
		.where('post_id', '=', whole)
		.executeTakeFirst();
	return row !== undefined;
}
