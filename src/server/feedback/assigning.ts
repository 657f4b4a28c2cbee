import type { Feedback, FeedbackAct } from '#core/feedback/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { lockedFeedback, requireFeedback } from './queries.ts';
import { readFeedback } from './showing.ts';

/** Gives a message to a member to take care of, or to nobody; who has it already keeps it. @throws not-found, stale, invalid */
export function assignFeedback(context: Context, id: string, personId: PersonId | null, ifMatch: number | null): Promise<Feedback> {
	return inTransaction(context, async (tx, inner) => {
		const row = await lockedFeedback(tx, id);
		if (!row) throw notFound('feedback');
		checkVersion(ifMatch, row.version);
		if (row.assignee_id !== personId) await writeAssignee(inner, id, personId);
		return readFeedback(inner, id);
	});
}

async function writeAssignee(context: ContextOf<Tx>, id: string, personId: PersonId | null): Promise<void> {
	if (personId) {
		const member = await context.db.selectFrom('members').select('person_id').where('person_id', '=', personId).forKeyShare().executeTakeFirst();
		if (!member) throw invalid({ personId: 'There is no such member.' });
	}
	await context.db
		.updateTable('feedback')
		.set((eb) => ({ assignee_id: personId, version: eb('version', '+', 1) }))
		.where('feedback_id', '=', id)
		.execute();
	await record(context, { type: 'feedback.assigned', actorId: context.viewer.personId, detail: { feedbackId: id, personId }, membersOnly: true });
}

/** Everything that happened to a message, newest first. @throws not-found */
export async function historyOf(context: Context, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<FeedbackAct>> {
	await requireFeedback(context.db, id);
	let events = context.db.selectFrom('events').selectAll().where('feedback_id', '=', id).orderBy('event_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) events = events.where('event_id', '<', key[0] as string);
	const page = pageOf(await events.execute(), limit, (row) => row, (row) => [row.event_id]);
	const acts = page.data.map((row) => ({ row, assignee: (row.detail as { personId?: PersonId }).personId }));
	const people = await showPeople(context, acts.flatMap(({ row, assignee }) => [row.actor_id, row.type === 'feedback.assigned' ? assignee : null].filter((one) => one != null) as PersonId[]));
	return {
		nextCursor: page.nextCursor,
		data: acts.map(({ row, assignee }) => ({
			id: row.event_id as FeedbackAct['id'],
			type: row.type,
			actor: (row.actor_id && people.get(row.actor_id as PersonId)) || null,
			assignee: (row.type === 'feedback.assigned' && assignee && people.get(assignee)) || null,
			postId: row.post_id as FeedbackAct['postId'],
			detail: row.detail as FeedbackAct['detail'],
			at: row.at.toISOString()
		}))
	};
}
