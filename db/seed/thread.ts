import type { Comment } from './content.ts';

/** The comments of one post; their keys are the post's with the given ending, and parents are named by the ending. */
export function thread(post: string, ...written: Omit<Comment, 'post'>[]): Comment[] {
	return written.map(({ key, parent, ...rest }) => {
		const comment: Comment = { ...rest, post, key: `${post}/${key}` };
		return parent ? { ...comment, parent: `${post}/${parent}` } : comment;
	});
}
