import { sql } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import { differences, type Check } from '../platform/check.ts';
import type { Db } from '../platform/database.ts';
import { recomputeDemand, recountDemand } from './counting.ts';

const counts = [
	'people_count',
	'company_count',
	'mrr_known_cents',
	'mrr_unknown_companies',
	'critical_count',
	'important_count',
	'nice_to_have_count',
	'recent_count',
	'previous_count'
] as const;

/** Heat is kept by adding and taking away logarithms, which leaves a trace of rounding. */
const heatRounding = 0.001;

const demand: Check = {
	name: 'demand of posts',
	async find(db) {
		const [kept, counted] = [await keptDemand(db), await recomputeDemand(db)];
		return counted.flatMap((row) => {
			const post = kept.get(row.post_id);
			if (!post) return [];
			const wrong = differences(post, row, counts);
			if (Math.abs(post.heat - row.heat) > heatRounding) wrong.push(`heat is kept as ${post.heat}, and the rows say ${row.heat}`);
			return wrong.length === 0 ? [] : [{ subject: row.post_id, sentence: `Post ${post.number}: ${wrong.join('; ')}.` }];
		});
	},
	mend: (context, subjects) => recountDemand(context, subjects as PostId[])
};

async function keptDemand(db: Db) {
	const rows = await db.selectFrom('posts').select(['post_id', 'number', 'heat', ...counts]).execute();
	return new Map(rows.map((row) => [row.post_id, row]));
}

const comments: Check = {
	name: 'comments of posts',
	async find(db) {
		const { rows } = await sql<{ post_id: string; number: number; kept: number; counted: number }>`
			SELECT p.post_id, p.number, p.comment_count AS kept, coalesce(c.counted, 0)::int AS counted FROM posts p
			LEFT JOIN (SELECT post_id, count(*) AS counted FROM comments WHERE NOT internal AND deleted_at IS NULL GROUP BY 1) c ON c.post_id = p.post_id
			WHERE p.comment_count <> coalesce(c.counted, 0)`.execute(db);
		return rows.map((row) => ({ subject: row.post_id, sentence: `Post ${row.number} keeps ${row.kept} public comments, and has ${row.counted}.` }));
	},
	async mend({ db }, subjects) {
		await sql`UPDATE posts p SET comment_count = (SELECT count(*) FROM comments c WHERE c.post_id = p.post_id AND NOT c.internal AND c.deleted_at IS NULL)
			WHERE p.post_id = ANY(${subjects})`.execute(db);
	}
};

const duplicates: Check = {
	name: 'duplicates of posts',
	async find(db) {
		const { rows } = await sql<{ post_id: string; number: number; kept: number; counted: number }>`
			SELECT p.post_id, p.number, p.duplicate_count AS kept, coalesce(c.counted, 0)::int AS counted FROM posts p
			LEFT JOIN (SELECT canonical_id, count(*) AS counted FROM posts WHERE merged GROUP BY 1) c ON c.canonical_id = p.post_id
			WHERE p.duplicate_count <> coalesce(c.counted, 0)`.execute(db);
		return rows.map((row) => ({ subject: row.post_id, sentence: `Post ${row.number} keeps ${row.kept} duplicates, and has ${row.counted}.` }));
	},
	async mend({ db }, subjects) {
		await sql`UPDATE posts p SET duplicate_count = (SELECT count(*) FROM posts c WHERE c.canonical_id = p.post_id AND c.merged)
			WHERE p.post_id = ANY(${subjects})`.execute(db);
	}
};

const boards: Check = {
	name: 'posts of boards',
	async find(db) {
		const { rows } = await sql<{ board_id: string; name: string; kept: number; counted: number }>`
			SELECT b.board_id, b.name, b.post_count AS kept, coalesce(c.counted, 0)::int AS counted FROM boards b
			LEFT JOIN (SELECT board_id, count(*) AS counted FROM posts GROUP BY 1) c ON c.board_id = b.board_id
			WHERE b.post_count <> coalesce(c.counted, 0)`.execute(db);
		return rows.map((row) => ({ subject: row.board_id, sentence: `The board “${row.name}” keeps ${row.kept} posts, and has ${row.counted}.` }));
	},
	async mend({ db }, subjects) {
		await sql`UPDATE boards b SET post_count = (SELECT count(*) FROM posts p WHERE p.board_id = b.board_id) WHERE b.board_id = ANY(${subjects})`.execute(db);
	}
};

const numbers: Check = {
	name: 'numbers of posts',
	async find(db) {
		const { rows } = await sql<{ kept: number; largest: number; workspace_id: string }>`SELECT w.workspace_id, w.last_post_number AS kept, p.largest
			FROM workspaces w, (SELECT coalesce(max(number), 0) AS largest FROM posts) p WHERE w.last_post_number < p.largest`.execute(db);
		return rows.map((row) => ({ subject: row.workspace_id, sentence: `The last post number is kept as ${row.kept}, and post ${row.largest} is there.` }));
	},
	async mend({ db }) {
		await sql`UPDATE workspaces SET last_post_number = greatest(last_post_number, (SELECT coalesce(max(number), 0) FROM posts))`.execute(db);
	}
};

const tags: Check = {
	name: 'tags of posts',
	async find(db) {
		const { rows } = await sql<{ post_id: string; number: number }>`SELECT p.post_id, p.number FROM posts p
			WHERE EXISTS (SELECT FROM unnest(p.tags) t (id) WHERE NOT EXISTS (SELECT FROM tags WHERE tag_id = t.id))`.execute(db);
		return rows.map((row) => ({ subject: row.post_id, sentence: `Post ${row.number} carries a tag that is not there.` }));
	},
	async mend({ db }, subjects) {
		await sql`UPDATE posts p SET tags = ARRAY(SELECT t.id FROM unnest(p.tags) WITH ORDINALITY t (id, at) JOIN tags g ON g.tag_id = t.id ORDER BY t.at)
			WHERE p.post_id = ANY(${subjects})`.execute(db);
	}
};

export const postChecks: Check[] = [demand, comments, duplicates, boards, numbers, tags];
