/** Our own addresses: what is before the @ says what a mail is for. */
export type Place = { kind: 'inbox'; board: string | null } | { kind: 'bounce'; token: string } | { kind: 'reply'; token: string } | { kind: 'complaints' };

/** What an address at our domain is for; null for one that is not ours. */
export function placeOf(address: string, domain: string): Place | null {
	const at = address.lastIndexOf('@');
	if (at < 1 || address.slice(at + 1).toLowerCase() !== domain) return null;
	const [name = '', ...rest] = address.slice(0, at).toLowerCase().split('+');
	const detail = rest.length > 0 ? rest.join('+') : null;
	if (name === 'inbox') return detail === null || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(detail) ? { kind: 'inbox', board: detail } : null;
	if (name === 'bounce' || name === 'reply') return detail ? { kind: name, token: detail } : null;
	return name === 'complaints' && detail === null ? { kind: 'complaints' } : null;
}
