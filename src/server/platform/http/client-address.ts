import { BlockList, isIP } from 'node:net';

/**
 * Makes the function that tells whose address a request comes from. Forwarded headers are believed only as far as
 * the chain of trusted proxies reaches, read from the right: what a client wrote itself is never used.
 */
export function clientAddressReader(trustedProxies: string[]): (peer: string, forwardedFor: string | null) => string {
	const trusted = new BlockList();
	for (const entry of trustedProxies) trust(trusted, entry);
	const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
	return (peer, forwardedFor) => {
		let address = plain(peer);
		const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
		while (isTrusted(address)) {
			const next = hops.pop();
			if (!next || isIP(next) === 0) break;
			address = next;
		}
		return address;
	};
}

function trust(list: BlockList, entry: string): void {
	const [address = '', prefix] = entry.split('/');
	const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
	if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES holds "${entry}", which is neither an address nor a network.`);
	if (prefix === undefined) list.addAddress(address, family);
	else list.addSubnet(address, Number(prefix), family);
}

function plain(address: string): string {
	return address.replace(/^::ffff:/, '');
}
