import { z } from 'zod';
import * as contract from '#core/channels/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import { makeCaller } from '../platform/outside/calling.ts';
import type { Allowed } from '../platform/outside/addresses.ts';
import * as channels from './service.ts';

export function registerChannels(api: Api, allowed: Allowed): void {
	const call = makeCaller(allowed);
	const one = { path: '/channels/{channel}', params: contract.channelParams, action: 'channel.manage' } as const;
	route(api, { method: 'get', path: '/channels', action: 'channel.manage', summary: 'Lists the channels in which people can be answered.', answer: z.object({ data: z.array(contract.channelSchema) }) }, (context) =>
		channels.listChannels(context)
	);
	route(api, { method: 'put', ...one, summary: 'Connects a channel, after asking it who the token is.', body: contract.connection, answer: contract.channelSchema }, (context, { params, body }) =>
		channels.connectChannel(context, params.channel, body, call)
	);
	route(api, { method: 'delete', ...one, summary: 'Disconnects a channel and forgets its token.', status: 204 }, (context, { params }) => channels.disconnectChannel(context, params.channel));

	const answered = { path: '/feedback/{id}/replies', params: contract.answeredParams } as const;
	route(api, { method: 'get', ...answered, action: 'feedback.read', summary: 'Lists what was answered to a message, oldest first.', query: contract.repliesQuery, answer: pageSchema(contract.replySchema) }, (context, { params, query }) =>
		channels.listReplies(context, params.id, query)
	);
	route(api, { method: 'post', ...answered, action: 'feedback.triage', summary: 'Answers a message in the channel it came from.', body: contract.newReply, answer: contract.replySchema, status: 201 }, (context, { params, body }) =>
		channels.writeReply(context, params.id, body.body)
	);
}
