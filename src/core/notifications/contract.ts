import { z } from 'zod';
import { idOf, language, pageQuery, text, timestamp } from '../kernel/schemas.ts';
import { preferenceKinds } from '../people/me.ts';

export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryChannels = ['email', 'in-app', 'slack', 'intercom'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** Why somebody who follows is left out. */
export const leftOutReasons = ['actor', 'not-allowed', 'told-before', 'muted', 'preference', 'no-address', 'bounced', 'unsubscribed', 'not-following', 'overtaken', 'recalled'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];
/** Why a delivery failed for good. */
export const failureReasons = ['bounced', 'refused', 'gave-up'] as const;
export type FailureReason = (typeof failureReasons)[number];

const told = z.object({ id: idOf('person'), name: z.string().nullable(), email: z.string().nullable() });
const about = z.object({ id: idOf('post'), number: z.int(), title: z.string() });

export const deliverySchema = z
	.object({
		id: idOf('delivery'),
		event: z.object({ id: idOf('event'), type: z.string(), at: timestamp }),
		person: told,
		posts: z.array(about),
		channel: z.enum(deliveryChannels),
		state: z.enum(deliveryStates),
		reason: z.string().nullable(),
		attempts: z.int(),
		/** What the mail server answered last. */
		response: z.string().nullable(),
		nextAttemptAt: timestamp.nullable(),
		sentAt: timestamp.nullable(),
		createdAt: timestamp
	})
	.meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveriesQuery = z.strictObject({
	...pageQuery,
	event: idOf('event').optional(),
	post: idOf('post').optional(),
	person: idOf('person').optional(),
	state: z.enum(deliveryStates, `must be one of ${deliveryStates.join(', ')}`).optional(),
	channel: z.enum(deliveryChannels, `must be one of ${deliveryChannels.join(', ')}`).optional()
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

/** What became of one event's messages; by e-mail unless `inApp` says otherwise. */
export const receiptSchema = z
	.object({
		event: z.object({ id: idOf('event'), type: z.string(), at: timestamp, actor: told.omit({ email: true }).nullable(), note: z.string().nullable() }),
		posts: z.array(about),
		counts: z.object({ told: z.int(), waiting: z.int(), failed: z.int(), leftOut: z.int(), inApp: z.int(), /** Who unsubscribed after it, before they were sent anything else. */ unsubscribed: z.int() }),
		leftOut: z.array(z.object({ reason: z.string(), people: z.int() })),
		/** Until when all of it can be taken back; null when it has gone, or was. */
		recallableUntil: timestamp.nullable(),
		recalledAt: timestamp.nullable()
	})
	.meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

/** Who would be told if it happened now. */
export const recipientsSchema = z
	.object({
		count: z.int(),
		data: z.array(told),
		/** How many of those to be told are not in `data`. */
		more: z.int(),
		leftOut: z.object({
			count: z.int(),
			reasons: z.array(z.object({ reason: z.string(), people: z.int() })),
			data: z.array(told.extend({ reason: z.string() }))
		})
	})
	.meta({ id: 'Recipients' });
export type Recipients = z.infer<typeof recipientsSchema>;

const inLanguage = { language: language.optional() };
/** The letter that would tell of a change of status, or of an entry of the changelog. */
export const letterRequest = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('status'), postIds: z.array(idOf('post')).min(1, 'must name a post').max(500, 'may name at most 500 posts'), status: z.string().max(80), note: text(4_000).optional(), ...inLanguage }),
	z.strictObject({ kind: z.literal('changelog'), entryId: idOf('changelogEntry'), ...inLanguage })
]);
export type LetterRequest = z.infer<typeof letterRequest>;
/** `reader`: whose words stand in it; null where nobody would be told. */
export const letterPreview = z.object({ subject: z.string(), text: z.string(), html: z.string(), language, reader: told.nullable() }).meta({ id: 'LetterPreview' });
export type LetterPreview = z.infer<typeof letterPreview>;
export const testLetter = z.object({ to: z.string() });
export type TestLetter = z.infer<typeof testLetter>;

const recipientsChoice = {
	kind: z.enum(preferenceKinds, `must be one of ${preferenceKinds.join(', ')}`).default('status'),
	limit: pageQuery.limit
};
export const postRecipientsQuery = z.strictObject(recipientsChoice);
export const recipientsQuery = z.strictObject({
	...recipientsChoice,
	/** Ids of posts, with commas between them: a person behind several is counted once. */
	posts: z
		.string()
		.transform((list) => list.split(',').map((id) => id.trim()))
		.pipe(z.array(idOf('post')).min(1, 'must name a post').max(500, 'may name at most 500 posts'))
});
export const entryRecipientsQuery = z.strictObject({ limit: pageQuery.limit });
export type RecipientsChoice = { kind: (typeof preferenceKinds)[number]; limit: number };

export const notificationSchema = z
	.object({
		id: idOf('delivery'),
		kind: z.string(),
		/** One sentence, ready to be shown. */
		sentence: z.string(),
		note: z.string().nullable(),
		url: z.string(),
		posts: z.array(about),
		at: timestamp,
		readAt: timestamp.nullable()
	})
	.meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;

export const notificationsQuery = z.strictObject({ ...pageQuery, unread: z.stringbool('must be true or false').optional() });
export type NotificationsQuery = z.infer<typeof notificationsQuery>;
/** Marks the ones that are named, or all up to and with `upTo`, or all there are. */
export const readNotifications = z.strictObject({ ids: z.array(idOf('delivery')).max(500).optional(), upTo: idOf('delivery').optional() });
export type ReadNotifications = z.infer<typeof readNotifications>;
export const unreadCount = z.object({ unread: z.int() });

export const deliveryParams = z.object({ id: idOf('delivery') });
export const eventParams = z.object({ id: idOf('event') });
export const toldPostParams = z.object({ id: idOf('post') });
export const receiptsQuery = z.strictObject(pageQuery);
/** With `recallable` those that can still be taken back. */
export const latestReceiptsQuery = z.strictObject({ limit: pageQuery.limit, recallable: z.stringbool('must be true or false').default(false) });
export type LatestReceiptsQuery = z.infer<typeof latestReceiptsQuery>;

export const mailStates = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof mailStates)[number];
export type OutboxMail = { id: string; kind: string; to: string; subject: string; state: MailState; response: string | null; createdAt: string; sentAt: string | null };
export type OutboxLetter = OutboxMail & { text: string; html: string; headers: Record<string, string>; messageId: string };
