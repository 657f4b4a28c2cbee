import type { Member, Person } from './content.ts';

function member(key: string, name: string, rest: Pick<Member, 'role' | 'title' | 'joinedDaysAgo'>): Member {
	return { key, name, email: `${key}@halyard.example`, ...rest };
}

export const members: Member[] = [
	member('marit', 'Marit Solheim', { role: 'owner', title: 'Founder', joinedDaysAgo: 365 }),
	member('ines', 'Inês Carvalho', { role: 'admin', title: 'Product manager, field', joinedDaysAgo: 365 }),
	member('jonas', 'Jonas Adeyemi', { role: 'admin', title: 'Product manager, office', joinedDaysAgo: 262 }),
	member('dewi', 'Dewi Prakoso', { role: 'contributor', title: 'Developer', joinedDaysAgo: 365 }),
	member('callum', 'Callum Reid', { role: 'contributor', title: 'Support lead', joinedDaysAgo: 360 }),
	member('hanneke', 'Hanneke Vos', { role: 'viewer', title: 'Sales', joinedDaysAgo: 301 }),
];

type Known = { key: string; name: string; title: string; language: string; since: number };

function somebody(companies: string[], email: string, { key, name, title, language, since }: Known): Person {
	return {
		key,
		kind: 'identified',
		name,
		email,
		externalId: `u-${key}`,
		companies,
		attributes: { title, language },
		firstSeenDaysAgo: since,
	};
}

function staff(company: string, colleagues: (Known & { mailbox: string })[]): Person[] {
	return colleagues.map((one) => somebody([company], `${one.mailbox}@${company}.example`, one));
}

