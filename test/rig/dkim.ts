import { createHash, createVerify } from 'node:crypto';

/** Checks the DKIM signature (RFC 6376, relaxed/relaxed, rsa-sha256) of a mail with the public key that stands in its DNS record. */
export function isSignedBy(record: string, raw: string): boolean {
	const key = `-----BEGIN PUBLIC KEY-----\n${/p=([\w+/=]+)/.exec(record)?.[1]}\n-----END PUBLIC KEY-----`;
	const at = raw.indexOf('\r\n\r\n');
	const fields = raw.slice(0, at).split(/\r\n(?![ \t])/);
	const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
	const tag = (name: string) => new RegExp(`[;:]\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s+/g, '') ?? '';
	const body = raw.slice(at + 4).replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n').replace(/(\r\n)+$/, '') + '\r\n';
	const signed = tag('h').split(':').map((name) => relaxed(fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''));
	const own = relaxed(signature.replace(/([;:]\s*b=)[^;]*/, '$1'));
	return createHash('sha256').update(body).digest('base64') === tag('bh') && createVerify('sha256').update([...signed, own].join('\r\n')).verify(key, tag('b'), 'base64');
}

function relaxed(field: string): string {
	const at = field.indexOf(':');
	return `${field.slice(0, at).trim().toLowerCase()}:${field.slice(at + 1).replace(/\r\n/g, '').replace(/[ \t]+/g, ' ').trim()}`;
}
