/** Looks for what each post may be a duplicate of, and keeps what it finds. */
import { sql } from 'kysely';
import { relatedFrom } from '#core/similarity/judging.ts';
import { words } from '#core/similarity/words.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { inTransaction, type Context } from '../../platform/context.ts';
import { likeTexts } from '../../similarity/service.ts';
import { lockSuggestions, recluster } from './clustering.ts';

/** Posts that one run of the job looks at, about a minute of work at 100 000 posts; the next minute goes on. */
const atOnce = 500;
/** Pairs that are kept of one post. */
const mostOfPost = 12;
/** One word in common is chance in a small collection, unless everything else says otherwise. */
const sureFrom = 0.7;

/** Looks at posts that are new or whose words changed, newest first; the job of every minute. Answers how many. */
export async function lookForDuplicates(context: Context, most = atOnce): Promise<number> {
	const { rows } = await sql<Waiting>`SELECT p.post_id, p.title, left(p.body, 4000) AS body FROM posts p
		WHERE NOT EXISTS (SELECT FROM suggestion_looks l WHERE l.post_id = p.post_id) ORDER BY p.post_id DESC LIMIT ${most}`.execute(context.db);
	for (const post of rows) await lookAt(context, post);
	return rows.length;
}

type Waiting = { post_id: PostId; title: string; body: string };
type Found = { one: string; other: string; byOne: number | null; byOther: number | null; reason: string };

async function lookAt(context: Context, { post_id: id, title, body }: Waiting): Promise<void> {
	const like = await likeTexts(context, { title, body }, { except: [id] });
	const found = like
		.filter(({ probability, compared }) => probability >= relatedFrom && (compared.shared.length > 1 || probability >= sureFrom))
		.slice(0, mostOfPost)
		.map(({ id: other, probability, compared }): Found => {
			const reason = words.reason(compared);
			return id < other ? { one: id, other, byOne: probability, byOther: null, reason } : { one: other, other: id, byOne: null, byOther: probability, reason };
		});
	await inTransaction(context, async (tx, inner) => {
		await lockSuggestions(inner);
		await sql`DELETE FROM suggested_pairs WHERE (one_id = ${id} AND by_other IS NULL) OR (other_id = ${id} AND by_one IS NULL)`.execute(tx);
		await sql`UPDATE suggested_pairs SET by_one = CASE WHEN one_id = ${id} THEN NULL ELSE by_one END, by_other = CASE WHEN other_id = ${id} THEN NULL ELSE by_other END
			WHERE one_id = ${id} OR other_id = ${id}`.execute(tx);
		await sql`INSERT INTO suggested_pairs AS kept (one_id, other_id, by_one, by_other, reason)
			SELECT f.one, f.other, f."byOne", f."byOther", f.reason
			FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS f (one text, other text, "byOne" real, "byOther" real, reason text)
			WHERE (SELECT count(*) FROM posts p WHERE p.post_id IN (f.one, f.other)) = 2
			ON CONFLICT (workspace_id, one_id, other_id) DO UPDATE SET by_one = coalesce(excluded.by_one, kept.by_one), by_other = coalesce(excluded.by_other, kept.by_other), reason = excluded.reason`.execute(tx);
		await sql`INSERT INTO suggestion_looks (post_id, looked_at) SELECT post_id, ${inner.now()} FROM posts WHERE post_id = ${id} ON CONFLICT (workspace_id, post_id) DO UPDATE SET looked_at = excluded.looked_at`.execute(tx);
		await recluster(inner, [id]);
	});
}
