/** Which addresses outside Winnow may call by itself: public ones, and those that the operator names. */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** Answers for what runs in Azure, and looks like any public address. */
const azure = ipaddr.parseCIDR('168.63.129.16/32');
/** All that is given out of IPv6; what lies beside it (such as ::7f00:1) may be read as another address on the way. */
const given = ipaddr.parseCIDR('2000::/3');

/** Whether an address belongs to the public internet: not to this machine, its networks, or what stands for those. */
export function isPublic(text: string): boolean {
	if (!ipaddr.isValid(text)) return false;
	const address = ipaddr.parse(text);
	if (address.range() !== 'unicast') return false;
	return address.kind() === 'ipv6' ? isIn(address, given) : !isIn(address, azure);
}

/** What the operator allows besides: hosts by name, addresses and networks. */
export type Allowed = { hosts: ReadonlySet<string>; networks: readonly Network[] };

/** @throws with a sentence that names the entry that is neither a host nor a network */
export function readAllowed(entries: readonly string[]): Allowed {
	const networks: Network[] = [];
	const hosts = new Set<string>();
	for (const entry of entries) {
		if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
		else if (ipaddr.IPv4.isValidFourPartDecimal(entry) || ipaddr.IPv6.isValid(entry)) networks.push(networkOf(ipaddr.parse(entry)));
		else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry)) hosts.add(entry.toLowerCase());
		else throw new Error(`WEBHOOK_ALLOW holds "${entry}", which is neither a host nor a network.`);
	}
	return { hosts, networks };
}

export function isAllowed({ networks }: Allowed, text: string): boolean {
	if (!ipaddr.isValid(text)) return false;
	const address = ipaddr.parse(text);
	return networks.some((network) => isIn(address, network));
}

function networkOf(address: Address): Network {
	return [address, address.kind() === 'ipv6' ? 128 : 32];
}

function isIn(address: Address, [network, bits]: Network): boolean {
	return address.kind() === network.kind() && address.match([network, bits] as never);
}

export type NotCalled = 'malformed' | 'credentials' | 'plain' | 'private';

/** What can be seen of an address without asking where its name leads; null where nothing speaks against calling it. */
export function whyNotCalled(text: string, allowed: Allowed): NotCalled | null {
	if (!URL.canParse(text)) return 'malformed';
	const url = new URL(text);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (!['http:', 'https:'].includes(url.protocol) || host === '') return 'malformed';
	if (url.username !== '' || url.password !== '') return 'credentials';
	const isNamed = allowed.hosts.has(host) || isAllowed(allowed, host);
	if (url.protocol === 'http:' && !isNamed) return 'plain';
	const isPrivate = ipaddr.isValid(host) ? !isPublic(host) : host === 'localhost' || host.endsWith('.localhost');
	return isPrivate && !isNamed ? 'private' : null;
}
