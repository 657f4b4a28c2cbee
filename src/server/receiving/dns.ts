import { Resolver } from 'node:dns/promises';
import type { DnsCheck, DnsRecord } from '#core/receiving/contract.ts';
import { isOfKind, judgeRecord } from '#core/receiving/records.ts';

/** How long DNS may take for all records, in milliseconds. */
const longest = 5_000;
/** Of what stands there, so much is told. */
const mostTold = 5;

/** Looks records up in DNS, all at once and for 5 s at most; what cannot be looked up is `unreachable`. `servers` are asked instead of the machine's own. */
export async function checkRecords(records: readonly DnsRecord[], servers?: readonly string[]): Promise<DnsCheck> {
	const resolver = new Resolver({ timeout: longest / 2, tries: 1 });
	if (servers) resolver.setServers(servers);
	const late = setTimeout(() => resolver.cancel(), longest);
	try {
		return { data: await Promise.all(records.map((record) => check(resolver, record))) };
	} finally {
		clearTimeout(late);
	}
}

async function check(resolver: Resolver, record: DnsRecord): Promise<DnsCheck['data'][number]> {
	const { kind } = record;
	try {
		const found = await textsAt(resolver, record);
		const own = found.filter((text) => isOfKind(kind, text));
		return { kind, state: judgeRecord(record, found), found: own.slice(0, mostTold).map((text) => text.slice(0, 600)) };
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		return { kind, state: code === 'ENOTFOUND' || code === 'ENODATA' ? 'missing' : 'unreachable', found: [] };
	}
}

async function textsAt(resolver: Resolver, { type, name }: DnsRecord): Promise<string[]> {
	if (type === 'TXT') return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
	return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
}
