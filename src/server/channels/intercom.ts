/** Intercom: its webhooks come in, signed (X-Hub-Signature); a reply goes into the conversation as a comment of ours. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { textOfHtml } from '../platform/markdown.ts';
import { isSame } from '../platform/signing.ts';
import { jsonOf, mayPass, type Answered, type ChannelAdapter } from './adapter.ts';

const author = z.object({ type: z.string(), id: z.coerce.string().max(100), name: z.string().nullish(), email: z.string().nullish() });
const said = z.object({ id: z.coerce.string().max(100), body: z.string().max(200_000).nullish(), author });
const conversation = z.object({
	topic: z.enum(['conversation.user.created', 'conversation.user.replied']),
	created_at: z.number().optional(),
	data: z.object({
		item: z.object({
			id: z.coerce.string().max(100),
			source: said.optional(),
			conversation_parts: z.object({ conversation_parts: z.array(said) }).optional()
		})
	})
});

const headers = (token: string) => ({ authorization: `Bearer ${token}`, 'intercom-version': '2.11', accept: 'application/json' });

export const intercom: ChannelAdapter = {
	apiUrl: 'https://api.intercom.io',

	async introduce(ask, token) {
		const answer = await ask('/me', null, headers(token));
		const me = jsonOf(answer) as { id?: unknown; name?: unknown; app?: { name?: unknown } } | null;
		if (answer.status !== 200 || !me?.id) return { problem: answer.status === null ? answer.text : `HTTP ${answer.status}` };
		return { account: String(me.app?.name ?? me.name ?? 'Intercom').slice(0, 120), accountId: String(me.id).slice(0, 100) };
	},

	isGenuine({ body, header }, signingSecret) {
		return isSame(header('x-hub-signature') ?? '', `sha1=${createHmac('sha1', signingSecret).update(body).digest('hex')}`);
	},

	handshake: () => null,

	async read(event, _ask, account) {
		const parsed = conversation.safeParse(event);
		if (!parsed.success) return null;
		const { topic, created_at, data } = parsed.data;
		const part = topic === 'conversation.user.created' ? data.item.source : data.item.conversation_parts?.conversation_parts.at(-1);
		const text = textOfHtml(part?.body ?? '').slice(0, 50_000);
		if (!part || text === '' || !['user', 'lead', 'contact'].includes(part.author.type) || part.author.id === account.account_id) return null;
		return {
			externalId: `${data.item.id}/${part.id}`,
			conversation: data.item.id,
			text,
			person: { id: part.author.id, email: part.author.email?.trim() || null, name: part.author.name?.trim().slice(0, 120) || null },
			originUrl: null,
			at: created_at ? new Date(created_at * 1000) : new Date()
		};
	},

	async reply(ask, account, { conversation: id, text }) {
		const answer = await ask(`/conversations/${encodeURIComponent(id)}/reply`, { message_type: 'comment', type: 'admin', admin_id: account.account_id, body: text }, headers(account.token));
		if (answer.status !== null && answer.status >= 200 && answer.status < 300) return { result: 'sent', response: 'Intercom took it.' };
		const errors = jsonOf(answer)?.['errors'] as { message?: unknown }[] | undefined;
		const why = String(errors?.[0]?.message ?? (answer.status === null ? answer.text : `HTTP ${answer.status}`));
		// A token that is refused is ours to mend; the answer can wait for it.
		return { result: mayPass(answer) || answer.status === 401 || answer.status === 403 ? 'later' : 'refused', response: `Intercom: ${why}`.slice(0, 500) } satisfies Answered;
	}
};
