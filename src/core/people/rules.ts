import { hasRole, type Role, type Viewer } from '../access/roles.ts';

/** The domain of an address. */
export function domainOf(email: string): string {
	return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether everybody can have an address of a domain, as with the public providers of mail; a workspace may know better. */
export function isPublicDomain(domain: string): boolean {
	return publicProviders.has(domain) || publicFamilies.test(domain);
}

/** A name that is an address would show the address to everybody, so it is none. */
export function publicName(name: string | null): string | null {
	return name === null || name.includes('@') ? null : name;
}

/** Owners make and unmake owners; admins everybody below. */
export function mayGiveRole(viewer: Viewer, role: Role): boolean {
	return viewer.via === 'system' || hasRole(viewer, role === 'owner' ? 'owner' : 'admin');
}

// Families with a domain for each country: hotmail.de, yahoo.co.uk, live.nl …
const publicFamilies = /^(hotmail|yahoo|live|outlook|gmx|googlemail|aol|protonmail|ymail|rocketmail|icloud)\.[a-z.]{2,6}$/;

const publicProviders = new Set([
	'126.com',
	'163.com',
	'alice.it',
	'bigpond.com',
	'bluewin.ch',
	'bol.com.br',
	'btinternet.com',
	'comcast.net',
	'duck.com',
	'fastmail.com',
	'fastmail.fm',
	'foxmail.com',
	'free.fr',
	'freenet.de',
	'gmail.com',
	'hey.com',
	'hushmail.com',
	'inbox.lv',
	'interia.pl',
	'kpnmail.nl',
	'laposte.net',
	'libero.it',
	'list.ru',
	'mac.com',
	'mail.com',
	'mail.ru',
	'mailbox.org',
	'me.com',
	'msn.com',
	'naver.com',
	'o2.pl',
	'online.de',
	'onet.pl',
	'orange.fr',
	'pm.me',
	'posteo.de',
	'proton.me',
	'qq.com',
	'rambler.ru',
	'rediffmail.com',
	'seznam.cz',
	'sfr.fr',
	'shaw.ca',
	'sina.com',
	'sky.com',
	't-online.de',
	'telenet.be',
	'terra.com.br',
	'tuta.com',
	'tutanota.com',
	'ukr.net',
	'uol.com.br',
	'verizon.net',
	'virgilio.it',
	'virginmedia.com',
	'wanadoo.fr',
	'web.de',
	'wp.pl',
	'xs4all.nl',
	'xtra.co.nz',
	'yandex.com',
	'yandex.ru',
	'ziggo.nl',
	'zoho.com'
]);
