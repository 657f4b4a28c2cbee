import type { Feedback, Insight, PostRef } from '#core/feedback/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import type { PersonSummary } from '#core/people/contract.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { companiesBehind, namedPosts, requireFeedback, type FeedbackRow, type InsightRow } from './queries.ts';

/** Feedback with its people and companies, each read in one go. */
export async function showFeedback(context: Context, rows: FeedbackRow[]): Promise<Feedback[]> {
	const [people, companies] = await Promise.all([
		peopleOf(context, rows.flatMap((row) => [row.person_id, row.assignee_id].filter((id) => id !== null))),
		companiesBehind(context.db, rows.map((row) => row.feedback_id))
	]);
	return rows.map((row) => ({
		id: row.feedback_id as Feedback['id'],
		channel: row.channel,
		externalId: row.external_id,
		text: row.erased_at ? null : row.body,
		person: personIn(people, row.person_id),
		company: showCompany(companies.find((company) => company.feedback_id === row.feedback_id)),
		originUrl: row.origin_url,
		answerable: row.conversation !== null && row.erased_at === null,
		state: row.state as Feedback['state'],
		insightCount: Number(row.insight_count),
		assignee: row.assignee_id === null ? null : personIn(people, row.assignee_id),
		occurredAt: row.occurred_at.toISOString(),
		createdAt: row.created_at.toISOString(),
		version: row.version
	}));
}

/** @throws not-found */
export async function readFeedback(context: Context, id: string): Promise<Feedback> {
	const [feedback] = await showFeedback(context, [await requireFeedback(context.db, id)]);
	return feedback as Feedback;
}

/** Insights with the words they stand on. */
export async function showInsights(context: Context, rows: InsightRow[]): Promise<Insight[]> {
	const [people, posts] = await Promise.all([
		peopleOf(context, rows.map((row) => row.person_id)),
		showPosts(context, rows.map((row) => row.canonical_id))
	]);
	return rows.flatMap((row) => {
		const post = posts.get(row.canonical_id);
		return post ? [showInsight(row, personIn(people, row.person_id), post)] : [];
	});
}

/** Posts as they are named beside a message, by id. */
export async function showPosts({ db }: Context, ids: string[]): Promise<Map<string, PostRef>> {
	const rows = await namedPosts(db, [...new Set(ids)]);
	return new Map(
		rows.map((row) => [
			row.post_id,
			{
				id: row.post_id as PostId,
				number: row.number,
				title: row.title,
				status: { key: row.key, name: row.name, category: row.category as PostRef['status']['category'] },
				people: row.people_count
			}
		])
	);
}

function showInsight(row: InsightRow, person: PersonSummary, post: PostRef): Insight {
	return {
		id: row.insight_id as Insight['id'],
		feedbackId: row.feedback_id as Insight['feedbackId'],
		post,
		linkedPostId: row.post_id as PostId,
		person,
		start: row.range_start,
		end: row.range_end,
		quote: row.erased_at ? null : row.body.slice(row.range_start, row.range_end),
		importance: row.importance as Insight['importance'],
		channel: row.channel,
		originUrl: row.origin_url,
		occurredAt: row.occurred_at.toISOString(),
		createdAt: row.created_at.toISOString()
	};
}

type CompanyRow = Awaited<ReturnType<typeof companiesBehind>>[number];

function showCompany(row: CompanyRow | undefined): Feedback['company'] {
	if (!row) return null;
	return {
		id: row.company_id as NonNullable<Feedback['company']>['id'],
		name: row.name,
		plan: row.plan,
		lifecycle: row.lifecycle,
		mrr: row.mrr_cents,
		currency: row.currency
	};
}

function peopleOf(context: Context, ids: string[]): Promise<Map<PersonId, PersonSummary>> {
	return showPeople(context, [...new Set(ids)] as PersonId[]);
}

function personIn(people: Map<PersonId, PersonSummary>, id: string): PersonSummary {
	const person = people.get(id as PersonId);
	if (!person) throw new Error(`The person ${id} behind a feedback was not read.`);
	return person;
}
