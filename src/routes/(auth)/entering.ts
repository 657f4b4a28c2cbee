import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { isMember } from '#core/access/roles.ts';
import { localPath } from '#core/people/sign-in.ts';
import { identify } from '#server/people/identify.ts';
import type { SessionCookie } from '#server/people/session.ts';
import type { Door } from '#server/people/sign-in.ts';
import type { Context } from '#server/platform/context.ts';
import { refusalFromZod } from '#server/platform/http/route.ts';
import { runningProcess } from '#server/process.ts';
import type { z } from 'zod';

/** The door that a request knocks at. */
export function doorOf(event: RequestEvent): Door {
	const { platform } = runningProcess();
	return { platform, context: event.locals.context, clientAddress: addressOf(event) };
}

export function addressOf(event: RequestEvent): string {
	return runningProcess().platform.clientAddress(event.getClientAddress(), event.request.headers.get('x-forwarded-for'));
}

/** Hands over the session and sends its person where they wanted to go: members to their screens unless they said otherwise. */
export async function enter(cookies: Cookies, context: Context, session: SessionCookie, next: string | null): Promise<never> {
	cookies.set(session.name, session.value, session.options);
	const headers = new Headers({ cookie: `${session.name}=${session.value}` });
	const viewer = await identify(runningProcess().platform, context.workspaceId, headers);
	redirect(303, localPath(next, isMember(viewer) ? '/app' : '/'));
}

/** What a form holds, by its schema. @throws invalid that names each field */
export function parseForm<S extends z.ZodType>(schema: S, form: FormData | Record<string, unknown>): z.output<S> {
	const parsed = schema.safeParse(form instanceof FormData ? Object.fromEntries(form) : form);
	if (parsed.success) return parsed.data;
	throw refusalFromZod(parsed.error);
}
