import { can } from '#core/access/actions.ts';
import { hasRole } from '#core/access/roles.ts';
import { listInvitations } from '#server/people/invitations.ts';
import { listMembers } from '#server/people/members.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => {
		const mayManage = can(context.viewer, 'member.manage');
		const [members, invitations] = await Promise.all([
			listMembers(context, { limit: 100 }),
			mayManage ? listInvitations(context, { limit: 100 }) : { data: [] }
		]);
		return {
			members: members.data,
			invitations: invitations.data,
			self: context.viewer.personId,
			mayManage,
			mayMakeOwners: hasRole(context.viewer, 'owner')
		};
	});
