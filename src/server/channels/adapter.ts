import type { AnsweringChannel } from '#core/channels/contract.ts';
import type { CallAnswer } from '../platform/outside/calling.ts';

/** Who is behind a channel of a workspace. */
export type Account = { channel: AnsweringChannel; token: string; signing_secret: string; api_url: string; account_id: string };

/** Calls an address of the channel's API, guarded as every outside call. */
export type Ask = (path: string, body: object | null, headers: Record<string, string>) => Promise<CallAnswer>;

/** What somebody said there. `conversation` is where an answer goes. */
export type Said = {
	externalId: string;
	conversation: string;
	text: string;
	person: { id: string; email: string | null; name: string | null };
	originUrl: string | null;
	at: Date;
};

/** `later` may pass, `refused` will not. */
export type Answered = { result: 'sent' | 'refused' | 'later'; response: string };

/** One channel, as the product knows it: who we are, whether a call is theirs, what was said, and how to answer. */
export type ChannelAdapter = {
	apiUrl: string;
	/** Who the token is; a sentence where it is nobody. */
	introduce(ask: Ask, token: string): Promise<{ account: string; accountId: string } | { problem: string }>;
	/** Whether the call is signed by the channel, at about this moment. */
	isGenuine(call: HookCall, signingSecret: string, now: Date): boolean;
	/** What is answered to the channel before anything is read, for its handshake; null for everything else. */
	handshake(event: unknown): object | null;
	/** What was said; null for what is not for the inbox. */
	read(event: unknown, ask: Ask, account: Account): Promise<Said | null>;
	reply(ask: Ask, account: Account, to: { conversation: string; text: string }): Promise<Answered>;
};

export type HookCall = { body: string; header(name: string): string | null };

/** The answer as JSON; null where it is none. */
export function jsonOf({ text }: CallAnswer): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

/** Busy, broken, or away: worth asking again. */
export function mayPass({ status }: CallAnswer): boolean {
	return status === null || status === 429 || status >= 500;
}
