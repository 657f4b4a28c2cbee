import { z } from 'zod';
import * as contract from '#core/posts/contract.ts';
import { newReport, receivedSchema } from '#core/moderation/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { ensurePerson } from '../people/service.ts';
import { isMember } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import { registerBehind } from './api-behind.ts';
import * as posts from './service.ts';

const one = { params: contract.postParams, answer: contract.postSchema } as const;

export function registerPosts(api: Api): void {
	registerReading(api);
	registerWriting(api);
	registerFollowing(api);
	registerReporting(api);
	registerBehind(api);
}

function registerReading(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/posts', action: 'portal.read', kept: true, summary: 'Lists posts in one of five orders, with filters.', query: contract.postListQuery, answer: contract.postPage, limit: 'search' },
		(context, { query }) => posts.listPosts(context, query)
	);
	route(
		api,
		{ method: 'get', path: '/posts/similar', action: 'portal.read', summary: 'Finds posts that may say the same as words that are not posted yet.', query: contract.similarQuery, answer: z.object({ data: z.array(contract.similarSchema) }), limit: 'search' },
		async (context, { query }) => ({ data: await posts.similarToWords(context, query) })
	);
	route(api, { ...one, method: 'get', path: '/posts/{id}', action: 'portal.read', kept: true, summary: 'Gets a post; a merged one says into which.' }, (context, { params }) =>
		posts.getPost(context, params.id)
	);
	route(
		api,
		{ method: 'get', path: '/posts/{id}/similar', action: 'portal.read', summary: 'Finds posts that may say the same as this one.', params: contract.postParams, answer: z.object({ data: z.array(contract.similarSchema) }) },
		async (context, { params }) => ({ data: await posts.similarToPost(context, params.id) })
	);
	route(
		api,
		{ method: 'get', path: '/posts/{id}/activity', action: 'portal.read', summary: 'Lists what happened, newest first.', params: contract.postParams, query: contract.activityQuery, answer: pageSchema(contract.activitySchema) },
		(context, { params, query }) => posts.activityOf(context, params.id, query)
	);
}

function registerWriting(api: Api): void {
	route(
		api,
		{ method: 'post', path: '/posts', action: 'post.ask', summary: 'Asks for something, for yourself or for a person you name; 202 and the held text where it waits for review.', body: contract.newPost, answer: contract.postSchema, status: 201, limit: 'ask' },
		async (context, { body }) => {
			const { post, held } = await posts.askPost(context, body);
			return post ?? new Reply(202, held);
		}
	);
	route(
		api,
		{ ...one, method: 'patch', path: '/posts/{id}', action: 'post.ask', summary: 'Changes a post: its author the words, the team everything.', body: contract.postChanges },
		(context, { params, body, ifMatch }) => posts.changePost(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/posts/{id}', params: contract.postParams, action: 'post.delete', summary: 'Removes a post that nobody else built on.', status: 204 },
		(context, { params }) => posts.removePost(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'put', path: '/posts/{id}/status', action: 'post.set-status', summary: 'Sets the status, and tells its followers or not.', body: contract.statusChange },
		(context, { params, body }) => posts.setStatus(context, params.id, body)
	);
}

function registerReporting(api: Api): void {
	route(
		api,
		{ method: 'post', path: '/posts/{id}/reports', action: 'post.report', summary: 'Reports a post to the team, once for each person.', params: contract.postParams, body: newReport, answer: receivedSchema, status: 201, limit: 'report' },
		(context, { params, body }) => posts.reportPost(context, params.id, body)
	);
}

const followBody = z.strictObject({ personId: contract.newPost.shape.personId, person: contract.newPost.shape.author });

function registerFollowing(api: Api): void {
	const spec = { path: '/posts/{id}/follow', params: contract.postParams, body: followBody, answer: contract.followSchema, action: 'post.follow' } as const;
	route(api, { ...spec, method: 'put', summary: 'Follows a post: you, or the person you name.' }, (context, { params, body }) =>
		inTransaction(context, async (_, inner) => posts.startFollowing(inner, params.id, await whoFollows(inner, body)))
	);
	route(api, { ...spec, method: 'delete', summary: 'Stops following, whatever the reason was.' }, (context, { params, body }) =>
		inTransaction(context, async (_, inner) => posts.stopFollowing(inner, params.id, await whoFollows(inner, body)))
	);
}

/** The person who follows. Only the team may name somebody else. @throws not-allowed */
async function whoFollows(context: ContextOf<Tx>, { person, personId }: z.output<typeof followBody>): Promise<PersonId | null> {
	if (!person && !personId) return context.viewer.personId;
	if (!isMember(context.viewer)) throw new Refusal('not-allowed', 'Only the team may follow for somebody else.');
	return ensurePerson(context, person ?? { personId: personId as PersonId });
}
