import { isMember, type Viewer } from '#core/access/roles.ts';
import type { Post } from '#core/posts/contract.ts';
import { showDemand } from '#core/posts/demand.ts';
import { publicName } from '#core/people/rules.ts';
import type { Demand } from '#core/posts/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { postsByIds, type PostRow } from './queries.ts';

/** Rows as the viewer may see them. A merged post shows the demand of the post that stands for it. */
export async function showPosts(context: Context, rows: PostRow[]): Promise<Post[]> {
	const canonical = await demandOfCanonical(context, rows);
	const authors = isMember(context.viewer) ? await showPeople(context, rows.map((row) => row.author_id as PersonId)) : null;
	return rows.map((row) => ({
		id: row.post_id as PostId,
		number: row.number,
		boardId: row.board_id as Post['boardId'],
		board: { slug: row.board_slug, name: row.board_name },
		title: row.title,
		body: row.body,
		status: row.status_key,
		statusDetail: { key: row.status_key, name: row.status_name, category: row.status_category as Post['statusDetail']['category'], color: row.status_color },
		tags: (row.tag_details ?? []).map((tag) => tag.name),
		tagDetails: (row.tag_details ?? []) as Post['tagDetails'],
		author: authors?.get(row.author_id as PersonId) ?? {
			id: row.author_id as PersonId,
			name: publicName(row.author_name),
			kind: row.author_kind as Post['author']['kind'],
			companies: []
		},
		demand: canonical.get(row.canonical_id) ?? demandFor(context.viewer, row),
		commentCount: row.comment_count,
		duplicateCount: row.duplicate_count,
		answered: row.answered,
		voted: row.voted,
		mergedInto: row.merged ? (row.canonical_id as PostId) : null,
		url: `${context.baseUrl}${pathOf(row)}`,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString(),
		activeAt: row.active_at.toISOString(),
		statusChangedAt: row.status_changed_at.toISOString()
	}));
}

export async function showPost(context: Context, row: PostRow): Promise<Post> {
	const [post] = await showPosts(context, [row]);
	return post as Post;
}

/** The address of a post below the base URL; the number never changes, the words may. */
export function pathOf({ number, slug }: { number: number; slug: string }): string {
	return `/posts/${number}/${slug}`;
}

export type KeptRow = Pick<PostRow, 'people_count' | 'company_count' | 'mrr_known_cents' | 'mrr_unknown_companies' | 'critical_count' | 'important_count' | 'nice_to_have_count' | 'recent_count' | 'previous_count' | 'currency'>;

/** What companies pay is for the team: to everybody else the revenue of all of them is unknown. */
export function demandFor(viewer: Viewer, row: KeptRow): Demand {
	return demandOf(isMember(viewer) ? row : { ...row, mrr_known_cents: 0, mrr_unknown_companies: row.company_count });
}

export function demandOf(row: KeptRow): Demand {
	return showDemand(
		{
			people: row.people_count,
			companies: row.company_count,
			mrrKnownCents: row.mrr_known_cents,
			mrrUnknownCompanies: row.mrr_unknown_companies,
			critical: row.critical_count,
			important: row.important_count,
			niceToHave: row.nice_to_have_count,
			recent: row.recent_count,
			previous: row.previous_count
		},
		row.currency
	);
}

async function demandOfCanonical(context: Context, rows: PostRow[]): Promise<Map<string, Demand>> {
	const ids = [...new Set(rows.filter((row) => row.merged).map((row) => row.canonical_id as PostId))];
	const canonical = await postsByIds(context.db, context.viewer, ids);
	return new Map(canonical.map((row) => [row.post_id, demandFor(context.viewer, row)]));
}
