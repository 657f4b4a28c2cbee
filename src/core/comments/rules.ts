import { can } from '../access/actions.ts';
import { isMember, type Viewer } from '../access/roles.ts';

type Written = { authorId: string; internal: boolean; deleted: boolean };

/** Whether a viewer may read a comment at all; where it stands is asked of its post. */
export function canReadComment(viewer: Viewer, comment: Written): boolean {
	return !comment.internal || (isMember(viewer) && can(viewer, 'comment.read-internal'));
}

/** What a viewer may do with a comment: its words belong to whoever wrote them, order to the team. */
export function allowedOn(viewer: Viewer, comment: Written): { edit: boolean; remove: boolean; answer: boolean } {
	if (comment.deleted) return { edit: false, remove: false, answer: false };
	const wrote = viewer.personId !== null && viewer.personId === comment.authorId && can(viewer, 'post.comment');
	const moderates = can(viewer, 'comment.moderate');
	return { edit: wrote || moderates, remove: wrote || moderates, answer: can(viewer, 'post.answer') && !comment.internal };
}

/** Whether a comment is counted where customers see the count. */
export function countsPublicly(comment: Omit<Written, 'authorId'>): boolean {
	return !comment.internal && !comment.deleted;
}
