import { Refusal } from '#core/kernel/problem.ts';
import { acceptForm } from '#core/people/sign-in.ts';
import { acceptInvitation, readInvitation } from '#server/people/invitations.ts';
import { signInWithPassword } from '#server/people/sign-in.ts';
import { attempt } from '../../../refusals.ts';
import { sayRefusal } from '../../../speaking/refusing.ts';
import { doorOf, enter, parseForm } from '../../entering.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, language }, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	try {
		return { invitation: await readInvitation(context, params.token), gone: null };
	} catch (error) {
		if (error instanceof Refusal) return { invitation: null, gone: sayRefusal(language, error.message) };
		throw error;
	}
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			const { name, password } = parseForm(acceptForm, form);
			const door = doorOf(event);
			await door.platform.limits.take('sign-in', door.clientAddress);
			const { email } = await acceptInvitation(door.context, event.params.token, { name, password });
			return enter(event.cookies, door.context, await signInWithPassword(door, { email, password }), '/app');
		});
	}
};
