import { fail, redirect } from '@sveltejs/kit';
import { words } from '#core/evidence/words.ts';
import { isId } from '#core/kernel/ids.ts';
import { answerQuestion, questionFor } from '#server/evidence/service.ts';
import { personAsking } from '#server/notifications/service.ts';
import { runningProcess } from '#server/process.ts';
import { attempt, page } from '../../../refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shows the question and changes nothing: programs that look for bad links open every one of them. */
export const load: PageServerLoad = (event) =>
	page(async () => {
		event.setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
		const asked = whoAnswers(event);
		return { token: event.url.searchParams.get('token'), sent: event.url.searchParams.has('sent'), known: asked !== null, question: asked && (await questionFor(event.locals.context, asked)) };
	});

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const text = String(form.get('text') ?? '').trim();
		if (text === '') return fail(422, { problem: words.answering.empty });
		const failure = await attempt(form, async () => {
			const asked = whoAnswers(event);
			if (asked) await answerQuestion(event.locals.context, asked, text);
		});
		if (failure) return failure;
		const token = event.url.searchParams.get('token');
		redirect(303, `/questions/${event.params.id}?sent${token ? `&token=${encodeURIComponent(token)}` : ''}`);
	}
};

/** The person of the link, else the one signed in, and the question; null where either is missing. */
function whoAnswers({ locals: { context }, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const personId = personAsking(context, { secret: runningProcess().platform.secret, token: url.searchParams.get('token') });
	return personId && isId('question', params.id) ? { questionId: params.id, personId } : null;
}
