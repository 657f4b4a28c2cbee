import type { Feedback, NewFeedback } from '#core/feedback/contract.ts';
import type { CompanyId, FeedbackId, PersonId } from '#core/kernel/ids.ts';
import { invalid } from '#core/kernel/problem.ts';
import { changePerson, ensurePerson, getPerson, upsertCompany } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { feedbackFrom } from './queries.ts';
import { readFeedback } from './showing.ts';

/** `conversation`: where an answer goes, for what came from a channel that takes one. */
export type Received = NewFeedback & { conversation?: string };

/**
 * Takes a message in. The same channel and external id again is the same feedback, whatever else it says: it is
 * answered as it stands, with `isNew` false. @throws invalid
 */
export function receiveFeedback(context: Context, given: Received): Promise<{ feedback: Feedback; isNew: boolean }> {
	return inTransaction(context, async (tx, inner) => {
		const known = await knownFeedback(inner, given);
		if (known) return { feedback: await readFeedback(inner, known), isNew: false };
		const feedbackId = await insertFeedback(inner, given);
		// Another request brought the same message in between; its row is visible now that the insert has waited for it.
		if (!feedbackId) return { feedback: await readFeedback(inner, (await knownFeedback(inner, given)) ?? ''), isNew: false };
		await record(inner, { type: 'feedback.received', actorId: inner.viewer.personId, detail: { feedbackId }, membersOnly: true });
		return { feedback: await readFeedback(inner, feedbackId), isNew: true };
	});
}

async function knownFeedback({ db }: Context, { channel, externalId }: NewFeedback): Promise<string | undefined> {
	return externalId === undefined ? undefined : (await feedbackFrom(db, channel, externalId))?.feedback_id;
}

async function insertFeedback(context: ContextOf<Tx>, given: Received): Promise<FeedbackId | null> {
	const feedbackId = context.newId('feedback');
	const personId = await whoSaid(context, given);
	const row = await context.db
		.insertInto('feedback')
		.values({
			feedback_id: feedbackId,
			channel: given.channel,
			external_id: given.externalId ?? null,
			conversation: given.conversation ?? null,
			body: given.text,
			person_id: personId,
			company_id: await whoseCompany(context, personId, given),
			origin_url: given.originUrl ?? null,
			occurred_at: given.occurredAt ?? context.now(),
			created_at: context.now()
		})
		.onConflict((conflict) => conflict.columns(['workspace_id', 'channel', 'external_id']).doNothing())
		.returning('feedback_id')
		.executeTakeFirst();
	return row ? feedbackId : null;
}

async function whoSaid(context: ContextOf<Tx>, { person, personId }: NewFeedback): Promise<PersonId> {
	if (person) return ensurePerson(context, person);
	if (personId) return ensurePerson(context, { personId });
	throw invalid({ person: 'Say who said it: person or personId.' });
}

/** The company it was said for, if one is named; its person belongs to it from then on. */
async function whoseCompany(context: ContextOf<Tx>, personId: PersonId, { company, companyId }: NewFeedback): Promise<string | null> {
	if (!company && !companyId) return null;
	const id = company ? await companyNamed(context, company) : await companyOf(context, companyId ?? '');
	const { companyIds } = await getPerson(context, personId);
	if (!companyIds.includes(id)) await changePerson(context, personId, { companyIds: [...companyIds, id] }, null);
	return id;
}

async function companyNamed(context: ContextOf<Tx>, { externalId, name }: NonNullable<NewFeedback['company']>): Promise<CompanyId> {
	return (await upsertCompany(context, externalId, name === undefined ? {} : { name })).company.id;
}

async function companyOf({ db }: Context, companyId: string): Promise<CompanyId> {
	const company = await db.selectFrom('companies').select('company_id').where('company_id', '=', companyId).executeTakeFirst();
	if (!company) throw invalid({ companyId: 'There is no such company.' });
	return company.company_id as CompanyId;
}
