import { nobody, postsAskedOf, type Answers, type Question } from '#core/frame/personal.ts';
import { visitor, type Viewer } from '#core/access/roles.ts';
import { cookieNamed } from '#server/platform/http/cookies.ts';
import type { Context } from '#server/platform/context.ts';
import { personalOf } from '#server/posts/service.ts';
import { readVisit, type Visit } from '../(portal)/visit.ts';

/** Everybody of one role and the same segments is shown the same pages: for what they say, it does not matter which person looks. */
export function anybodyLike(viewer: Viewer): Viewer {
	return { ...visitor, role: viewer.role, segmentIds: viewer.segmentIds };
}

/** What is true of whoever looks: by their session, else by what this browser did as a visitor. */
export async function answersFor(context: Context, cookies: string | null, questions: readonly Question[]): Promise<Answers> {
	const { personId } = context.viewer;
	if (personId === null) return answersOfVisit(cookies, questions);
	const asked = { voted: postsAskedOf(questions, 'voted'), follows: postsAskedOf(questions, 'follows') };
	const { name, voted, follows, waits } = await personalOf(context, personId, asked);
	return { signedIn: true, name, voted: new Set(voted), follows: new Set(follows), waits: waits || sentAndWaits(cookies, questions) };
}

function answersOfVisit(cookies: string | null, questions: readonly Question[]): Answers {
	const visit = visitIn(cookies);
	if (!visit) return nobody;
	return { ...nobody, voted: new Set(visit.voted), follows: new Set([...visit.voted, ...visit.followed]), waits: sentAndWaits(cookies, questions) };
}

/** Pages of requests, which ask who follows, show what this browser sent; it may be published by now, which rendering finds out. */
function sentAndWaits(cookies: string | null, questions: readonly Question[]): boolean {
	return postsAskedOf(questions, 'follows').length > 0 && (visitIn(cookies)?.held.length ?? 0) > 0;
}

function visitIn(cookies: string | null): Visit | null {
	return readVisit({ get: (name) => cookieNamed(name, cookies) });
}
