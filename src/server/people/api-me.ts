import { meSchema, preferenceChanges, preferencesSchema } from '#core/people/me.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { route, type Api } from '../platform/http/route.ts';
import { changePreferences, preferencesOf, readMe } from './me.ts';

export function registerMe(api: Api): void {
	route(api, { method: 'get', path: '/me', action: 'me.read', summary: 'Says who the key or session is.', answer: meSchema }, (context) => readMe(context));
	const preferences = { path: '/me/preferences', answer: preferencesSchema } as const;
	route(api, { ...preferences, method: 'get', action: 'me.read', summary: 'Says what you are told of, and how soon.' }, (context) =>
		preferencesOf(context.db, ownPerson(context))
	);
	route(
		api,
		{ ...preferences, method: 'put', action: 'me.change', summary: 'Changes what you are told of.', body: preferenceChanges },
		(context, { body }) => changePreferences(context, ownPerson(context), body)
	);
}

function ownPerson({ viewer }: Context): PersonId {
	if (!viewer.personId) throw new Refusal('sign-in-required', 'Sign in first.');
	return viewer.personId;
}
