import { z } from 'zod';
import { idOf, line, pageQuery, text, timestamp } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

/** Where people can be answered besides mail. */
export const answeringChannels = ['slack', 'intercom'] as const;
export type AnsweringChannel = (typeof answeringChannels)[number];

export const channelSchema = z
	.object({
		channel: z.enum(answeringChannels),
		/** Who we are there; null where it is not connected. */
		account: z.string().nullable(),
		connectedAt: timestamp.nullable(),
		/** Where the other side sends what is said there. */
		hookUrl: z.string(),
		apiUrl: z.string()
	})
	.meta({ id: 'Channel' });
export type Channel = z.infer<typeof channelSchema>;

export const channelParams = z.object({ channel: z.enum(answeringChannels) });
const secret = line(500);
/** The token and the secret are kept and never shown again. */
export const connection = z.strictObject({
	token: secret,
	signingSecret: secret,
	/** Another address of the service's API, for another region. */
	apiUrl: z.url({ protocol: /^https?$/, error: 'must be an https address' }).max(300, 'may have at most 300 characters').optional()
});
export type Connection = z.infer<typeof connection>;

export const replyStates = ['queued', 'sent', 'failed'] as const;
export const replySchema = z
	.object({
		id: idOf('reply'),
		body: z.string(),
		author: personSummarySchema.nullable(),
		state: z.enum(replyStates),
		/** What the other side said of it. */
		response: z.string().nullable(),
		createdAt: timestamp,
		sentAt: timestamp.nullable()
	})
	.meta({ id: 'Reply' });
export type Reply = z.infer<typeof replySchema>;
export const newReply = z.strictObject({ body: text(4_000).trim().refine((value) => value.length > 0, 'must not be empty') });
export const answeredParams = z.object({ id: idOf('feedback') });
export const repliesQuery = z.strictObject(pageQuery);
