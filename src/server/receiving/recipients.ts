import type { WorkspaceId } from '#core/kernel/ids.ts';
import { placeOf } from '#core/receiving/addresses.ts';
import { readMailBack, type MailBack } from '../notifications/service.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import { system } from '#core/access/roles.ts';
import { everyWorkspace } from '../platform/workspaces.ts';

/** Who of us a mail was written to: the inbox, perhaps for one board, what came back of a letter, or a reply to one. */
export type Recipient =
	| { kind: 'inbox'; workspaceId: WorkspaceId; boardSlug: string | null }
	| { kind: 'bounce'; workspaceId: WorkspaceId; back: MailBack }
	| { kind: 'reply'; workspaceId: WorkspaceId; back: MailBack }
	| { kind: 'complaints'; workspaceId: WorkspaceId };

/** The recipient behind an address; null for one that is not ours, a token that we did not sign, a board that is not there, and another workspace than the `only` one. */
export async function recipientAt(platform: Platform, address: string, only?: WorkspaceId): Promise<Recipient | null> {
	const place = placeOf(address, platform.config.mailDomain);
	if (!place) return null;
	if (place.kind === 'bounce' || place.kind === 'reply') {
		const signed = await whoSigned(platform, place.kind, place.token);
		return signed && (only ?? signed.workspaceId) === signed.workspaceId ? { kind: place.kind, ...signed } : null;
	}
	const workspaceId = only ?? (await platform.workspaceFor(platform.config.mailDomain));
	if (!workspaceId) return null;
	if (place.kind === 'complaints') return { kind: 'complaints', workspaceId };
	if (place.board !== null && !(await hasBoard(platform, workspaceId, place.board))) return null;
	return { kind: 'inbox', workspaceId, boardSlug: place.board };
}

/** The workspace whose letter a token is of. It names none, to be short enough for an address, so each is asked; no database is. */
export async function whoSigned(platform: Platform, use: 'bounce' | 'reply', token: string): Promise<{ workspaceId: WorkspaceId; back: MailBack } | null> {
	for (const workspaceId of await everyWorkspace(platform.database)) {
		const back = readMailBack(platform.secret, use, { workspaceId, token });
		if (back) return { workspaceId, back };
	}
	return null;
}

async function hasBoard(platform: Platform, workspaceId: WorkspaceId, slug: string): Promise<boolean> {
	const { db } = contextFor(platform, workspaceId, system);
	return (await db.selectFrom('boards').select('board_id').where('slug', '=', slug).executeTakeFirst()) !== undefined;
}
