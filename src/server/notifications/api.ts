import {
	deliveriesQuery,
	deliveryParams,
	deliverySchema,
	entryRecipientsQuery,
	eventParams,
	latestReceiptsQuery,
	letterPreview,
	letterRequest,
	testLetter,
	notificationSchema,
	notificationsQuery,
	postRecipientsQuery,
	readNotifications,
	receiptSchema,
	receiptsQuery,
	recipientsQuery,
	recipientsSchema,
	toldPostParams,
	unreadCount
} from '#core/notifications/contract.ts';
import { entryParams } from '#core/changelog/contract.ts';
import { z } from 'zod';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as notifications from './service.ts';
import { streamEvents } from './stream.ts';

export function registerNotifications(api: Api): void {
	registerDeliveries(api);
	registerReceipts(api);
	registerRecipientsOfEntry(api);
	registerLetters(api);
	registerOwnNotes(api);
	route(
		api,
		{ method: 'get', path: '/events', action: 'event.read', summary: 'Streams what happens (server-sent events); Last-Event-ID resumes.' },
		(context, { headers }) => streamEvents(context, headers.get('last-event-id'))
	);
}

function registerDeliveries(api: Api): void {
	const one = { params: deliveryParams, answer: deliverySchema } as const;
	route(
		api,
		{
			method: 'get',
			path: '/deliveries',
			action: 'delivery.read',
			summary: 'Lists each message to each person, newest first.',
			query: deliveriesQuery,
			answer: pageSchema(deliverySchema)
		},
		(context, { query }) => notifications.listDeliveries(context, query)
	);
	route(api, { ...one, method: 'get', path: '/deliveries/{id}', action: 'delivery.read', summary: 'Gets a delivery.' }, (context, { params }) =>
		notifications.getDelivery(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'post', path: '/deliveries/{id}/retry', action: 'delivery.manage', summary: 'Sends a failed delivery again.' },
		(context, { params }) => notifications.retryDelivery(context, params.id)
	);
}

function registerReceipts(api: Api): void {
	route(
		api,
		{
			method: 'get',
			path: '/receipts',
			action: 'delivery.read',
			summary: 'Lists the receipts of what was told last, or of what can still be taken back.',
			query: latestReceiptsQuery,
			answer: z.object({ data: z.array(receiptSchema) })
		},
		async (context, { query }) => ({ data: await notifications.latestReceipts(context, query) })
	);
	route(
		api,
		{
			method: 'get',
			path: '/events/{id}/receipt',
			action: 'delivery.read',
			summary: 'Says who was told of an event, in numbers, and why others were left out.',
			params: eventParams,
			answer: receiptSchema
		},
		(context, { params }) => notifications.getReceipt(context, params.id)
	);
	route(
		api,
		{
			method: 'post',
			path: '/events/{id}/recall',
			action: 'delivery.recall',
			summary: 'Takes back what waits to be told of an event.',
			params: eventParams,
			answer: receiptSchema
		},
		(context, { params }) => notifications.recallEvent(context, params.id)
	);
	route(
		api,
		{ method: 'post', path: '/events/{id}/retry', action: 'delivery.manage', summary: 'Sends again whatever failed of an event.', params: eventParams, answer: receiptSchema },
		(context, { params }) => notifications.retryEvent(context, params.id)
	);
	route(
		api,
		{
			method: 'get',
			path: '/posts/{id}/receipts',
			action: 'delivery.read',
			summary: 'Lists the receipts of what was told about a post, newest first.',
			params: toldPostParams,
			query: receiptsQuery,
			answer: pageSchema(receiptSchema)
		},
		(context, { params, query }) => notifications.listReceipts(context, params.id, query)
	);
	route(
		api,
		{
			method: 'get',
			path: '/posts/{id}/recipients',
			action: 'delivery.read',
			summary: 'Says who would be told about a post now, and who is left out and why.',
			params: toldPostParams,
			query: postRecipientsQuery,
			answer: recipientsSchema
		},
		(context, { params, query }) => notifications.findRecipients(context, [params.id], query)
	);
	route(
		api,
		{
			method: 'get',
			path: '/recipients',
			action: 'delivery.read',
			summary: 'Says who would be told if several posts changed at once, each person once.',
			query: recipientsQuery,
			answer: recipientsSchema
		},
		(context, { query: { posts, ...choice } }) => notifications.findRecipients(context, posts, choice)
	);
}

function registerRecipientsOfEntry(api: Api): void {
	route(
		api,
		{
			method: 'get',
			path: '/changelog/{id}/recipients',
			action: 'delivery.read',
			summary: 'Says who would be told if this entry were published now, and who is left out and why.',
			params: entryParams,
			query: entryRecipientsQuery,
			answer: recipientsSchema
		},
		(context, { params, query }) => notifications.recipientsOfEntry(context, params.id, query.limit)
	);
}

function registerLetters(api: Api): void {
	route(
		api,
		{ method: 'post', path: '/letters/preview', action: 'delivery.read', summary: 'Answers the mail that would tell of a change of status or of an entry, as its first reader gets it.', body: letterRequest, answer: letterPreview },
		(context, { body }) => notifications.previewLetter(context, body)
	);
	route(api, { method: 'post', path: '/letters/test', action: 'delivery.recall', summary: 'Sends that mail to you alone.', body: letterRequest, answer: testLetter }, (context, { body }) =>
		notifications.sendTestLetter(context, body)
	);
}

function registerOwnNotes(api: Api): void {
	route(
		api,
		{
			method: 'get',
			path: '/notifications',
			action: 'me.read',
			summary: 'Lists what you were told in the product, newest first.',
			query: notificationsQuery,
			answer: pageSchema(notificationSchema)
		},
		(context, { query }) => notifications.listNotifications(context, query)
	);
	route(
		api,
		{ method: 'get', path: '/notifications/unread', action: 'me.read', summary: 'Says how many of them you did not read yet.', answer: unreadCount },
		async (context) => ({ unread: await notifications.countUnread(context) })
	);
	route(
		api,
		{
			method: 'put',
			path: '/notifications/read',
			action: 'me.change',
			summary: 'Marks notifications as read: those named, or all up to one, or all.',
			body: readNotifications,
			answer: unreadCount
		},
		(context, { body }) => notifications.markRead(context, body)
	);
}
