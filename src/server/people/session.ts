/** The session cookie: a random token and its signature, so that a made-up one costs no query. */
import { createHmac } from 'node:crypto';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { cookieNamed } from '../platform/http/cookies.ts';
import type { Platform } from '../platform/platform.ts';
import { isSame } from '../platform/signing.ts';

export const sessionSeconds = 30 * 24 * 3600;

export type SessionCookie = {
	name: string;
	value: string;
	options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean; maxAge: number };
};

export function sessionCookieName({ config }: Platform): string {
	return config.baseUrl.startsWith('https:') ? '__Host-winnow-session' : 'winnow-session';
}

export function sessionCookie(platform: Platform, workspaceId: WorkspaceId, token: string): SessionCookie {
	return {
		name: sessionCookieName(platform),
		value: `${token}.${signatureOf(platform, workspaceId, token)}`,
		options: { path: '/', httpOnly: true, sameSite: 'lax', secure: platform.config.baseUrl.startsWith('https:'), maxAge: sessionSeconds }
	};
}

/** The token in a request's cookie, or null where there is none that we signed. */
export function sessionToken(platform: Platform, workspaceId: WorkspaceId, headers: Headers): string | null {
	const value = cookieNamed(sessionCookieName(platform), headers.get('cookie'));
	const [token, signature] = value?.split('.') ?? [];
	if (!token || !signature) return null;
	return isSame(signature, signatureOf(platform, workspaceId, token)) ? token : null;
}

/** A secret of its own for each workspace and use, from the one of the installation. */
export function secretFor(platform: Platform, workspaceId: WorkspaceId, use: string): string {
	return createHmac('sha256', platform.secret).update(`${use} ${workspaceId}`).digest('hex');
}

function signatureOf(platform: Platform, workspaceId: WorkspaceId, token: string): string {
	return createHmac('sha256', secretFor(platform, workspaceId, 'session')).update(token).digest('base64url');
}
