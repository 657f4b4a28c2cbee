import { getRequestEvent } from '$app/server';
import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { Refusal, type FieldErrors } from '#core/kernel/problem.ts';
import { sayRefusal } from './speaking/refusing.ts';

/** For load functions: a refusal becomes the error page with its own sentence. */
export async function page<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Refusal) error(thrown.status, { message: thrown.message });
		throw thrown;
	}
}

export type Failure = { problem: string; fields: FieldErrors; given: Record<string, string> };

/** For form actions: a refusal comes back to the form with its sentence, in the words of the page, and what was typed; passwords are not sent back. */
export async function attempt<T>(form: FormData, work: () => Promise<T>): Promise<T | ActionFailure<Failure>> {
	try {
		return await work();
	} catch (thrown) {
		if (!(thrown instanceof Refusal)) throw thrown;
		const { language } = getRequestEvent().locals;
		const fields = Object.fromEntries(Object.entries(thrown.fields ?? {}).map(([name, wrong]) => [name, sayRefusal(language, wrong)]));
		return fail(thrown.status, { problem: sayRefusal(language, thrown.message), fields, given: typedInto(form) });
	}
}

function typedInto(form: FormData): Record<string, string> {
	const given: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value === 'string' && !name.toLowerCase().includes('password')) given[name] = value;
	}
	return given;
}
