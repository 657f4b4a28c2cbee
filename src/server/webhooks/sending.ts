import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { isGivenUp, outcomeOf, type Outcome } from '#core/webhooks/rules.ts';
import type { WebhookOffReason } from '#core/webhooks/contract.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { enqueue, record } from '../platform/outbox.ts';
import type { Call, CallAnswer } from '../platform/outside/calling.ts';
import { claimDue, endpointsDue, endWaiting, nextDue, settle, type Claim } from './claims.ts';

/** Milliseconds: how long a receiver may take, a claim holds, and one job goes on before it hands over. */
const timeout = 15_000;
const lease = 60_000;
const shift = 5_000;
/** So many calls to one endpoint are under way at once. */
const atOnce = 3;
/** After a shift in which nothing got through, the next look is not sooner than this. */
const breath = 5_000;

export type Caller = { call: (call: Call) => Promise<CallAnswer>; stop?: AbortSignal | undefined; random?: () => number };

/** Asks, in the transaction that made deliveries, for them to be sent. */
export async function askToCall({ db, workspaceId }: ContextOf<Tx>): Promise<void> {
	await enqueue(db, 'send-webhooks', { workspaceId }, { key: `send-webhooks ${workspaceId}` });
}

/** Sends what is due, each endpoint in a lane of its own, so that a slow one holds up no other; and asks for the next. */
export async function sendWebhooks(context: Context, caller: Caller): Promise<void> {
	const until = Date.now() + shift;
	await Promise.all((await endpointsDue(context.db, context.now())).map((webhookId) => driveLane(context, caller, { webhookId, until })));
	const due = await nextDue(context.db);
	if (!due) return;
	const runAt = new Date(Math.max(due.getTime(), context.now().getTime() + breath));
	await inTransaction(context, (tx) => enqueue(tx, 'send-webhooks', { workspaceId: context.workspaceId }, { key: `send-webhooks later ${context.workspaceId}`, runAt }));
}

/** A lane ends when nothing is due, when the shift is over, or when nothing of a batch got through. */
async function driveLane(context: Context, caller: Caller, { webhookId, until }: { webhookId: string; until: number }): Promise<void> {
	while (!caller.stop?.aborted && Date.now() < until) {
		const now = context.now();
		const claims = await claimDue(context.db, { webhookId, now, until: new Date(now.getTime() + lease), limit: atOnce });
		const outcomes = await Promise.all(claims.map((claim) => sendOne(context, caller, claim)));
		if (!outcomes.some(({ state }) => state === 'sent')) return;
	}
}

async function sendOne(context: Context, caller: Caller, claim: Claim): Promise<Outcome> {
	const endpoint = await context.db.selectFrom('webhooks').selectAll().where('webhook_id', '=', claim.webhook_id).executeTakeFirst();
	if (!endpoint) return { state: 'failed', reason: 'endpoint-off' };
	const secrets = [endpoint.secret, ...(endpoint.previous_secret && endpoint.previous_secret_until && endpoint.previous_secret_until > context.now() ? [endpoint.previous_secret] : [])];
	const body = JSON.stringify({ type: claim.type, timestamp: claim.at.toISOString(), data: claim.payload });
	const began = performance.now();
	const { status, text } = await caller.call({ url: endpoint.url, headers: headersOf(claim, { secrets, body, now: context.now() }), body, timeout });
	const now = context.now();
	const outcome = outcomeOf({ status, attempts: claim.attempts - claim.attempts_before, since: claim.queued_at, now, random: (caller.random ?? Math.random)() });
	await inTransaction(context, async (tx, inner) => {
		await settle(tx, claim, outcome, { answered: { status, text, milliseconds: Math.round(performance.now() - began) }, now });
		await noteHealth(inner, claim.webhook_id, { isSent: outcome.state === 'sent', isGone: status === 410 });
	});
	return outcome;
}

/** As Standard Webhooks says: one id whatever the attempts, and a signature for each secret that is good now. */
function headersOf({ event_id }: Claim, { secrets, body, now }: { secrets: string[]; body: string; now: Date }): Record<string, string> {
	return {
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(body)),
		'user-agent': 'Winnow',
		'webhook-id': event_id,
		'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
		'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(event_id, now, body)).join(' ')
	};
}

/** Keeps since when an endpoint fails; one that is gone, or that nothing reached for days, is switched off. */
async function noteHealth(context: ContextOf<Tx>, webhookId: string, { isSent, isGone }: { isSent: boolean; isGone: boolean }): Promise<void> {
	const { db, now } = context;
	if (isSent) {
		await db.updateTable('webhooks').set({ failing_since: null }).where('webhook_id', '=', webhookId).where('failing_since', 'is not', null).execute();
		return;
	}
	const { rows } = await sql<{ failing_since: Date }>`UPDATE webhooks SET failing_since = coalesce(failing_since, ${now()}) WHERE webhook_id = ${webhookId} AND active RETURNING failing_since`.execute(db);
	if (!rows[0]) return;
	const reason: WebhookOffReason | null = isGone ? 'gone' : isGivenUp(rows[0].failing_since, now()) ? 'failing' : null;
	if (!reason) return;
	const { url } = await db.updateTable('webhooks').set((eb) => ({ active: false, off_reason: reason, off_at: now(), version: eb('version', '+', 1) })).where('webhook_id', '=', webhookId).returning('url').executeTakeFirstOrThrow();
	await endWaiting(db, webhookId);
	await record(context, { type: 'webhook.switched-off', actorId: null, detail: { webhookId, host: new URL(url).host, reason }, membersOnly: true });
}
