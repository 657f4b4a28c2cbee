import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { password } from '#core/people/sign-in.ts';
import { changeOwnPassword, isFreshSession } from '#server/people/password.ts';
import { signInWithPassword } from '#server/people/sign-in.ts';
import { runningProcess } from '#server/process.ts';
import { attempt } from '../../refusals.ts';
import { doorOf, enter, parseForm } from '../entering.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, request }) => {
	if (!context.viewer.personId) redirect(303, '/sign-in?next=/password');
	return { isFresh: await isFreshSession(runningProcess().platform, context, request.headers) };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			const door = doorOf(event);
			const given = parseForm(z.object({ password }), form);
			const email = await changeOwnPassword(door.platform, door.context, event.request.headers, given.password);
			return enter(event.cookies, door.context, await signInWithPassword(door, { email, ...given }), null);
		});
	}
};
