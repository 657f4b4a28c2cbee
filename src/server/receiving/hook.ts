import { z } from 'zod';
import { Refusal } from '#core/kernel/problem.ts';
import { readBytes, refusalFromZod, type Api } from '../platform/http/route.ts';
import type { Platform } from '../platform/platform.ts';
import { workspaceOfKey } from './hook-key.ts';
import { largestMail, receiveMail } from './service.ts';

const handedOver = z.strictObject({
	/** The whole mail (RFC 5322). */
	raw: z.base64('must be base64'),
	/** Whom it was delivered to, where that is known; else its headers say. */
	to: z.array(z.string().max(320)).min(1).max(100).optional()
});

/** Mail by HTTP, from a provider or a mail server that does not hand over by SMTP: the raw mail, or JSON with it in base64. */
export function registerMailHook(api: Api, platform: Platform): void {
	api.post('/hooks/email', async (c) => {
		const only = workspaceOfKey(platform.secret, c.req.query('key') ?? /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
		const type = c.req.header('content-type') ?? '';
		const outcome = await receiveMail(platform, { ...(await mailIn(type, (largest) => readBytes(c, largest))), only });
		return c.json({ outcome }, 200, { 'cache-control': 'no-store' });
	});
}

async function mailIn(type: string, read: (largest: number) => Promise<Uint8Array>): Promise<{ raw: Buffer; to?: string[] | undefined }> {
	if (/^message\/rfc822\b/i.test(type)) return { raw: Buffer.from(await read(largestMail)) };
	if (!/^application\/json\b/i.test(type)) throw new Refusal('unsupported-media-type', 'Send the mail as message/rfc822, or as JSON with raw in base64.');
	const parsed = handedOver.safeParse(parseJson(Buffer.from(await read(Math.ceil(largestMail / 3) * 4 + 10_000)).toString()));
	if (!parsed.success) throw refusalFromZod(parsed.error);
	return { raw: Buffer.from(parsed.data.raw, 'base64'), to: parsed.data.to };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('malformed-json', 'The request body is not valid JSON.');
	}
}
