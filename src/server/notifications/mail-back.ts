import { createHash } from 'node:crypto';
import { idFromUuid, type WorkspaceId } from '#core/kernel/ids.ts';
import type { Letter } from '../platform/mail.ts';
import { isSame, macOf } from '../platform/signing.ts';

const use = 'what comes back of a letter';
const form = /^([0-9a-f]{32})([0-9a-f]{16})([0-9a-f]{8})$/;

/** Which letter something came back of, and whose address it was sent to, as {@link addressTag} says it. */
export type MailBack = { letterId: string; tag: string };
export type SentLetter = { workspaceId: WorkspaceId; letterId: string; email: string };

/**
 * The token in the addresses of one letter to one address (variable envelope return paths). Hex and 56 characters, because some servers write
 * the part before the @ in small letters and none need take more than 64 of it (RFC 5321, 4.5.3.1.1).
 */
export function signMailBack(secret: string, { workspaceId, letterId, email }: SentLetter): string {
	const signed = letterId.slice(-32) + signatureOf(secret, workspaceId, letterId.slice(-32), addressTag(email));
	return signed + addressTag(email);
}

/** Null for everything that this workspace did not sign. */
export function readMailBack(secret: string, workspaceId: WorkspaceId, token: string): MailBack | null {
	const [, id = '', signature = '', tag = ''] = form.exec(token.toLowerCase()) ?? [];
	if (!id || !isSame(signature, signatureOf(secret, workspaceId, id, tag))) return null;
	return { letterId: idFromUuid('delivery', id), tag };
}

/** Tells addresses of one person apart, so that what comes back from one that they left says nothing about the next. */
export function addressTag(email: string): string {
	return createHash('sha256').update(email).digest('hex').slice(0, 8);
}

/** Where bounces and replies of a letter are to go, if they reach us at all. */
export function addressesBack(domain: string | null, secret: string, sent: SentLetter): Pick<Letter, 'returnPath' | 'replyTo'> {
	if (!domain) return {};
	const token = signMailBack(secret, sent);
	return { returnPath: `bounce+${token}@${domain}`, replyTo: `reply+${token}@${domain}` };
}

function signatureOf(secret: string, ...signed: string[]): string {
	return Buffer.from(macOf(secret, use, signed.join(' ')), 'base64url').toString('hex').slice(0, 16);
}
