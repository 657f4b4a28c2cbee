import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Api } from './http/route.ts';
import { pendingMigrations } from './migrate.ts';
import type { Platform } from './platform.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const requests = new Histogram({
	name: 'winnow_http_request_duration_seconds',
	help: 'Time to answer, by method, kind of address and status class.',
	labelNames: ['method', 'area', 'status'],
	buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
	registers: [registry]
});
export const mailsSent = new Counter({ name: 'winnow_mails_total', help: 'Mails by outcome.', labelNames: ['outcome'], registers: [registry] });

/** Alive, ready (database, migrations, queue) and measured; these need no workspace and no key. */
export function registerHealth(api: Api, platform: Platform): void {
	api.get('/healthz', (c) => c.json({ status: 'ok' }));
	api.get('/readyz', async (c) => {
		const checks = await readiness(platform);
		return c.json({ ready: Object.values(checks).every(Boolean), checks }, Object.values(checks).every(Boolean) ? 200 : 503);
	});
	api.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }));
}

async function readiness(platform: Platform): Promise<{ database: boolean; migrations: boolean; queue: boolean }> {
	const checks = { database: false, migrations: false, queue: false };
	const client = await platform.database.pool.connect().catch(() => null);
	if (!client) return checks;
	try {
		await client.query('SELECT 1');
		checks.database = true;
		checks.migrations = (await pendingMigrations(client)).length === 0;
		await client.query("SELECT 'enqueue_job(text,json,text,timestamptz)'::regprocedure");
		checks.queue = true;
	} catch {
		// What was reached before the failure is what the answer reports.
	} finally {
		client.release();
	}
	return checks;
}
