import { redirect } from '@sveltejs/kit';
import { isMember } from '#core/access/roles.ts';
import { invalid } from '#core/kernel/problem.ts';
import { words } from '#core/people/door-words.ts';
import { codeForm, localPath, mailForm, passwordForm } from '#core/people/sign-in.ts';
import { mailSignInLink, signInWithCode, signInWithPassword } from '#server/people/sign-in.ts';
import { attempt } from '../../refusals.ts';
import { doorOf, enter, parseForm } from '../entering.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) => {
	const next = localPath(url.searchParams.get('next'), '');
	const { viewer } = context;
	// A customer who opens a screen of the team is told so; sending them there again would go round for ever.
	const notOfTheTeam = viewer.personId !== null && !isMember(viewer) && /^\/app(\/|$|\?)/.test(next);
	if (viewer.personId && !notOfTheTeam) redirect(303, next || '/');
	return { next, notOfTheTeam };
};

export const actions: Actions = {
	password: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			if (!form.get('password')) throw invalid({ password: words.signIn.noPassword });
			const session = await signInWithPassword(doorOf(event), parseForm(passwordForm, form));
			return enter(event.cookies, event.locals.context, session, nextIn(form));
		});
	},
	mail: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			const { email } = parseForm(mailForm, form);
			await mailSignInLink(doorOf(event), { email, next: localPath(nextIn(form), '') });
			return { sentTo: email, next: nextIn(form) ?? '' };
		});
	},
	code: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			const session = await signInWithCode(doorOf(event), parseForm(codeForm, form));
			return enter(event.cookies, event.locals.context, session, nextIn(form));
		});
	}
};

function nextIn(form: FormData): string | null {
	const next = form.get('next');
	return typeof next === 'string' ? next : null;
}
