import type { PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction } from '../platform/outbox.ts';
import { countComments } from '../posts/service.ts';

/** A person who is erased takes their words along at once; the places in the threads stay. */
export const eraseCommentsOfPerson: Reaction = {
	name: 'comments.erase',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { personId } = event.detail as { personId: string };
		for (const [postId, count] of await publicCommentsOf(context, personId)) await countComments(context, postId, -count);
		await context.db
			.updateTable('comments')
			.set((eb) => ({
				body: '-',
				official: false,
				deleted_at: eb.fn.coalesce('deleted_at', eb.val(context.now())),
				updated_at: context.now(),
				version: eb('version', '+', 1)
			}))
			.where('author_id', '=', personId)
			.execute();
	}
};

async function publicCommentsOf({ db }: ContextOf<Tx>, personId: string): Promise<[PostId, number][]> {
	const rows = await db
		.selectFrom('comments')
		.select(({ fn }) => ['post_id', fn.countAll<number>().as('count')])
		.where('author_id', '=', personId)
		.where('internal', '=', false)
		.where('deleted_at', 'is', null)
		.groupBy('post_id')
		.orderBy('post_id')
		.execute();
	return rows.map((row) => [row.post_id as PostId, Number(row.count)]);
}
