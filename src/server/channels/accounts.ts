/** Who we are in a channel, and how something is said there. */
import type { AnsweringChannel } from '#core/channels/contract.ts';
import { words } from '#core/channels/words.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import type { Caller } from '../platform/outside/calling.ts';
import type { Account, Answered } from './adapter.ts';
import { adapters, askAt } from './adapters.ts';

export async function accountOf({ db }: Context, channel: string): Promise<Account | null> {
	const row = await db.selectFrom('channels').select(['channel', 'token', 'signing_secret', 'api_url', 'account_id']).where('channel', '=', channel).executeTakeFirst();
	return row ? ({ ...row, channel: row.channel as AnsweringChannel } satisfies Account) : null;
}

/** Says something in a conversation, as its channel does. */
export async function answerThere(context: Context, call: Caller, { channel, conversation, text }: { channel: string; conversation: string; text: string }): Promise<Answered> {
	const account = await accountOf(context, channel);
	if (!account) return { result: 'refused', response: words.refusals.notThere };
	return adapters[account.channel].reply(askAt(call, account.api_url), account, { conversation, text });
}

/** Where somebody last spoke in a channel; null where they never did. */
export async function lastConversation({ db }: Context, personId: PersonId, channel: string): Promise<string | null> {
	const row = await db
		.selectFrom('feedback')
		.select('conversation')
		.where('person_id', '=', personId)
		.where('channel', '=', channel)
		.where('conversation', 'is not', null)
		.where('erased_at', 'is', null)
		.orderBy('feedback_id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.conversation ?? null;
}

/** @throws not-connected */
export function refuseUnanswerable(conversation: string | null, account: Account | null): asserts conversation is string {
	if (conversation === null) throw new Refusal('not-connected', words.refusals.noConversation);
	if (!account) throw new Refusal('not-connected', words.refusals.notThere);
}
