import type { Context } from '../platform/context.ts';
import type { Letter } from '../platform/mail.ts';
import { messageIdOf } from '../platform/mail-queue.ts';

/** Letters to a person about one post name the same beginning, so that mail programs show them together (RFC 5322, 3.6.4); of several posts, none. */
export function threadOf(context: Context, personId: string, postIds: readonly string[]): Pick<Letter, 'inReplyTo' | 'references'> {
	const [postId, ...others] = new Set(postIds);
	if (!postId || others.length > 0) return {};
	const root = messageIdOf(context, `${postId}.${personId}`);
	return { inReplyTo: root, references: root };
}
