import type { DnsRecord, RecordState } from './contract.ts';

/** Whose mail it is: what it says it comes from, what bounces go to, and the server that sends it. */
export type Sending = { fromDomain: string; returnDomain: string; server: string | null; dkim: { domain: string; selector: string; record: string } | null; receiver: string | null };

/** The records that make mail trusted: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489), and MX where mail comes in by SMTP. */
export function recordsFor({ fromDomain, returnDomain, server, dkim, receiver }: Sending): DnsRecord[] {
	return [
		...(server ? [{ kind: 'spf' as const, type: 'TXT' as const, name: returnDomain, value: `v=spf1 a:${server} ~all` }] : []),
		...(dkim ? [{ kind: 'dkim' as const, type: 'TXT' as const, name: `${dkim.selector}._domainkey.${dkim.domain}`, value: dkim.record }] : []),
		{ kind: 'dmarc', type: 'TXT', name: `_dmarc.${fromDomain}`, value: 'v=DMARC1; p=none' },
		...(receiver ? [{ kind: 'mx' as const, type: 'MX' as const, name: returnDomain, value: `10 ${receiver}` }] : [])
	];
}

/** Whether what DNS holds does what a record is for: another policy of DMARC will do, another key of DKIM will not. An SPF record that begins otherwise may name the server by other means. */
export function judgeRecord({ kind, value }: DnsRecord, found: readonly string[]): RecordState {
	const own = found.filter((text) => isOfKind(kind, text));
	if (own.length === 0) return 'missing';
	if (kind === 'dmarc') return 'found';
	if (kind === 'spf') return own.some((text) => text.toLowerCase().split(/\s+/).includes(value.split(' ')[1] ?? '')) ? 'found' : 'differs';
	if (kind === 'mx') return own.some((text) => hostOf(text) === hostOf(value)) ? 'found' : 'differs';
	return own.some((text) => keyOf(text) === keyOf(value)) ? 'found' : 'differs';
}

/** The texts at a name that are of this kind at all; others stand beside them. */
export function isOfKind(kind: DnsRecord['kind'], text: string): boolean {
	if (kind === 'spf') return /^v=spf1(\s|$)/i.test(text);
	if (kind === 'dmarc') return /^v=DMARC1\s*(;|$)/i.test(text);
	return kind === 'mx' || /(^|;)\s*p=/i.test(text);
}

const keyOf = (text: string) => /(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1]?.replace(/\s+/g, '');
const hostOf = (text: string) => text.split(' ')[1]?.toLowerCase().replace(/\.$/, '');
