import type { Post, Similar, SimilarQuery } from '#core/posts/contract.ts';
import { words } from '#core/similarity/words.ts';
import { sql } from 'kysely';
import { duplicateFrom, type Judged } from '#core/similarity/judging.ts';
import type { Text } from '#core/similarity/terms.ts';
import type { PostId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { likeTexts } from '../similarity/service.ts';
import { clusterOf } from './clusters.ts';
import { postsByIds, type PostRow } from './queries.ts';
import { requirePost } from './reading.ts';
import { showPosts } from './showing.ts';

const shown = 5;

/** Posts that may say the same as these words, the likeliest first. The reason names the words they share and those that differ. */
export async function similarToWords(context: Context, { title, body, boardId }: SimilarQuery): Promise<Similar[]> {
	return similar(context, { title, body }, { boardId, except: [] });
}

/** Posts that may say the same as this one, those left out that are merged with it or that a member said are not. @throws not-found */
export async function similarToPost(context: Context, id: string): Promise<Similar[]> {
	const post = await requirePost(context, id);
	const cluster = await clusterOf(context.db, post.canonical_id as PostId);
	return similar(context, post, { boardId: undefined, except: [...cluster, ...(await dismissedFor(context.db, cluster))] });
}

type Bounds = { boardId: string | undefined; except: readonly PostId[] };

/** A post that is merged into another speaks for that one, in its own words. */
async function similar(context: Context, text: Text, { boardId, except }: Bounds): Promise<Similar[]> {
	if (`${text.title}${text.body}`.trim() === '') return [];
	const from = await duplicateThreshold(context.db);
	const judged = await likeTexts(context, text, { except, from });
	const canonical = await canonicalOf(context, judged.map(({ id }) => id));
	const best = new Map<PostId, Judged<PostId>>();
	for (const one of judged) {
		const id = canonical.get(one.id);
		if (id && !best.has(id) && !except.includes(id)) best.set(id, one);
	}
	const rows = await postsByIds(context.db, context.viewer, [...best.keys()]);
	const wanted = inOrderOf([...best.keys()], rows).filter((row) => !boardId || row.board_id === boardId);
	return (await showPosts(context, wanted.slice(0, shown))).flatMap((post) => show(post, best.get(post.id)));
}

function show(post: Post, judged: Judged<PostId> | undefined): Similar[] {
	if (!judged) return [];
	const { probability, verdict, compared } = judged;
	return [{ post, score: Math.round(probability * 100) / 100, ...(verdict ? { verdict } : {}), reason: words.reason(compared) }];
}

/** The posts that stand for what was said not to be the same as any of these. */
async function dismissedFor(db: Db, postIds: readonly PostId[]): Promise<PostId[]> {
	const { rows } = await sql<{ id: PostId }>`SELECT p.canonical_id AS id FROM dismissed_pairs d JOIN posts p ON p.post_id = d.other_id WHERE d.one_id = ANY(${postIds})
		UNION SELECT p.canonical_id FROM dismissed_pairs d JOIN posts p ON p.post_id = d.one_id WHERE d.other_id = ANY(${postIds})`.execute(db);
	return rows.map((row) => row.id);
}

/** From which probability on two posts are called duplicates here, see core/similarity/labels.ts. */
export async function duplicateThreshold(db: Db): Promise<number> {
	const kept = await db.selectFrom('suggestion_threshold').select('duplicate_from').executeTakeFirst();
	return kept?.duplicate_from ?? duplicateFrom;
}

async function canonicalOf(context: Context, ids: PostId[]): Promise<Map<PostId, PostId>> {
	const rows = await postsByIds(context.db, context.viewer, ids);
	return new Map(rows.map((row) => [row.post_id as PostId, row.canonical_id as PostId]));
}

function inOrderOf(ids: readonly PostId[], rows: readonly PostRow[]): PostRow[] {
	return ids.flatMap((id) => rows.find((row) => row.post_id === id) ?? []);
}
