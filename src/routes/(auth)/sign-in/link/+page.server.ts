import { localPath } from '#core/people/sign-in.ts';
import { signInWithLink } from '#server/people/sign-in.ts';
import { attempt } from '../../../refusals.ts';
import { doorOf, enter } from '../../entering.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link signs nobody in, because scanners open what is in a mail; the button does. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	return { token: url.searchParams.get('token') ?? '', next: localPath(url.searchParams.get('next'), '') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		return attempt(form, async () => {
			const session = await signInWithLink(doorOf(event), String(form.get('token') ?? ''));
			return enter(event.cookies, event.locals.context, session, String(form.get('next') ?? ''));
		});
	}
};
