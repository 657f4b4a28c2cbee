import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import { runningProcess } from '#server/process.ts';
import { seal, unseal } from '#server/platform/signing.ts';

/**
 * What this browser did without signing in: the address that was typed, so that nobody types it twice, and the posts it
 * voted for, so that it can take those votes back, what it follows, and what it wrote that waits for review. It gives no right to read anything of the person with that address,
 * because nobody has shown that the address is theirs.
 */
const schema = z.object({ email: z.string(), name: z.string(), voted: z.array(z.number()), followed: z.array(z.number()).default([]), held: z.array(z.string()).default([]) });
export type Visit = z.infer<typeof schema>;

const cookieName = 'winnow-visit';
const mostVotes = 200;
const mostHeld = 12;
const year = 365 * 24 * 3600;

export function readVisit(cookies: Pick<Cookies, 'get'>): Visit | null {
	const sealed = cookies.get(cookieName);
	const value = sealed ? unseal(runningProcess().platform.secret, cookieName, sealed) : null;
	if (value === null) return null;
	const parsed = schema.safeParse(JSON.parse(value));
	return parsed.success ? parsed.data : null;
}

export function writeVisit(cookies: Cookies, visit: Visit): void {
	const { platform } = runningProcess();
	const value = JSON.stringify({ ...visit, voted: visit.voted.slice(-mostVotes), followed: visit.followed.slice(-mostVotes), held: visit.held.slice(-mostHeld) });
	cookies.set(cookieName, seal(platform.secret, cookieName, value), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: platform.config.baseUrl.startsWith('https:'),
		maxAge: year
	});
}

/** The visit with one vote more or one less. */
export function withVote(visit: Visit, number: number, voted: boolean): Visit {
	const others = visit.voted.filter((known) => known !== number);
	return { ...visit, voted: voted ? [...others, number] : others };
}

export function withFollow(visit: Visit, number: number): Visit {
	return { ...visit, followed: [...visit.followed.filter((known) => known !== number), number] };
}

export function withHeld(visit: Visit, heldId: string): Visit {
	return { ...visit, held: [...visit.held, heldId] };
}
