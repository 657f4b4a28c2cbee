import { z } from 'zod';
import { idOf, pageQuery, timestamp, version } from '../kernel/schemas.ts';
import { testEvent, webhookEvents } from './events.ts';

export const webhookDeliveryStates = ['queued', 'sending', 'sent', 'failed'] as const;
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];
/** Why a delivery failed for good. */
export const webhookFailures = ['gave-up', 'gone', 'endpoint-off'] as const;
export type WebhookFailure = (typeof webhookFailures)[number];
/** Why Winnow switched an endpoint off by itself. */
export const webhookOffReasons = ['gone', 'failing'] as const;
export type WebhookOffReason = (typeof webhookOffReasons)[number];

export const webhookSchema = z
	.object({
		id: idOf('webhook'),
		url: z.string(),
		/** Kinds of events, or `*` for all. */
		events: z.array(z.string()),
		/** In full only in the answer that made or rotated it; else its last four characters. */
		secret: z.string(),
		/** Until when the secret before it signs too. */
		previousSecretUntil: timestamp.nullable(),
		includePeople: z.boolean(),
		active: z.boolean(),
		/** Why Winnow switched it off by itself, if it did. */
		off: z.object({ reason: z.enum(webhookOffReasons), at: timestamp }).nullable(),
		/** Since when nothing got through; null while it works. */
		failingSince: timestamp.nullable(),
		createdAt: timestamp,
		updatedAt: timestamp,
		version
	})
	.meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookSchema>;

const url = z.string().trim().min(1, 'must not be empty').max(2000, 'may have at most 2000 characters');

const events = z
	.array(z.string().max(100))
	.min(1, 'must name at least one kind of event, or * for all')
	.max(100, 'may hold at most 100')
	.superRefine((named, check) => {
		const unknown = named.filter((type) => type !== '*' && !Object.hasOwn(webhookEvents, type));
		if (unknown.length > 0) check.addIssue({ code: 'custom', message: `holds kinds of events that are not known: ${unknown.join(', ').slice(0, 500)}` });
	})
	.transform((named) => (named.includes('*') ? ['*'] : [...new Set(named)]));

export const newWebhook = z.strictObject({ url, events, includePeople: z.boolean().default(false), active: z.boolean().default(true) });
export type NewWebhook = z.infer<typeof newWebhook>;
export const webhookChanges = z.strictObject({ url: url.optional(), events: events.optional(), includePeople: z.boolean().optional(), active: z.boolean().optional() });
export type WebhookChanges = z.infer<typeof webhookChanges>;

export const webhookParams = z.object({ id: idOf('webhook') });
export const webhooksQuery = z.strictObject(pageQuery);
export type WebhooksQuery = z.infer<typeof webhooksQuery>;

export const webhookDeliverySchema = z
	.object({
		id: idOf('webhookDelivery'),
		webhookId: idOf('webhook'),
		/** Its id is the `webhook-id` of the message: the same over all attempts. */
		event: z.object({ id: idOf('event'), type: z.string(), at: timestamp }),
		state: z.enum(webhookDeliveryStates),
		reason: z.enum(webhookFailures).nullable(),
		attempts: z.int(),
		/** The body as it is sent. */
		request: z.object({ type: z.string(), timestamp, data: z.record(z.string(), z.unknown()) }),
		/** What the last attempt was answered: no status where nothing answered, and then why. */
		response: z.object({ status: z.int().nullable(), text: z.string(), milliseconds: z.int() }).nullable(),
		lastAttemptAt: timestamp.nullable(),
		nextAttemptAt: timestamp.nullable(),
		sentAt: timestamp.nullable(),
		createdAt: timestamp
	})
	.meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

const known = [...Object.keys(webhookEvents), testEvent];
export const webhookDeliveriesQuery = z.strictObject({
	...pageQuery,
	state: z.enum(webhookDeliveryStates, `must be one of ${webhookDeliveryStates.join(', ')}`).optional(),
	event: z.string().max(100).refine((type) => known.includes(type), 'must be a kind of event').optional()
});
export type WebhookDeliveriesQuery = z.infer<typeof webhookDeliveriesQuery>;
export const webhookDeliveryParams = z.object({ id: idOf('webhook'), deliveryId: idOf('webhookDelivery') });
