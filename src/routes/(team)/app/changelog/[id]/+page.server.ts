import { can } from '#core/access/actions.ts';
import { isId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import { getEntry, labelsSeen } from '#server/changelog/service.ts';
import { renderMarkdown } from '#server/platform/markdown.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		if (!isId('changelogEntry', params.id)) throw notFound('changelogEntry');
		const [entry, labels] = await Promise.all([getEntry(context, params.id), labelsSeen(context.db, context.viewer)]);
		return { entry, html: renderMarkdown(entry.body), labels, mayManage: can(context.viewer, 'changelog.manage') };
	});
