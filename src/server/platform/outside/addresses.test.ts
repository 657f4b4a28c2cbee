import { describe, expect, test } from 'vitest';
import { isAllowed, isPublic, readAllowed } from './addresses.ts';

/** The host as a request would go to it, without the brackets of IPv6. */
const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

describe('addresses that may be called', () => {
	test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1', '2a00:1450:4001:81b::200e'])('%s is public', (address) => expect(isPublic(address)).toBe(true));

	test.each([
		'127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '100.100.100.200', '169.254.169.254', '192.0.0.192', '198.18.0.1', '203.0.113.9',
		'224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '64:ff9b:1::a00:1', 'fc00::1',
		'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', '100::1', '5f00::1', '4000::1', '', 'example.com'
	])('%j is not', (address) => expect(isPublic(address)).toBe(false));

	test.each(['http://2130706433', 'http://0x7f000001', 'http://0177.0.0.1', 'http://127.1', 'http://0', 'http://[::ffff:7f00:1]', 'http://１２７.0.0.1', 'http://[0:0:0:0:0:0:0:1]'])(
		'%s is this machine, however it is written',
		(url) => expect(isPublic(hostOf(url))).toBe(false)
	);
});

describe('what the operator allows besides', () => {
	test('is an address, a network or a host, and nothing near it', () => {
		const allowed = readAllowed(['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'Hooks.internal']);
		expect(['127.0.0.1', '10.9.9.9', 'fd12::1'].filter((address) => !isAllowed(allowed, address))).toEqual([]);
		expect(['127.0.0.2', '11.0.0.1', '::1', 'hooks.internal'].filter((address) => isAllowed(allowed, address))).toEqual([]);
		expect([...allowed.hosts]).toEqual(['hooks.internal']);
	});

	test.each(['10.0.0.0/99', 'http://x', 'a b', '*'])('%j is neither, and is named', (entry) => expect(() => readAllowed([entry])).toThrow(entry));
});
