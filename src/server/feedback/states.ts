import type { FeedbackState } from '#core/feedback/contract.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';

/** Writes the state of a message that the caller has locked, with who triaged it and when. */
export async function writeState(context: ContextOf<Tx>, id: string, state: FeedbackState): Promise<void> {
	const isOpen = state === 'new';
	await context.db
		.updateTable('feedback')
		.set((eb) => ({
			state,
			triaged_by: isOpen ? null : context.viewer.personId,
			triaged_at: isOpen ? null : context.now(),
			version: eb('version', '+', 1)
		}))
		.where('feedback_id', '=', id)
		.execute();
	await record(context, {
		type: 'feedback.state-changed',
		actorId: context.viewer.personId,
		detail: { feedbackId: id, state },
		membersOnly: true
	});
}

/** Marks a message triaged because something was linked from it. */
export async function markTriaged(context: ContextOf<Tx>, feedback: { feedback_id: string; state: string }): Promise<void> {
	if (feedback.state !== 'triaged') await writeState(context, feedback.feedback_id, 'triaged');
}
