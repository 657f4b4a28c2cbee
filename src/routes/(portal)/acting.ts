import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Reader } from '#server/moderation/service.ts';
import type { Context } from '#server/platform/context.ts';
import { getPostByNumber } from '#server/posts/service.ts';
import { attempt, page, type Failure } from '../refusals.ts';
import { limit, localPath, textsOf, visitorIn } from './forms.ts';
import { readVisit, writeVisit, type Visit } from './visit.ts';

/** Whoever acts on a portal page without a session: the address that is typed now, or the one this browser typed before. */
export function visitingAs(event: RequestEvent, given: Record<string, string>): Visit | null {
	if (event.locals.context.viewer.personId) return null;
	const known = readVisit(event.cookies);
	if (given['email'] === undefined && known) return known;
	const { email, name } = visitorIn(given);
	const visit = known?.email === email ? { ...known, name: name ?? known.name } : { email, name: name ?? '', voted: [], followed: [], held: [] };
	writeVisit(event.cookies, visit);
	return visit;
}

/** Who may read what they wrote while it waits: the person of the session, or the browser that sent it. */
export function readerOf(event: Pick<RequestEvent, 'locals' | 'cookies'>): Reader {
	return { personId: event.locals.context.viewer.personId, sent: readVisit(event.cookies)?.held ?? [] };
}

/** How a service names them; nothing for somebody who is signed in. */
export function personOf(visit: Visit | null): { person?: { email: string; name?: string } } {
	return visit ? { person: { email: visit.email, ...(visit.name ? { name: visit.name } : {}) } } : {};
}

/** Sends somebody who is not known yet to the page that asks for an address, which brings them back. */
export function askForAddress(event: RequestEvent, given: Record<string, string>): void {
	if (given['email'] !== undefined || event.locals.context.viewer.personId || readVisit(event.cookies)) return;
	redirect(303, `${event.url.pathname}?back=${encodeURIComponent(localPath(given['back']))}`);
}

/** The post of an address, and its own address. @throws not-found */
export async function postAt(context: Context, number: string) {
	const post = await getPostByNumber(context, Number(number));
	return { post, path: new URL(post.url).pathname };
}

/** What a page that asks for an address before an act says: on which post, and where it leads back to. */
export function askedFor({ locals, params, url }: Pick<OnPost, 'locals' | 'params' | 'url'>): Promise<{ title: string; path: string; back: string }> {
	return page(async () => {
		const { post, path } = await postAt(locals.context, params.number);
		return { title: post.title, path, back: localPath(url.searchParams.get('back') ?? path) };
	});
}

/** Does one act on the post of the address, in the name of whoever asks, and goes back to where they were. */
export async function actOnPost(event: OnPost, act: (acting: Acting) => Promise<void>): Promise<ActionFailure<Failure>> {
	const form = await event.request.formData();
	const given = textsOf(form);
	askForAddress(event, given);
	const outcome = await attempt(form, async () => {
		await limit(event, 'vote');
		const { post, path } = await postAt(event.locals.context, event.params.number);
		await act({ given, post, visit: visitingAs(event, given) });
		return { path };
	});
	return 'path' in outcome ? goBack(given, outcome.path) : outcome;
}

type OnPost = RequestEvent<{ number: string }>;
type Acting = { given: Record<string, string>; post: Awaited<ReturnType<typeof postAt>>['post']; visit: Visit | null };

export function goBack(given: Record<string, string>, otherwise: string): never {
	const back = given['back'] ? localPath(given['back']) : otherwise;
	redirect(303, back);
}
