import { z } from 'zod';
import { email, line } from '../kernel/schemas.ts';

/** At least eight characters and no rule on their kinds: length is what helps (NIST SP 800-63B). */
export const password = z.string().min(8, 'must have at least 8 characters').max(128, 'may have at most 128 characters');

export const passwordForm = z.object({ email, password: z.string().min(1, 'must not be empty').max(1000) });
export const mailForm = z.object({ email });
export const codeForm = z.object({ email, code: z.string().trim().regex(/^\d{6}$/, 'must be the six digits of the mail') });
export const acceptForm = z.object({ name: line(120), password });

export const setupForm = z.object({
	company: line(120),
	name: line(120),
	email,
	password,
	boards: z.array(line(120)).min(1, 'must name at least one board').max(20, 'may name at most 20 boards'),
	demo: z.boolean()
});
export type SetupForm = z.infer<typeof setupForm>;

/**
 * Where to go after signing in: a path of this site, or the fallback. Refuses what a browser would read as another
 * site, such as `//evil.example`, `/\evil.example` or a path with a tab in it.
 */
export function localPath(next: string | null | undefined, fallback: string): string {
	if (!next || !next.startsWith('/') || /^\/[/\\]/.test(next) || /[\\\p{Cc}]/u.test(next)) return fallback;
	const resolved = URL.canParse(next, 'http://here.invalid') ? new URL(next, 'http://here.invalid') : null;
	return resolved?.host === 'here.invalid' && !/^\/(sign-in|sign-out)(\/|$|\?)/.test(next) ? next : fallback;
}
