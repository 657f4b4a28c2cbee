import {
	invitationParams,
	invitationSchema,
	keyParams,
	keySchema,
	listQuery,
	madeKeySchema,
	memberChanges,
	memberParams,
	memberSchema,
	newInvitation,
	newKey,
	domainChanges,
	domainsSchema,
	workspaceChanges,
	workspaceSchema
} from '#core/people/team.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import * as invitations from './invitations.ts';
import * as keys from './keys.ts';
import * as members from './members.ts';
import { changeDomains, changeWorkspace, readDomains, readWorkspace } from './workspace.ts';

export function registerTeam(api: Api): void {
	registerMemberRoutes(api);
	registerInvitationRoutes(api);
	registerKeyRoutes(api);
	registerWorkspaceRoutes(api);
}

function registerMemberRoutes(api: Api): void {
	const one = { path: '/members/{id}', params: memberParams } as const;
	route(
		api,
		{ method: 'get', path: '/members', action: 'member.read', summary: 'Lists the team.', query: listQuery, answer: pageSchema(memberSchema) },
		(context, { query }) => members.listMembers(context, query)
	);
	route(api, { ...one, method: 'get', action: 'member.read', summary: 'Gets a member.', answer: memberSchema }, (context, { params }) =>
		members.getMember(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'member.manage', summary: 'Changes a member’s role.', body: memberChanges, answer: memberSchema },
		(context, { params, body, ifMatch }) => members.changeRole(context, params.id, body.role, ifMatch)
	);
	route(
		api,
		{ ...one, method: 'delete', action: 'member.manage', summary: 'Takes a member off the team and revokes the keys they made.', status: 204 },
		(context, { params }) => members.removeMember(context, params.id)
	);
}

function registerInvitationRoutes(api: Api): void {
	const one = { path: '/invitations/{id}', params: invitationParams } as const;
	route(
		api,
		{ method: 'get', path: '/invitations', action: 'member.manage', summary: 'Lists the invitations that wait.', query: listQuery, answer: pageSchema(invitationSchema) },
		(context, { query }) => invitations.listInvitations(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/invitations', action: 'member.manage', summary: 'Invites somebody to the team by mail.', body: newInvitation, answer: invitationSchema, status: 201 },
		(context, { body }) => invitations.invite(context, body)
	);
	route(
		api,
		{ method: 'post', path: '/invitations/{id}/resend', params: invitationParams, action: 'member.manage', summary: 'Mails a new link; the old one lapses.', answer: invitationSchema },
		(context, { params }) => invitations.resendInvitation(context, params.id)
	);
	route(api, { ...one, method: 'delete', action: 'member.manage', summary: 'Takes an invitation back.', status: 204 }, (context, { params }) =>
		invitations.revokeInvitation(context, params.id)
	);
}

function registerKeyRoutes(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/keys', action: 'key.manage', summary: 'Lists the API keys, without the keys themselves.', query: listQuery, answer: pageSchema(keySchema) },
		(context, { query }) => keys.listKeys(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/keys', action: 'key.manage', summary: 'Makes an API key. Only this answer shows it.', body: newKey, answer: madeKeySchema, status: 201 },
		async (context, { body }) => {
			const made = await keys.createKey(context, body);
			return new Reply(201, made, {}, { ...made, key: null });
		}
	);
	route(
		api,
		{ method: 'delete', path: '/keys/{id}', params: keyParams, action: 'key.manage', summary: 'Revokes an API key at once.', status: 204 },
		(context, { params }) => keys.revokeKey(context, params.id)
	);
}

function registerWorkspaceRoutes(api: Api): void {
	const domains = { path: '/workspace/domains', answer: domainsSchema } as const;
	route(api, { ...domains, method: 'get', action: 'company.read', summary: 'Gets the domains that stand for no company, besides those of public mail providers.' }, (context) =>
		readDomains(context)
	);
	route(
		api,
		{ ...domains, method: 'patch', action: 'workspace.manage', summary: 'Changes which domains stand for no company.', body: domainChanges },
		(context, { body, ifMatch }) => changeDomains(context, body, ifMatch)
	);
	const workspace = { path: '/workspace', answer: workspaceSchema } as const;
	route(api, { ...workspace, method: 'get', action: 'portal.read', summary: 'Gets the workspace’s name and look.' }, (context) => readWorkspace(context));
	route(
		api,
		{ ...workspace, method: 'patch', action: 'workspace.manage', summary: 'Changes the workspace’s name and look.', body: workspaceChanges },
		(context, { body, ifMatch }) => changeWorkspace(context, body, ifMatch)
	);
}
