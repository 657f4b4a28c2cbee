import type { Answers } from '#core/frame/personal.ts';
import type { Viewer } from '#core/access/roles.ts';
import type { Context } from '#server/platform/context.ts';
import { encodingFor } from '../compress.ts';
import { answersFor } from './audience.ts';
import { bodyFor, type SharedPage } from './rendered.ts';

export type Asking = { context: Context; cookies: string | null; accepted: string | null };
export type Answered = { headers: [string, string][]; body: Buffer };

/** The page as the one who asks sees it; null where they see more on it than questions can say, and it must be rendered for them. */
export async function answerTo(page: SharedPage, asking: Asking): Promise<Answered | null> {
	const answers = await answersFor(asking.context, asking.cookies, page.questions);
	return answers.waits ? null : answerWith(page, answers, asking.accepted);
}

/** A page that was rendered for the one who asks alone. */
export async function answerAlone(page: SharedPage, asking: Asking): Promise<Answered> {
	return answerWith(page, await answersFor(asking.context, asking.cookies, page.questions), asking.accepted);
}

/** It is for them alone: no cache between here and their browser may keep it. */
async function answerWith(page: SharedPage, answers: Answers, accepted: string | null): Promise<Answered> {
	const encoding = encodingFor(accepted);
	const body = await bodyFor(page, answers, encoding);
	const headers: [string, string][] = [...page.headers, ['cache-control', 'private, no-cache'], ['vary', 'accept-encoding, accept-language, cookie'], ['content-length', String(body.byteLength)]];
	if (encoding) headers.push(['content-encoding', encoding]);
	return { headers, body };
}

/** An API key may be bound to some boards, and is for programs: its pages are rendered for it alone. */
export function isShared(viewer: Viewer): boolean {
	return viewer.via === 'nothing' || viewer.via === 'session';
}
