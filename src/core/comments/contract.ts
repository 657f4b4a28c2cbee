import { z } from 'zod';
import { email, idOf, line, pageQuery, text, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

/** The post a comment was written on, where that is another post of the cluster than the one asked for. */
export const commentOrigin = z.object({ id: idOf('post'), number: z.number().int(), title: z.string() });

export const commentSchema = z
	.object({
		id: idOf('comment'),
		postId: idOf('post'),
		origin: commentOrigin.nullable(),
		/** Null where the comment was deleted. */
		author: personSummarySchema.nullable(),
		/** Whether a member of the team wrote it. */
		byTeam: z.boolean(),
		parentId: idOf('comment').nullable(),
		/** Markdown as it was written; empty where the comment was deleted. */
		body: z.string(),
		/** The same as sanitised HTML. */
		html: z.string(),
		/** Whom it names: they are told of it. */
		mentionIds: z.array(idOf('person')),
		internal: z.boolean(),
		official: z.boolean(),
		deleted: z.boolean(),
		/** What the caller may do with it. */
		can: z.object({ edit: z.boolean(), remove: z.boolean(), answer: z.boolean() }),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;

const body = text(10_000)
	.trim()
	.refine((value) => value.length > 0, 'must not be empty');

/** Who hears of the comment because it names them: members, in a public comment also who takes part in the thread. */
const mentionIds = z.array(idOf('person')).max(20, 'may name at most 20 people');

export const newComment = z
	.strictObject({
		body,
		parentId: idOf('comment').optional(),
		internal: z.boolean('must be true or false').default(false),
		official: z.boolean('must be true or false').default(false),
		author: z.strictObject({ email, name: line(120).optional() }).optional(),
		personId: idOf('person').optional(),
		mentionIds: mentionIds.default([]),
		/** Whether followers hear of it, each as they chose. An official answer has to say; any other comment tells those who asked for comments. */
		notify: z.boolean('must be true or false').optional()
	})
	.refine(({ internal, official }) => !(internal && official), {
		path: ['official'],
		message: 'An internal comment cannot be the official answer, because customers do not see it.'
	})
	.refine(({ author, personId }) => !(author && personId), { path: ['personId'], message: 'Give author or personId, not both.' });
export type NewComment = z.infer<typeof newComment>;

/** What a visitor sends from the portal. */
export const portalComment = z.strictObject({
	body,
	parentId: idOf('comment').optional(),
	email: email.optional(),
	name: line(120).optional()
});
export type PortalComment = z.infer<typeof portalComment>;

export const commentChanges = z
	.strictObject({
		body: body.optional(),
		/** Whom the words name now; who was named before is not told again. */
		mentionIds: mentionIds.optional(),
		official: z.boolean('must be true or false').optional(),
		/** Whether followers hear of a comment that becomes the official answer; has to be said then, and means nothing otherwise. */
		notify: z.boolean('must be true or false').optional(),
		/** Brings a deleted comment back; deleting is DELETE. */
		deleted: z.literal(false, 'can only be set to false; delete a comment with DELETE').optional()
	})
	.refine(({ deleted, ...rest }) => deleted === undefined || Object.keys(rest).length === 0, { path: ['deleted'], message: 'Bring the comment back first, then change it.' });
export type CommentChanges = z.infer<typeof commentChanges>;

export const commentsQuery = z.strictObject(pageQuery);
export type CommentsQuery = z.infer<typeof commentsQuery>;
export const commentParams = z.object({ id: idOf('comment') });
export const commentedPostParams = z.object({ id: idOf('post') });
