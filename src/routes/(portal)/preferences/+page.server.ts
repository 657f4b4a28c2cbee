import { redirect } from '@sveltejs/kit';
import { Refusal } from '#core/kernel/problem.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { choose, personAsking, readMailSettings, startMail, stopMail } from '#server/notifications/service.ts';
import type { Context } from '#server/platform/context.ts';
import { runningProcess } from '#server/process.ts';
import { attempt, page } from '../../refusals.ts';
import { textsOf } from '../forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, setHeaders }) =>
	page(async () => {
		setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
		const token = url.searchParams.get('token');
		const personId = personAsking(context, asking(token));
		return { token, saved: url.searchParams.has('saved'), settings: personId ? await readMailSettings(context, personId) : null };
	});

export const actions: Actions = {
	save: (event) => change(event, (context, personId, form) => choose(context, personId, textsOf(form))),
	stop: (event) => change(event, stopMail),
	start: (event) => change(event, startMail)
};

/** Does one change for the person of the link, or the one signed in, and shows the page anew. */
async function change(event: RequestEvent, work: (context: Context, personId: PersonId, form: FormData) => Promise<void>) {
	const { context } = event.locals;
	const token = event.url.searchParams.get('token');
	const form = await event.request.formData();
	const failure = await attempt(form, async () => {
		const personId = personAsking(context, asking(token));
		if (!personId) throw new Refusal('sign-in-required', 'Open the link in one of our mails, or sign in.');
		await work(context, personId, form);
	});
	if (failure) return failure;
	redirect(303, `/preferences?saved${token ? `&token=${encodeURIComponent(token)}` : ''}`);
}

function asking(token: string | null) {
	return { secret: runningProcess().platform.secret, token };
}
