import { can } from '#core/access/actions.ts';
import { listAttributes } from '#server/people/attributes.ts';
import { readDomains } from '#server/people/workspace.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ attributes: (await listAttributes(context)).data, domains: await readDomains(context), mayManage: can(context.viewer, 'attribute.manage') }));
