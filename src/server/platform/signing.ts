import { createHmac, timingSafeEqual } from 'node:crypto';

/** A value that a browser keeps for us and cannot change (HMAC-SHA-256). `use` keeps one kind from passing as another. */
export function seal(secret: string, use: string, value: string): string {
	const payload = Buffer.from(value).toString('base64url');
	return `${payload}.${macOf(secret, use, payload)}`;
}

/** The value inside, or null where we did not seal it. */
export function unseal(secret: string, use: string, sealed: string): string | null {
	const [payload = '', mac = ''] = sealed.split('.');
	return isSame(mac, macOf(secret, use, payload)) ? Buffer.from(payload, 'base64url').toString() : null;
}

/** Whether a signature is the right one, without telling by the time it takes how much of it is. */
export function isSame(given: string, right: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(right)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** The signature of a payload for one use, in base64url. */
export function macOf(secret: string, use: string, payload: string): string {
	return createHmac('sha256', secret).update(`${use}\n${payload}`).digest('base64url');
}
