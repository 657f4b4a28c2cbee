import type { AnsweringChannel } from '#core/channels/contract.ts';
import type { Caller } from '../platform/outside/calling.ts';
import type { Ask, ChannelAdapter } from './adapter.ts';
import { intercom } from './intercom.ts';
import { slack } from './slack.ts';

export const adapters: Record<AnsweringChannel, ChannelAdapter> = { slack, intercom };

/** Milliseconds that a channel has to answer. */
const timeout = 10_000;
/** Bytes of an answer that are read. */
const kept = 65_536;

/** Asks below one API address, by the one way to call outside. */
export function askAt(call: Caller, apiUrl: string): Ask {
	return (path, body, headers) =>
		call({ url: `${apiUrl.replace(/\/+$/, '')}${path}`, headers: { ...headers, ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}) }, body: body ? JSON.stringify(body) : null, kept, timeout });
}
