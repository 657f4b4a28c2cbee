import { answeringChannels } from '#core/channels/contract.ts';
import { words } from '#core/channels/words.ts';
import { system } from '#core/access/roles.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { receiveFeedback } from '../feedback/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { readBytes, type Api } from '../platform/http/route.ts';
import { makeCaller } from '../platform/outside/calling.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import type { Account, HookCall, Said } from './adapter.ts';
import { adapters, askAt } from './adapters.ts';
import { accountOf } from './accounts.ts';

const largestCall = 1_000_000;

/** What channels send: signed by them, and written to the inbox once however often it comes. */
export function registerChannelHooks(api: Api, platform: Platform): void {
	const call = makeCaller(platform.config.webhookAllow);
	for (const channel of answeringChannels) {
		api.post(`/hooks/${channel}`, async (c) => {
			const body = Buffer.from(await readBytes(c, largestCall)).toString();
			const workspaceId = await platform.workspaceFor(c.req.header('host')?.split(':')[0] ?? '');
			if (!workspaceId) throw new Refusal('not-set-up', 'This Winnow is not set up yet.');
			const context = contextFor(platform, workspaceId, system);
			const account = await genuine(context, channel, { body, header: (name) => c.req.header(name) ?? null });
			const event: unknown = parsed(body);
			const handshake = adapters[channel].handshake(event);
			if (handshake) return c.json(handshake);
			const said = await adapters[channel].read(event, askAt(call, account.api_url), account);
			if (said) await take(context, channel, said);
			return c.json({ outcome: said ? 'feedback' : 'ignored' }, 200, { 'cache-control': 'no-store' });
		});
	}
}

/** @throws bad-key where the channel is not connected or the signature is not its own */
async function genuine(context: Context, channel: Account['channel'], call: HookCall): Promise<Account> {
	const account = await accountOf(context, channel);
	if (!account || !adapters[channel].isGenuine(call, account.signing_secret, context.now())) throw new Refusal('bad-key', words.refusals.signature);
	return account;
}

/** Who has an address is the person of that address, everybody else of their id in the channel. */
function take(context: Context, channel: Account['channel'], { externalId, conversation, text, person, originUrl, at }: Said): Promise<unknown> {
	return inTransaction(context, async (_, inner) => {
		const named = { name: person.name };
		const personId = await ensurePerson(inner, person.email ? { email: person.email, ...named } : { externalId: `${channel}:${person.id}`, ...named });
		return receiveFeedback(inner, { channel, externalId, conversation, text, personId, ...(originUrl ? { originUrl } : {}), occurredAt: at.toISOString() });
	});
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw new Refusal('malformed-json', 'The request body is not valid JSON.');
	}
}
