import { z } from 'zod';
import * as contract from '#core/changelog/contract.ts';
import type { LanguageModel } from '../platform/language-model.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as changelog from './service.ts';

export function registerChangelog(api: Api, model: LanguageModel | null): void {
	registerEntries(api);
	registerPublishing(api, model);
	registerReacting(api);
}

function registerEntries(api: Api): void {
	const one = { path: '/changelog/{id}', params: contract.entryParams, answer: contract.entrySchema } as const;
	route(api, { method: 'get', path: '/changelog/labels', action: 'portal.read', summary: 'Lists the labels of entries.', answer: z.object({ data: z.array(z.string()) }) }, async (context) => ({
		data: await changelog.labelsSeen(context.db, context.viewer)
	}));
	route(api, { method: 'get', path: '/changelog', action: 'portal.read', summary: 'Lists what shipped, the newest first; members see drafts, too.', query: contract.entriesQuery, answer: contract.entryPage }, (context, { query }) =>
		changelog.listEntries(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/changelog', action: 'changelog.manage', summary: 'Adds a draft, or with a time to publish it at a scheduled entry.', body: contract.newEntry, answer: contract.entrySchema, status: 201 },
		(context, { body }) => changelog.createEntry(context, body)
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets an entry.' }, (context, { params }) => changelog.getEntry(context, params.id));
	route(api, { ...one, method: 'patch', action: 'changelog.manage', summary: 'Changes an entry.', body: contract.entryChanges }, (context, { params, body, ifMatch }) => changelog.changeEntry(context, params.id, body, ifMatch));
	route(api, { method: 'delete', path: '/changelog/{id}', params: contract.entryParams, action: 'changelog.manage', summary: 'Removes an entry.', status: 204 }, (context, { params }) => changelog.removeEntry(context, params.id));
}

function registerPublishing(api: Api, model: LanguageModel | null): void {
	route(
		api,
		{ method: 'post', path: '/changelog/{id}/publish', params: contract.entryParams, action: 'changelog.manage', summary: 'Publishes an entry, ships its posts, and tells those who asked for them or not.', body: contract.publishing, answer: contract.entrySchema },
		(context, { params, body }) => changelog.publishEntry(context, params.id, body)
	);
	route(
		api,
		{ method: 'post', path: '/changelog/drafts', action: 'changelog.manage', summary: 'Writes a draft from posts and items.', body: contract.draftRequest, answer: contract.draftSchema, status: 201 },
		(context, { body }) => changelog.draftEntry(context, body, model)
	);
	route(api, { method: 'post', path: '/changelog/look', action: 'changelog.manage', summary: 'Answers Markdown as the HTML that readers will see.', body: contract.lookRequest, answer: contract.lookSchema }, async (_, { body }) => ({
		html: renderMarkdown(body.body)
	}));
}

function registerReacting(api: Api): void {
	const one = { path: '/changelog/{id}/reactions/{reaction}', params: contract.reactionParams, action: 'me.change', answer: contract.reactedSchema } as const;
	route(api, { ...one, method: 'put', summary: 'Gives a reaction.' }, (context, { params }) => changelog.addReaction(context, params));
	route(api, { ...one, method: 'delete', summary: 'Takes a reaction back.' }, (context, { params }) => changelog.takeReactionBack(context, params));
}
