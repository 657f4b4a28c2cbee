import { describe, expect, test } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { actions, can, type Action } from './actions.ts';
import { system, visitor, type Role, type Scope, type Viewer } from './roles.ts';

const personId = 'person_0192f0c1b7a57cc08f3a5d2b9e4c6a10' as PersonId;
const customer: Viewer = { ...visitor, personId, via: 'session' };
const member = (role: Role): Viewer => ({ ...customer, role });
const key = (scope: Scope, role: Role): Viewer => ({ ...customer, role, via: 'key', scopes: [scope] });

describe('who may do what', () => {
	test.each<[Action, string[]]>([
		['portal.read', ['visitor', 'customer', 'viewer', 'contributor', 'admin', 'owner']],
		['post.vote', ['visitor', 'customer', 'viewer', 'contributor', 'admin', 'owner']],
		['me.change', ['customer', 'viewer', 'contributor', 'admin', 'owner']],
		['post.see-voters', ['viewer', 'contributor', 'admin', 'owner']],
		['post.merge', ['contributor', 'admin', 'owner']],
		['board.manage', ['admin', 'owner']]
	])('%s is for %j', (action, allowed) => {
		const cast = { visitor, customer, viewer: member('viewer'), contributor: member('contributor'), admin: member('admin'), owner: member('owner') };
		expect(Object.entries(cast).filter(([, viewer]) => can(viewer, action)).map(([name]) => name)).toEqual(allowed);
	});

	test('a key is bounded by its scope, whatever its role', () => {
		expect(can(key('read', 'owner'), 'post.see-voters')).toBe(true);
		expect(can(key('read', 'owner'), 'post.vote')).toBe(false);
		expect(can(key('write', 'owner'), 'post.merge')).toBe(true);
		expect(can(key('write', 'owner'), 'board.manage')).toBe(false);
		expect(can(key('read', 'owner'), 'audit.read')).toBe(false);
		expect(can(key('admin', 'admin'), 'board.manage')).toBe(true);
	});

	test('a read key never does what changes something', () => {
		const changing = (Object.keys(actions) as Action[]).filter((action) => /manage|erase|merge|edit|delete|change|set-status|answer|vote$/.test(action));
		expect(changing.filter((action) => can(key('read', 'owner'), action))).toEqual([]);
	});

	test('the system may do everything', () => {
		expect((Object.keys(actions) as Action[]).filter((action) => actions[action] !== 'signed-in' && !can(system, action))).toEqual([]);
	});
});
