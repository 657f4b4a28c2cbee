/** The readable end of an address: lower-case ASCII words joined by hyphens, at most 80 characters, never empty. */
export function slugOf(title: string, fallback = 'untitled'): string {
	const words = title.normalize('NFKD').replace(/\p{Mark}+/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
	const slug = words.join('-').slice(0, 80).replace(/-+$/, '');
	return slug || fallback;
}
