import type { Comment } from '#core/comments/contract.ts';
import { allowedOn } from '#core/comments/rules.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import type { CommentRow } from './queries.ts';

/** Comments as the viewer sees them, with the authors read in one go; `onPage` is the post whose page they stand on. */
export async function showComments(context: Context, rows: CommentRow[], onPage: string): Promise<Comment[]> {
	const people = await showPeople(context, [...new Set(rows.map((row) => row.author_id as PersonId))]);
	return rows.map((row) => {
		const deleted = row.deleted_at !== null;
		return {
			id: row.comment_id as Comment['id'],
			postId: row.post_id as Comment['postId'],
			origin:
				row.post_id === onPage ? null : { id: row.post_id as Comment['postId'], number: row.post_number, title: row.post_title },
			author: deleted ? null : (people.get(row.author_id as PersonId) ?? null),
			byTeam: row.by_team && !deleted,
			parentId: row.parent_id as Comment['parentId'],
			body: deleted ? '' : row.body,
			html: deleted ? '' : renderMarkdown(row.body),
			mentionIds: (deleted ? [] : row.mention_ids) as PersonId[],
			internal: row.internal,
			official: row.official,
			deleted,
			can: allowedOn(context.viewer, { authorId: row.author_id, internal: row.internal, deleted }),
			version: row.version,
			createdAt: row.created_at.toISOString(),
			updatedAt: row.updated_at.toISOString()
		};
	});
}

/** One comment, on the page of the post that stands for its own. */
export async function showComment(context: Context, row: CommentRow): Promise<Comment> {
	const [comment] = await showComments(context, [row], row.canonical_id);
	if (!comment) throw notFound('comment');
	return comment;
}