const atOneCompany: Person[] = [
	...staff('nordlift', [
		{
			key: 'astrid', name: 'Astrid Nyström', mailbox: 'astrid.nystrom',
			title: 'Service planner', language: 'sv', since: 352,
		},
		{
			key: 'elias', name: 'Elias Bergqvist', mailbox: 'elias.bergqvist',
			title: 'Lift technician', language: 'sv', since: 345,
		},
		{ key: 'noor', name: 'Noor Haddad', mailbox: 'noor.haddad', title: 'IT systems', language: 'en', since: 305 },
		{
			key: 'ingrid', name: 'Ingrid Sæther', mailbox: 'ingrid.saether',
			title: 'Regional manager', language: 'no', since: 290,
		},
	]),
	...staff('orchard-medical', [
		{
			key: 'aoife', name: 'Aoife Brennan', mailbox: 'aoife',
			title: 'Head of field service', language: 'en', since: 334,
		},
		{
			key: 'kwame', name: 'Kwame Ofori', mailbox: 'kwame',
			title: 'Biomedical engineer', language: 'en', since: 320,
		},
		{ key: 'roisin', name: 'Róisín Daly', mailbox: 'roisin', title: 'Compliance', language: 'en', since: 276 },
	]),
	...staff('heizkraft-brandt', [
		{
			key: 'juergen', name: 'Jürgen Brandt', mailbox: 'j.brandt',
			title: 'Managing director', language: 'de', since: 365,
		},
		{ key: 'lena', name: 'Lena Hoffmann', mailbox: 'l.hoffmann', title: 'Dispatcher', language: 'de', since: 350 },
		{
			key: 'emre', name: 'Emre Yıldız', mailbox: 'e.yildiz',
			title: 'Heating technician', language: 'de', since: 318,
		},
	]),
	...staff('soleado', [
		{
			key: 'lucia', name: 'Lucía Ferrer', mailbox: 'lucia.ferrer',
			title: 'Operations', language: 'es', since: 329,
		},
		{
			key: 'mateo', name: 'Mateo Quiroga', mailbox: 'mateo.quiroga',
			title: 'Crew lead', language: 'es', since: 280,
		},
	]),
	...staff('atlas-froid', [
		{
			key: 'camille', name: 'Camille Lefèvre', mailbox: 'camille.lefevre',
			title: 'Planning', language: 'fr', since: 333,
		},
		{
			key: 'youssef', name: 'Youssef Benali', mailbox: 'youssef.benali',
			title: 'Refrigeration technician', language: 'fr', since: 300,
		},
		{
			key: 'thibault', name: 'Thibault Garnier', mailbox: 'thibault.garnier',
			title: 'Finance', language: 'fr', since: 270,
		},
	]),
	...staff('greenbelt', [
		{
			key: 'harriet', name: 'Harriet Okonkwo', mailbox: 'harriet',
			title: 'Operations manager', language: 'en', since: 358,
		},
		{ key: 'dylan', name: 'Dylan Price', mailbox: 'dylan', title: 'Crew lead', language: 'en', since: 315 },
	]),
	...staff('vandermeer-glas', [
		{ key: 'sanne', name: 'Sanne van der Meer', mailbox: 'sanne', title: 'Office', language: 'nl', since: 340 },
		{ key: 'bram', name: 'Bram Kuipers', mailbox: 'bram', title: 'Glazier', language: 'nl', since: 260 },
	]),
	...staff('brightwater', [
		{ key: 'priya', name: 'Priya Raman', mailbox: 'priya', title: 'Owner', language: 'en', since: 342 },
		{ key: 'jack', name: 'Jack Tregenza', mailbox: 'jack', title: 'Pool technician', language: 'en', since: 316 },
	]),
	...staff('kaimana', [
		{ key: 'tane', name: 'Tāne Rewi', mailbox: 'tane', title: 'Operations', language: 'en', since: 328 },
		{
			key: 'mei', name: 'Mei-Ling Chua', mailbox: 'mei',
			title: 'Office administrator', language: 'en', since: 326,
		},
	]),
	...staff('bosphorus-klima', [
		{ key: 'zeynep', name: 'Zeynep Arslan', mailbox: 'zeynep', title: 'Dispatcher', language: 'tr', since: 222 },
		{ key: 'onur', name: 'Onur Demir', mailbox: 'onur', title: 'Technician', language: 'tr', since: 210 },
	]),
	...staff('chiave-sicura', [
		{ key: 'giulia', name: 'Giulia Marchetti', mailbox: 'giulia', title: 'Locksmith', language: 'it', since: 198 },
	]),
	...staff('prairie-wind', [
		{
			key: 'simone', name: 'Simone Tremblay', mailbox: 'stremblay',
			title: 'Reliability lead', language: 'fr', since: 49,
		},
		{ key: 'raj', name: 'Rajinder Gill', mailbox: 'rgill', title: 'Tower crew lead', language: 'en', since: 47 },
	]),
	...staff('copperline', [
		{
			key: 'thabo', name: 'Thabo Nkosi', mailbox: 'thabo.nkosi',
			title: 'Rollout manager', language: 'en', since: 92,
		},
		{
			key: 'lerato', name: 'Lerato Mokoena', mailbox: 'lerato.mokoena',
			title: 'Contractor desk', language: 'en', since: 83,
		},
	]),
	...staff('hoshino', [
		{ key: 'kenji', name: 'Hoshino Kenji', mailbox: 'kenji', title: 'Director', language: 'ja', since: 62 },
		{ key: 'yui', name: 'Tanabe Yui', mailbox: 'yui', title: 'Site coordinator', language: 'ja', since: 58 },
	]),
	...staff('tolland-fire', [
		{
			key: 'denise', name: 'Denise Kowalczyk', mailbox: 'denise',
			title: 'Office manager', language: 'en', since: 331,
		},
		{ key: 'marcus', name: 'Marcus Bell', mailbox: 'marcus', title: 'Inspector', language: 'en', since: 295 },
	]),
];

const atTwoCompanies: Person[] = [
	somebody(
		['orchard-medical', 'atlas-froid'],
		'farah@siddiqui-consulting.example',
		{ key: 'farah', name: 'Farah Siddiqui', title: 'Implementation consultant', language: 'en', since: 250 },
	),
	somebody(
		['greenbelt', 'brightwater'],
		'ola@balogun-books.example',
		{ key: 'ola', name: 'Olamide Balogun', title: 'Bookkeeper', language: 'en', since: 236 },
	),
];

type Reached = { name?: string; email?: string; since: number };

function visitor(key: string, { name, email, since }: Reached): Person {
	const kind = email ? 'identified' : 'anonymous';
	return {
		key,
		kind,
		name: name ?? null,
		email: email ?? null,
		companies: [],
		attributes: {},
		firstSeenDaysAgo: since,
	};
}

const onTheirOwn: Person[] = [
	visitor('viktor', { name: 'Viktor Dragan', email: 'viktor@dragan-elektro.example', since: 245 }),
	visitor('hana', { name: 'Hana Novotná', email: 'hana.n@postbox.example', since: 90 }),
	visitor('lakeside', { email: 'info@lakeside-doors.example', since: 233 }),
	visitor('werkstatt', { email: 'werkstatt77@mailbox.example', since: 156 }),
	visitor('pbutler', { email: 'p.butler@inbox.example', since: 30 }),
	visitor('passer-by', { since: 189 }),
];

export const people: Person[] = [...atOneCompany, ...atTwoCompanies, ...onTheirOwn];
