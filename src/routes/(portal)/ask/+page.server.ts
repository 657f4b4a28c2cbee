import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { newPost, type Post, type Similar } from '#core/posts/contract.ts';
import type { FieldErrors } from '#core/kernel/problem.ts';
import { catalogue } from '#core/posts/languages/catalogue.ts';
import { judgeRequest } from '#core/stories/solutions/judging.ts';
import { listBoards, listTags } from '#server/boards/service.ts';
import { renderMarkdown } from '#server/platform/markdown.ts';
import { refusalFromZod } from '#server/platform/http/route.ts';
import { wantToo } from '#server/feedback/service.ts';
import { askPost, getPost, similarToWords } from '#server/posts/service.ts';
import { attempt, page } from '../../refusals.ts';
import { personOf, visitingAs } from '../acting.ts';
import { limit, signsOf, textsOf } from '../forms.ts';
import { readVisit, withHeld, withVote, writeVisit } from '../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, cookies }) =>
	page(async () => {
		const title = (url.searchParams.get('title') ?? '').slice(0, 200);
		const [boards, tags, similar] = await Promise.all([
			listBoards(context, { limit: 50 }),
			listTags(context, { limit: 60 }),
			title.trim().length >= 3 ? similarToWords(context, { title, body: '' }) : []
		]);
		const open = boards.data.filter((board) => board.visibility !== 'private');
		return {
			title,
			boards: open.map(({ id, name, slug }) => ({ id, name, slug })),
			boardId: open.find((board) => board.slug === url.searchParams.get('board'))?.id ?? open[0]?.id ?? '',
			tags: tags.data.map(({ name }) => name),
			similar: similar.map(shownBeside),
			asksNeed: asksNeed(title),
			known: readVisit(cookies) !== null,
			startedAt: new Date().toISOString()
		};
	});

export const actions: Actions = {
	/** How the words will look, for those who write Markdown; nothing is kept. */
	preview: async ({ request }) => {
		const form = await request.formData();
		const given = textsOf(form);
		return { problem: '', fields: {}, given, tags: tagsIn(form), preview: renderMarkdown((given['body'] ?? '').slice(0, 20_000)), similar: null, asksNeed: asksNeed(`${given['title'] ?? ''}\n${given['body'] ?? ''}`) };
	},
	ask: (event) =>
		submitted(event, async ({ form, given, visit }) => {
			const { context } = event.locals;
			const { person } = personOf(visit);
			const parsed = newPost.safeParse({
				boardId: given['boardId'],
				title: given['title'] ?? '',
				body: given['body'] ?? '',
				tags: tagsIn(form),
				...(person ? { author: person } : {})
			});
			if (!parsed.success) throw refusalFromZod(parsed.error);
			if (!given['considered']) {
				const same = (await similarToWords(context, parsed.data)).filter(({ verdict }) => verdict === 'duplicate');
				if (same.length > 0) return fail(409, { problem: catalogue[event.locals.language].form.askedAlready, fields: {}, given, similar: same.map(shownBeside) });
			}
			const { post, held } = await askPost(context, parsed.data, signsOf(given, context.now()));
			if (held) {
				if (visit) writeVisit(event.cookies, withHeld(visit, held.id));
				return { to: `/held/${held.id}` };
			}
			return wanted(event, visit, post);
		}),
	/** Somebody wants what is asked for already: their vote goes there, with the words they had typed. */
	want: (event) =>
		submitted(event, async ({ given, visit }) => {
			const { context } = event.locals;
			const typed = newPost.pick({ title: true, body: true }).safeParse({ title: given['title'] ?? '', body: given['body'] ?? '' });
			if (!typed.success) throw refusalFromZod(typed.error);
			const post = await getPost(context, given['postId'] ?? '');
			await wantToo(context, post.id, typed.data, personOf(visit).person);
			return wanted(event, visit, post);
		})
};

type AskedAlready = { problem: string; fields: FieldErrors; given: Record<string, string>; similar: ReturnType<typeof shownBeside>[] };
type Submission = { form: FormData; given: Record<string, string>; visit: ReturnType<typeof visitingAs> };

/** Does what the form asks and goes where that leads; a refusal shows it again with everything that was typed. */
async function submitted(event: RequestEvent, work: (submission: Submission) => Promise<{ to: string } | ActionFailure<AskedAlready>>) {
	const form = await event.request.formData();
	const given = textsOf(form);
	const outcome = await attempt(form, async () => {
		await limit(event, 'ask');
		return work({ form, given, visit: visitingAs(event, given) });
	});
	if ('to' in outcome) redirect(303, outcome.to);
	return fail(outcome.status, { similar: null, ...outcome.data, tags: tagsIn(form), preview: null, asksNeed: asksNeed(`${given['title'] ?? ''}\n${given['body'] ?? ''}`) });
}

/** The request that a visitor is behind from now on. */
function wanted({ cookies }: RequestEvent, visit: Submission['visit'], { number, url }: Pick<Post, 'number' | 'url'>): { to: string } {
	if (visit) writeVisit(cookies, withVote(visit, number, true));
	return { to: new URL(url).pathname };
}

function shownBeside({ post }: Similar) {
	return { id: post.id, number: post.number, title: post.title, path: new URL(post.url).pathname, people: post.demand.people };
}

/** Whether the words name a solution and no need, so that one asks what it is for. */
function asksNeed(words: string): boolean {
	return judgeRequest(words.slice(0, 5000)).level !== 'none';
}

function tagsIn(form: FormData): string[] {
	return form.getAll('tags').filter((tag) => typeof tag === 'string');
}
