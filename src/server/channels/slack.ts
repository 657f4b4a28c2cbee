/** Slack: the Events API comes in, signed (v0); chat.postMessage answers in the thread. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSame } from '../platform/signing.ts';
import { jsonOf, mayPass, type Account, type Answered, type Ask, type ChannelAdapter, type Said } from './adapter.ts';

/** A call older than this is a replay (Slack's own advice), in seconds. */
const oldest = 300;
/** What may pass although Slack answered: our token or its rights are to be mended. */
const ours = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope', 'ratelimited', 'internal_error', 'fatal_error', 'service_unavailable'];

const message = z.object({
	type: z.literal('event_callback'),
	event: z.object({
		type: z.enum(['message', 'app_mention']),
		channel: z.string().max(40),
		channel_type: z.string().optional(),
		user: z.string().max(40),
		text: z.string().trim().min(1).max(50_000),
		ts: z.string().regex(/^\d{1,12}\.\d{1,6}$/),
		thread_ts: z.string().regex(/^\d{1,12}\.\d{1,6}$/).optional(),
		bot_id: z.undefined().optional(),
		subtype: z.undefined().optional()
	})
});
const greeting = z.object({ type: z.literal('url_verification'), challenge: z.string().max(500) });

export const slack: ChannelAdapter = {
	apiUrl: 'https://slack.com/api',

	async introduce(ask, token) {
		const said = jsonOf(await ask('/auth.test', {}, bearer(token)));
		if (said?.['ok'] !== true) return { problem: String(said?.['error'] ?? 'no answer') };
		return { account: String(said['team'] ?? said['user'] ?? 'Slack'), accountId: String(said['user_id'] ?? '') };
	},

	isGenuine({ body, header }, signingSecret, now) {
		const at = header('x-slack-request-timestamp') ?? '';
		if (!/^\d{1,12}$/.test(at) || Math.abs(now.getTime() / 1000 - Number(at)) > oldest) return false;
		return isSame(header('x-slack-signature') ?? '', `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`);
	},

	handshake(event) {
		const asked = greeting.safeParse(event);
		return asked.success ? { challenge: asked.data.challenge } : null;
	},

	async read(given, ask, account) {
		const parsed = message.safeParse(given);
		if (!parsed.success) return null;
		const { event } = parsed.data;
		if (event.user === account.account_id || (event.type === 'message' && event.channel_type !== 'im')) return null;
		return {
			externalId: `${event.channel}/${event.ts}`,
			conversation: `${event.channel}/${event.thread_ts ?? event.ts}`,
			text: plain(event.text, account.account_id),
			person: await personOf(ask, account, event.user),
			originUrl: `https://slack.com/archives/${encodeURIComponent(event.channel)}/p${event.ts.replace('.', '')}`,
			at: new Date(Number(event.ts) * 1000)
		};
	},

	async reply(ask, account, { conversation, text }) {
		const [channel = '', thread = ''] = conversation.split('/');
		const answer = await ask('/chat.postMessage', { channel, thread_ts: thread, text, unfurl_links: false }, bearer(account.token));
		const said = jsonOf(answer);
		if (said?.['ok'] === true) return { result: 'sent', response: 'Slack took it.' };
		const error = String(said?.['error'] ?? answer.text);
		return { result: mayPass(answer) || said === null || ours.includes(error) ? 'later' : 'refused', response: `Slack: ${error}`.slice(0, 500) } satisfies Answered;
	}
};

function bearer(token: string): Record<string, string> {
	return { authorization: `Bearer ${token}` };
}

/** Their name and address as Slack knows them, so far as our app may see them. */
async function personOf(ask: Ask, account: Account, id: string): Promise<Said['person']> {
	const said = jsonOf(await ask(`/users.info?user=${encodeURIComponent(id)}`, null, bearer(account.token)));
	const profile = (said?.['user'] as { profile?: { email?: unknown; real_name?: unknown } } | undefined)?.profile;
	const line = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 120) : null);
	return { id, email: line(profile?.email), name: line(profile?.real_name) };
}

/** Slack writes links and names in angle brackets, and escapes three characters. */
function plain(text: string, own: string): string {
	return text
		.replaceAll(`<@${own}>`, '')
		.replace(/<([^<>|]+)\|([^<>]*)>/g, '$2')
		.replace(/<([^<>]+)>/g, '$1')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.trim();
}
