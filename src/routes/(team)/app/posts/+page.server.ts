import { isId, type SegmentId } from '#core/kernel/ids.ts';
import { postSorts } from '#core/posts/contract.ts';
import { listBoards, listStatuses, listTags } from '#server/boards/service.ts';
import { getSegment } from '#server/segments/service.ts';
import { listPosts } from '#server/posts/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, depends }) =>
	page(async () => {
		depends('live:posts');
		const asked = (name: string) => url.searchParams.get(name)?.slice(0, 200) ?? '';
		const sort = postSorts.find((one) => one === asked('sort')) ?? 'demand';
		const chosen = { q: asked('q'), board: asked('board'), status: asked('status'), tag: asked('tag'), segment: isId('segment', asked('segment')) ? asked('segment') : '', hasDuplicates: asked('hasDuplicates') === 'true' ? 'true' : '', sort };
		const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
		const segment = chosen.segment ? await getSegment(context, chosen.segment).catch(() => null) : null;
		const [posts, boards, statuses, tags] = await Promise.all([
			listPosts(context, { ...filters, sort, limit: 50 }),
			listBoards(context, { limit: 100 }),
			listStatuses(context, { limit: 100 }),
			listTags(context, { limit: 100 })
		]);
		return {
			posts,
			chosen,
			segmentName: segment?.name ?? null,
			query: new URLSearchParams(filters).toString(),
			boards: boards.data.map(({ slug, name }) => ({ key: slug, name })),
			statuses: statuses.data.map(({ key, name }) => ({ key, name })),
			tags: tags.data.map(({ name }) => ({ key: name, name }))
		};
	});
