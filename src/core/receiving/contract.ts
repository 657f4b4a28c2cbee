import { z } from 'zod';
import { timestamp } from '../kernel/schemas.ts';

export const recordKinds = ['spf', 'dkim', 'dmarc', 'mx'] as const;

/** A record that DNS should hold, to be copied. */
export const dnsRecord = z.object({ kind: z.enum(recordKinds), type: z.enum(['TXT', 'MX']), name: z.string(), value: z.string() });
export type DnsRecord = z.infer<typeof dnsRecord>;

export const mailSetupSchema = z
	.object({
		/** The mail server that takes our mails; null where they stay in the outbox. */
		server: z.string().nullable(),
		/** Mails a second, at most. */
		rate: z.number().nullable(),
		/** Who mails come from, and whether MAIL_FROM says so. */
		sender: z.string(),
		senderIsSet: z.boolean(),
		dkim: z.object({ domain: z.string(), selector: z.string() }).nullable(),
		/** The domain of our own addresses, and whether letters ask for answers there. */
		domain: z.string(),
		receives: z.boolean(),
		/** Where mail is taken in by SMTP. */
		listens: z.string().nullable(),
		/** When the last mail came in. */
		lastReceivedAt: timestamp.nullable(),
		inbox: z.string(),
		complaints: z.string(),
		/** Where mail is handed over by HTTP, and the key for it. */
		hook: z.object({ url: z.string(), key: z.string() }),
		records: z.array(dnsRecord)
	})
	.meta({ id: 'MailSetup' });
export type MailSetup = z.infer<typeof mailSetupSchema>;

export const recordStates = ['found', 'differs', 'missing', 'unreachable'] as const;
export type RecordState = (typeof recordStates)[number];
export const dnsCheckSchema = z
	.object({ data: z.array(z.object({ kind: z.enum(recordKinds), state: z.enum(recordStates), found: z.array(z.string()) })) })
	.meta({ id: 'DnsCheck' });
export type DnsCheck = z.infer<typeof dnsCheckSchema>;

export const testMailSchema = z.object({ to: z.string(), kept: z.boolean() }).meta({ id: 'TestMail' });
export type TestMail = z.infer<typeof testMailSchema>;
