import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { NewWebhook, Webhook, WebhookChanges, WebhooksQuery } from '#core/webhooks/contract.ts';
import { bothSecretsFor, maskSecret, mostWebhooks } from '#core/webhooks/rules.ts';
import { words } from '#core/webhooks/words.ts';
import type { WebhookId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { whyNotCalled, type Allowed } from '../platform/outside/addresses.ts';
import type { Webhooks } from '../platform/tables.ts';
import { checkVersion } from '../platform/versions.ts';
import { endWaiting } from './claims.ts';

type Row = Selectable<Webhooks>;

export async function listWebhooks(context: Context, { limit, cursor }: WebhooksQuery): Promise<Page<Webhook>> {
	refuseLimitedKey(context);
	let query = context.db.selectFrom('webhooks').selectAll().orderBy('webhook_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('webhook_id', '>', key[0] as string);
	return pageOf(await query.execute(), limit, showWebhook, (row) => [row.webhook_id]);
}

/** @throws not-found */
export async function getWebhook(context: Context, id: string): Promise<Webhook> {
	return showWebhook(await requireWebhook(context, id));
}

/** Adds an endpoint; its secret stands in this answer alone. @throws invalid, too-many-webhooks */
export function createWebhook(context: Context, allowed: Allowed, given: NewWebhook): Promise<Webhook> {
	refuseLimitedKey(context);
	refuseAddress(given.url, allowed);
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'webhooks');
		const { count } = await tx.selectFrom('webhooks').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
		if (Number(count) >= mostWebhooks) throw new Refusal('too-many-webhooks', words.refusals.tooMany(mostWebhooks));
		const secret = newSecret();
		const row = await tx
			.insertInto('webhooks')
			.values({ webhook_id: inner.newId('webhook'), url: given.url, events: given.events, include_people: given.includePeople, active: given.active, secret, created_by: inner.viewer.personId, created_at: inner.now(), updated_at: inner.now() })
			.returningAll()
			.executeTakeFirstOrThrow();
		await note(inner, 'webhook.created', row);
		return { ...showWebhook(row), secret };
	});
}

/** Changes what is given; switched on again, an endpoint starts as if it had never failed. @throws not-found, stale, invalid */
export function changeWebhook(context: Context, allowed: Allowed, { id, changes, ifMatch }: { id: string; changes: WebhookChanges; ifMatch: number | null }): Promise<Webhook> {
	if (changes.url !== undefined) refuseAddress(changes.url, allowed);
	return inTransaction(context, async (tx, inner) => {
		const before = await requireWebhook(inner, id);
		checkVersion(ifMatch, before.version);
		const { includePeople, active, ...plain } = changes;
		const row = await tx
			.updateTable('webhooks')
			.set((eb) => ({
				...plain,
				...(includePeople === undefined ? {} : { include_people: includePeople }),
				...(active === undefined ? {} : { active, off_reason: null, off_at: null, failing_since: null }),
				updated_at: inner.now(),
				version: eb('version', '+', 1)
			}))
			.where('webhook_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		if (active === false) await endWaiting(tx, id);
		await note(inner, 'webhook.changed', row);
		return showWebhook(row);
	});
}

/** Makes a new secret, which stands in this answer alone; the one before signs too for a day. @throws not-found */
export function rotateSecret(context: Context, id: string): Promise<Webhook> {
	return inTransaction(context, async (tx, inner) => {
		const before = await requireWebhook(inner, id);
		const secret = newSecret();
		const until = new Date(inner.now().getTime() + bothSecretsFor);
		const row = await tx
			.updateTable('webhooks')
			.set((eb) => ({ secret, previous_secret: before.secret, previous_secret_until: until, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('webhook_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await note(inner, 'webhook.rotated', row);
		return { ...showWebhook(row), secret };
	});
}

/** Removes an endpoint and its log. @throws not-found */
export function removeWebhook(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const row = await requireWebhook(inner, id);
		await tx.deleteFrom('webhooks').where('webhook_id', '=', id).execute();
		await note(inner, 'webhook.removed', row);
	});
}

/** @throws not-found; not-allowed for a key that sees some boards only: events are those of all */
export async function requireWebhook(context: Context, id: string): Promise<Row> {
	refuseLimitedKey(context);
	const row = await context.db.selectFrom('webhooks').selectAll().where('webhook_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('webhook');
	return row;
}

function refuseLimitedKey({ viewer }: Context): void {
	if (viewer.boardIds) throw new Refusal('not-allowed', words.refusals.wholeWorkspace);
}

/** What the name resolves to is looked at when something is sent; here only what can be seen in the address. */
function refuseAddress(url: string, allowed: Allowed): void {
	const why = whyNotCalled(url, allowed);
	if (why) throw invalid({ url: words.refusals.address[why] });
}

function note(context: ContextOf<Tx>, type: string, { webhook_id, url }: Row): Promise<unknown> {
	return record(context, { type, actorId: context.viewer.personId, detail: { webhookId: webhook_id, host: new URL(url).host }, membersOnly: true });
}

/** 32 bytes, as Standard Webhooks wants them written. */
function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

function showWebhook(row: Row): Webhook {
	return {
		id: row.webhook_id as WebhookId,
		url: row.url,
		events: row.events,
		secret: maskSecret(row.secret),
		previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
		includePeople: row.include_people,
		active: row.active,
		off: row.off_reason && row.off_at ? { reason: row.off_reason as NonNullable<Webhook['off']>['reason'], at: row.off_at.toISOString() } : null,
		failingSince: row.failing_since?.toISOString() ?? null,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString(),
		version: row.version
	};
}
