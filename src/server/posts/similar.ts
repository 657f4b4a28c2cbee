import { sql } from 'kysely';
import type { Similar, SimilarQuery } from '#core/posts/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { postsByIds } from './queries.ts';
import { requirePost } from './reading.ts';
import { showPosts } from './showing.ts';

const shown = 5;
/** Of the words that were typed, this share at least must be in a post for it to be offered. */
const leastShared = 0.34;

type Match = { post_id: PostId; shared: string[]; share: number };

/** Posts that may say the same as these words. The reason names the words they share. */
export async function similarToWords(context: Context, { title, body, boardId }: SimilarQuery): Promise<Similar[]> {
	return similar(context, `${title} ${title} ${body}`.slice(0, 2000), { boardId, except: [] });
}

/** Posts that may say the same as this one, those that are merged with it left out. @throws not-found */
export async function similarToPost(context: Context, id: string): Promise<Similar[]> {
	const post = await requirePost(context, id);
	return similar(context, `${post.title} ${post.title} ${post.body}`.slice(0, 2000), { boardId: undefined, except: [post.canonical_id] });
}

async function similar(context: Context, words: string, { boardId, except }: { boardId: string | undefined; except: string[] }): Promise<Similar[]> {
	const { rows } = await sql<Match>`SELECT post_id, shared, share FROM posts_sharing_words(${words}, 60)`.execute(context.db);
	const share = new Map(rows.filter((row) => row.share >= leastShared).map((row) => [row.post_id, row]));
	const posts = await postsByIds(context.db, context.viewer, [...share.keys()]);
	const standing = posts.filter((row) => !row.merged && !except.includes(row.post_id) && (!boardId || row.board_id === boardId));
	const shownPosts = await showPosts(context, standing);
	return shownPosts
		.map((post) => {
			const match = share.get(post.id) as Match;
			return { post, score: Math.round(match.share * 100) / 100, reason: `Both speak of ${match.shared.slice(0, 5).join(', ')}.` };
		})
		.sort((a, b) => b.score - a.score || b.post.demand.people - a.post.demand.people)
		.slice(0, shown);
}
