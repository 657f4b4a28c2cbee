import { can } from '#core/access/actions.ts';
import type { Context } from '#server/platform/context.ts';
import { listItems } from '#server/backlog/service.ts';
import { listBoards, listStatuses, listTags } from '#server/boards/service.ts';
import { listComments, officialAnswer } from '#server/comments/service.ts';
import { listQuotes } from '#server/feedback/service.ts';
import { listMembers } from '#server/people/service.ts';
import { listMerges, listRelations } from '#server/merging/service.ts';
import { renderMarkdown } from '#server/platform/markdown.ts';
import { activityOf, countFollowersOf, getPost, getPostByNumber, listCompaniesBehind, similarToPost } from '#server/posts/service.ts';
import { flagsOf, historyOf, partsOf } from '#server/demand/service.ts';
import { judgementsOf } from '#server/prioritising/service.ts';
import { listVoters } from '#server/voting/service.ts';
import { page } from '../../../../refusals.ts';
import { partIn } from './part.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params, url, depends }) =>
	page(async () => {
		depends('live:posts');
		const post = await getPostByNumber(context, Number(params.number));
		const standsFor = post.mergedInto ? await getPost(context, post.mergedInto) : null;
		const id = standsFor?.id ?? post.id;
		const { query, chosen, by, at } = partIn(url.searchParams);
		const [history, parts, flags, judged, comments, answer, quotes, voters, companies, merges, relations, activity, items, followers, similar] = await Promise.all([
			historyOf(context, id, {}),
			partsOf(context, id, { by, at, limit: 8 }),
			flagsOf(context, id),
			judgementsOf(context, id),
			listComments(context, id, { limit: 50 }),
			officialAnswer(context, id),
			listQuotes(context, id, { limit: 20 }),
			listVoters(context, id, query),
			listCompaniesBehind(context, id, { limit: 50 }),
			listMerges(context, id, { limit: 50 }),
			listRelations(context, id),
			activityOf(context, id, { limit: 30 }),
			listItems(context, { post: id, limit: 20 }),
			countFollowersOf(context, [id]),
			similarToPost(context, id)
		]);
		return {
			post: { ...post, html: renderMarkdown(post.body) },
			standsFor: standsFor && { id: standsFor.id, number: standsFor.number, title: standsFor.title },
			history: history.data,
			parts: parts.data,
			flags,
			judged: judged.data,
			by,
			at,
			chosen,
			comments,
			answer,
			quotes,
			voters,
			companies,
			merges: merges.data,
			relations: relations.data,
			activity,
			items: items.data.map(({ id: itemId, number, title, state }) => ({ id: itemId, number, title, state })),
			followers,
			similar: similar.map(({ post: one, score, verdict, reason }) => ({ verdict, id: one.id, number: one.number, title: one.title, people: one.demand.people, score, reason })),
			...(await choices(context)),
			may: permissions(context)
		};
	});

async function choices(context: Context) {
	const all = { limit: 100 };
	const [boards, statuses, tags, members] = await Promise.all([listBoards(context, all), listStatuses(context, all), listTags(context, all), listMembers(context, all)]);
	return {
		members: members.data.flatMap(({ id, name }) => (name ? [{ id, name }] : [])), boards: boards.data.map(({ id, name }) => ({ id, name })), statuses: statuses.data, tags: tags.data.map(({ name }) => name) };
}

function permissions({ viewer }: Context) {
	return {
		edit: can(viewer, 'post.edit'),
		setStatus: can(viewer, 'post.set-status'),
		merge: can(viewer, 'post.merge'),
		relate: can(viewer, 'post.relate'),
		voteFor: can(viewer, 'post.vote-for'),
		comment: can(viewer, 'comment.moderate'),
		triage: can(viewer, 'feedback.triage'),
		judge: can(viewer, 'score.manage'),
		makeItem: can(viewer, 'item.manage')
	};
}
