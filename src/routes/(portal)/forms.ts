import { z } from 'zod';
import { email, line } from '#core/kernel/schemas.ts';
import type { FormSigns } from '#server/moderation/service.ts';
import { refusalFromZod } from '#server/platform/http/route.ts';
import { runningProcess } from '#server/process.ts';
import type { LimitName } from '#server/platform/http/limits.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** The fields of a form as plain strings; files are left out. */
export function textsOf(form: FormData): Record<string, string> {
	return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [])));
}

/** Takes one point of the limit for whoever sends this. @throws too-many-requests */
export async function limit(event: RequestEvent, name: LimitName): Promise<void> {
	const { platform } = runningProcess();
	const address = platform.clientAddress(event.getClientAddress(), event.request.headers.get('x-forwarded-for'));
	await platform.limits.take(name, address);
}

/** What tells a program from a person: the field nobody sees, and how long the form took. Moderation decides what follows. */
export function signsOf(given: Record<string, string>, now: Date): FormSigns {
	const elapsed = now.getTime() - Date.parse(given['startedAt'] ?? '');
	return { trapped: Boolean(given['website']), elapsed: Number.isNaN(elapsed) ? null : elapsed };
}

const visitor = z.object({ email, name: line(200).optional().or(z.literal('').transform(() => undefined)) });

/** Who a visitor says they are. @throws invalid naming the field */
export function visitorIn(given: Record<string, string>): { email: string; name?: string | undefined } {
	const parsed = visitor.safeParse({ email: given['email'] ?? '', name: given['name'] ?? '' });
	if (!parsed.success) throw refusalFromZod(parsed.error);
	return parsed.data;
}

/** A path on this site to go back to; anything else is the first page. */
export function localPath(path: string | null | undefined): string {
	return path && /^\/(?![/\\])/.test(path) ? path : '/';
}
