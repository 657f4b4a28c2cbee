/** What is sent of an event: written once for each endpoint that wants it, whatever the retries. */
import { sql } from 'kysely';
import { system } from '#core/access/roles.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { postsChangedBy } from '#core/notifications/rules.ts';
import type { Post } from '#core/posts/contract.ts';
import { sentDetail, webhookEvents } from '#core/webhooks/events.ts';
import { wants } from '#core/webhooks/rules.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { RecordedEvent, Reaction } from '../platform/outbox.ts';
import { getPost } from '../posts/service.ts';
import { askToCall } from './sending.ts';

/** Writes down to which endpoints an event goes, and asks for it to be sent. Nothing happens while nobody listens. */
export const callEndpoints: Reaction = {
	name: 'webhooks.write',
	to: Object.keys(webhookEvents),
	when: 'later',
	wanted: async ({ db }) => (await db.selectFrom('webhooks').select('webhook_id').where('active', '=', true).limit(1).executeTakeFirst()) !== undefined,
	async react(context, event) {
		const endpoints = await context.db.selectFrom('webhooks').select(['webhook_id', 'events', 'include_people']).where('active', '=', true).where('created_at', '<=', event.at).execute();
		const wanting = endpoints.filter(({ events }) => wants(events, event.type));
		if (wanting.length === 0) return;
		const written = await payloadsOf(context, event);
		await inTransaction(context, async (tx, inner) => {
			await tx
				.insertInto('webhook_deliveries')
				.values(
					wanting.map((endpoint) => ({
						delivery_id: inner.newId('webhookDelivery'),
						webhook_id: endpoint.webhook_id,
						event_id: event.eventId,
						type: event.type,
						at: event.at,
						payload: JSON.stringify(endpoint.include_people ? written.full : written.plain),
						subject_ids: written.subjects,
						queued_at: inner.now(),
						next_attempt_at: inner.now(),
						created_at: inner.now()
					}))
				)
				.onConflict((conflict) => conflict.columns(['workspace_id', 'webhook_id', 'event_id']).doNothing())
				.execute();
			await askToCall(inner);
		});
	}
};

type Payloads = { plain: object; full: object; subjects: string[] };

/** With people only what an endpoint asked for: names and addresses stay here otherwise. */
async function payloadsOf(context: Context, event: RecordedEvent): Promise<Payloads> {
	const detail = sentDetail(event.type, event.detail);
	const postId = event.postId ?? postsChangedBy(event.detail)[0]?.postId;
	const post = postId ? await readPost(context, postId as PostId) : null;
	const base = { eventId: event.eventId, postId: event.postId ?? null, itemId: event.itemId ?? null, detail };
	const named = Object.entries(event.detail).flatMap(([field, value]) => (/[pP]ersonIds?$/.test(field) ? [value].flat().map(String) : []));
	return {
		plain: { ...base, ...(post ? { post: factsOf(post) } : {}) },
		full: { ...base, actorId: event.actorId, ...(post ? { post: { ...factsOf(post), author: post.author, demand: post.demand } } : {}) },
		subjects: [...new Set([...named, ...(event.actorId ? [event.actorId] : []), ...(post?.author ? [post.author.id] : []), ...(post ? [post.id] : [])])]
	};
}

/** Null for one that is gone. */
async function readPost(context: Context, id: PostId): Promise<Post | null> {
	try {
		return await getPost({ ...context, viewer: system }, id);
	} catch (problem) {
		if (problem instanceof Refusal && problem.code === 'not-found') return null;
		throw problem;
	}
}

/** What everybody may see of a request on a public board. */
function factsOf({ id, number, title, body, boardId, board, status, tags, demand, url, mergedInto, createdAt, updatedAt }: Post): object {
	return { id, number, title, body, boardId, board, status, tags, demand: { people: demand.people }, url, mergedInto, createdAt, updatedAt };
}

/** Takes what was written about a person out of what waits and out of the log. */
export const forgetPayloadsOfPerson: Reaction = {
	name: 'webhooks.erase',
	to: ['person.erased'],
	when: 'now',
	async react({ db }, event) {
		const { personId } = event.detail as { personId: string };
		await sql`UPDATE webhook_deliveries SET payload = payload - 'post' - 'detail', response = NULL
			WHERE subject_ids && (ARRAY[${personId}]::text[] || ARRAY(SELECT p.post_id::text FROM posts p WHERE p.author_id = ${personId}))`.execute(db);
	}
};
