import { createHmac, timingSafeEqual } from 'node:crypto';

/** A value that a browser keeps for us and cannot change (HMAC-SHA-256). `use` keeps one kind from passing as another. */
export function seal(secret: string, use: string, value: string): string {
	const payload = Buffer.from(value).toString('base64url');
	return `${payload}.${macOf(secret, use, payload)}`;
}

/** The value inside, or null where we did not seal it. */
export function unseal(secret: string, use: string, sealed: string): string | null {
	const [payload = '', mac = ''] = sealed.split('.');
	const given = Buffer.from(mac);
	const right = Buffer.from(macOf(secret, use, payload));
	return given.length === right.length && timingSafeEqual(given, right) ? Buffer.from(payload, 'base64url').toString() : null;
}

/** The signature of a payload for one use, in base64url. */
export function macOf(secret: string, use: string, payload: string): string {
	return createHmac('sha256', secret).update(`${use}\n${payload}`).digest('base64url');
}
