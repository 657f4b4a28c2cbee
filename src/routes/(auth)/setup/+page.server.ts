import { fail, redirect } from '@sveltejs/kit';
import { defaultBoards } from '#core/boards/defaults.ts';
import type { FieldErrors } from '#core/kernel/problem.ts';
import { setupForm } from '#core/people/sign-in.ts';
import { signInWithPassword } from '#server/people/sign-in.ts';
import { runningProcess } from '#server/process.ts';
import { isSetUp, setUpWorkspace } from '#server/setup.ts';
import { attempt } from '../../refusals.ts';
import { addressOf, enter, parseForm } from '../entering.ts';
import type { Actions, PageServerLoad } from './$types';

const mostBoards = 20;
const noProblem: { problem: string; fields: FieldErrors } = { problem: '', fields: {} };

export const load: PageServerLoad = async () => {
	if (await isSetUp(runningProcess().platform)) redirect(303, '/app');
	return { boards: [...defaultBoards] };
};

export const actions: Actions = {
	/** Adds a field for a board or removes one, for browsers without JavaScript; nothing is kept. */
	boards: async ({ request }) => {
		const form = await request.formData();
		const remove = form.get('remove');
		const kept = form.getAll('boards').map(String).filter((_, place) => String(place) !== remove);
		const boards = (remove === null ? [...kept, ''] : kept).slice(0, mostBoards);
		return { boards: boards.length > 0 ? boards : [''], given: typedInto(form), ...noProblem };
	},
	finish: async (event) => {
		const form = await event.request.formData();
		const boards = form.getAll('boards').map(String);
		const answer = await attempt(form, async () => {
			const { platform } = runningProcess();
			const clientAddress = addressOf(event);
			await platform.limits.take('sign-in', clientAddress);
			const given = parseForm(setupForm, {
				...Object.fromEntries(form),
				boards: boards.map((name) => name.trim()).filter(Boolean),
				demo: form.has('demo')
			});
			const { context } = await setUpWorkspace(platform, given);
			const session = await signInWithPassword({ platform, context, clientAddress }, given);
			return enter(event.cookies, context, session, '/app');
		});
		return fail(answer.status, { ...answer.data, boards });
	}
};

function typedInto(form: FormData): Record<string, string> {
	const names = ['company', 'name', 'email', 'demo'];
	return Object.fromEntries(names.flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name))]] : [])));
}
