import { createHash } from 'node:crypto';
import { idFromUuid, type WorkspaceId } from '#core/kernel/ids.ts';
import type { Letter } from '../platform/mail.ts';
import { isSame, macOf } from '../platform/signing.ts';

/** Signed apart: whoever sees where replies go must not be able to say that a letter bounced. */
const uses = { bounce: 'what comes back of a letter', reply: 'what is answered to a letter' } as const;
export type BackUse = keyof typeof uses;
const form = /^([0-9a-f]{32})([0-9a-f]{16})([0-9a-f]{8})$/;

/** Which letter something came back of, and whose address it was sent to, as {@link addressTag} says it. */
export type MailBack = { letterId: string; tag: string };
export type SentLetter = { workspaceId: WorkspaceId; letterId: string; email: string };

/**
 * The token in the addresses of one letter to one address (variable envelope return paths). Hex and 56 characters, because some servers write
 * the part before the @ in small letters and none need take more than 64 of it (RFC 5321, 4.5.3.1.1).
 */
export function signMailBack(secret: string, use: BackUse, { workspaceId, letterId, email }: SentLetter): string {
	const signed = letterId.slice(-32) + signatureOf(secret, use, [workspaceId, letterId.slice(-32), addressTag(email)]);
	return signed + addressTag(email);
}

/** Null for everything that this workspace did not sign. */
export function readMailBack(secret: string, use: BackUse, { workspaceId, token }: { workspaceId: WorkspaceId; token: string }): MailBack | null {
	const [, id = '', signature = '', tag = ''] = form.exec(token.toLowerCase()) ?? [];
	if (!id || !isSame(signature, signatureOf(secret, use, [workspaceId, id, tag]))) return null;
	return { letterId: idFromUuid('delivery', id), tag };
}

/** Tells addresses of one person apart, so that what comes back from one that they left says nothing about the next. */
export function addressTag(email: string): string {
	return createHash('sha256').update(email).digest('hex').slice(0, 8);
}

/** Where bounces and replies of a letter are to go, if they reach us at all. */
export function addressesBack(domain: string | null, secret: string, sent: SentLetter): Pick<Letter, 'returnPath' | 'replyTo'> {
	if (!domain) return {};
	return { returnPath: `bounce+${signMailBack(secret, 'bounce', sent)}@${domain}`, replyTo: `reply+${signMailBack(secret, 'reply', sent)}@${domain}` };
}

function signatureOf(secret: string, use: BackUse, signed: string[]): string {
	return Buffer.from(macOf(secret, uses[use], signed.join(' ')), 'base64url').toString('hex').slice(0, 16);
}
