import pg from 'pg';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { hearOf, sendHintsBy } from './live.ts';
import type { Log } from './log.ts';

const channel = 'winnow_live';
const retryAfter = 1_000;

/** Carries hints of new events between processes over LISTEN/NOTIFY, and opens the connection again when it is lost. */
export async function shareHints(ownerUrl: string, log: Log): Promise<{ close(): Promise<void> }> {
	let client: pg.Client | null = null;
	let closed = false;
	let retry: NodeJS.Timeout | null = null;

	async function open(): Promise<void> {
		const opened = new pg.Client({ connectionString: ownerUrl });
		opened.on('error', lost);
		opened.on('notification', ({ payload }) => payload && hearOf(payload as WorkspaceId));
		await opened.connect();
		await opened.query(`LISTEN ${channel}`);
		client = opened;
	}

	function lost(): void {
		client = null;
		if (closed || retry) return;
		log.warn('The connection for live updates was lost; opening it again.');
		retry = setTimeout(() => {
			retry = null;
			open().catch(lost);
		}, retryAfter);
	}

	await open();
	sendHintsBy(async (workspaceId) => {
		await client?.query('SELECT pg_notify($1, $2)', [channel, workspaceId]);
	});
	return {
		async close() {
			closed = true;
			sendHintsBy(null);
			if (retry) clearTimeout(retry);
			await client?.end();
		}
	};
}
