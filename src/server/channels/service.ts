import { answeringChannels, type AnsweringChannel, type Channel, type Connection } from '#core/channels/contract.ts';
import { words } from '#core/channels/words.ts';
import { invalid } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { Caller } from '../platform/outside/calling.ts';
import { adapters, askAt } from './adapters.ts';

export { answerThere, lastConversation } from './accounts.ts';
export { listReplies, sendReply, writeReply } from './replying.ts';

/** Every channel, connected or not; tokens are never shown. */
export async function listChannels(context: Context): Promise<{ data: Channel[] }> {
	const rows = await context.db.selectFrom('channels').select(['channel', 'account', 'api_url', 'connected_at']).execute();
	return {
		data: answeringChannels.map((channel) => {
			const row = rows.find((one) => one.channel === channel);
			return {
				channel,
				account: row?.account ?? null,
				connectedAt: row?.connected_at.toISOString() ?? null,
				hookUrl: `${context.baseUrl}/hooks/${channel}`,
				apiUrl: row?.api_url ?? adapters[channel].apiUrl
			};
		})
	};
}

/** Asks the channel who the token is, and keeps it. @throws invalid for a token that the channel does not accept */
export async function connectChannel(context: Context, channel: AnsweringChannel, { token, signingSecret, apiUrl = adapters[channel].apiUrl }: Connection, call: Caller): Promise<Channel> {
	const introduced = await adapters[channel].introduce(askAt(call, apiUrl), token);
	if ('problem' in introduced) throw invalid({ token: words.refusals.token(channel, introduced.problem) });
	await inTransaction(context, async (tx, inner) => {
		const row = { token, signing_secret: signingSecret, api_url: apiUrl, account: introduced.account, account_id: introduced.accountId, connected_by: inner.viewer.personId, connected_at: inner.now() };
		await tx.insertInto('channels').values({ channel, ...row }).onConflict((conflict) => conflict.columns(['workspace_id', 'channel']).doUpdateSet(row)).execute();
		await record(inner, { type: 'channel.connected', actorId: inner.viewer.personId, detail: { channel, account: introduced.account }, membersOnly: true });
	});
	return (await listChannels(context)).data.find((one) => one.channel === channel) as Channel;
}

/** Forgets the token; again it changes nothing. */
export function disconnectChannel(context: Context, channel: AnsweringChannel): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const gone = await tx.deleteFrom('channels').where('channel', '=', channel).executeTakeFirst();
		if (gone.numDeletedRows === 0n) return;
		await record(inner, { type: 'channel.disconnected', actorId: inner.viewer.personId, detail: { channel }, membersOnly: true });
	});
}
