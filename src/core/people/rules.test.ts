import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitor, type Role, type Viewer } from '../access/roles.ts';
import type { PersonId } from '../kernel/ids.ts';
import { domainOf, isPublicDomain, mayGiveRole, publicName } from './rules.ts';
import { localPath } from './sign-in.ts';

describe('the company behind an address', () => {
	test.each([
		['carla@acme.example', 'acme.example', false],
		['carla@mail.Acme.example', 'mail.acme.example', false],
		['someone@gmail.com', 'gmail.com', true],
		['someone@yahoo.co.uk', 'yahoo.co.uk', true],
		['someone@hotmail.de', 'hotmail.de', true],
		['someone@hotmail-tools.example', 'hotmail-tools.example', false]
	])('%s has the domain %s, open to everybody: %s', (email, domain, isPublic) => {
		expect(domainOf(email)).toBe(domain);
		expect(isPublicDomain(domain)).toBe(isPublic);
	});
});

test('a name that is an address is not shown', () => {
	expect(publicName('carla@acme.example')).toBeNull();
	expect(publicName('Carla')).toBe('Carla');
	expect(publicName(null)).toBeNull();
});

describe('who gives which role', () => {
	const member = (role: Role): Viewer => ({ ...visitor, personId: 'person_0192f0c1b7a57cc08f3a5d2b9e4c6a10' as PersonId, role, via: 'session' });
	test.each<[Role, Role, boolean]>([
		['owner', 'owner', true],
		['owner', 'viewer', true],
		['admin', 'owner', false],
		['admin', 'admin', true],
		['contributor', 'viewer', false]
	])('%s gives %s: %s', (from, role, allowed) => expect(mayGiveRole(member(from), role)).toBe(allowed));
});

describe('where to go after signing in', () => {
	test.each(['/app', '/posts/3/dark-mode?sort=new#c', '/me'])('%s is a page of ours', (next) => expect(localPath(next, '/')).toBe(next));

	test.each(['', 'https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'app', '/sign-in?next=/sign-in', '/sign-out'])(
		'%j is refused',
		(next) => expect(localPath(next, '/')).toBe('/')
	);

	test('no words lead to another site', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 40 }), (words) => {
				expect(new URL(localPath(`/${words}`, '/'), 'http://winnow.test').host).toBe('winnow.test');
			})
		);
	});
});
