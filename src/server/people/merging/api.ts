import { companyParams, companySchema } from '#core/people/companies.ts';
import { personParams, personSchema } from '#core/people/contract.ts';
import { companyMergeParams, companyMergePreview, companyMergeSchema, mergesQuery, newAlias, newCompanyMerge, newPersonMerge, personMergeParams, personMergePreview, personMergeSchema } from '#core/people/merging.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../../platform/http/route.ts';
import { listCompanyMerges, mergeCompanies, unmergeCompanies } from './companies.ts';
import { addAlias, listPersonMerges, mergePeople, unmergePeople } from './people.ts';
import { previewCompanyMerge, previewPersonMerge } from './preview.ts';

export function registerSameness(api: Api): void {
	registerPersonMerges(api);
	registerCompanyMerges(api);
}

function registerPersonMerges(api: Api): void {
	const all = { path: '/people/{id}/merges', params: personParams } as const;
	route(
		api,
		{ ...all, method: 'get', action: 'people.read', summary: 'Lists who is one with a person by a merge, latest first.', query: mergesQuery, answer: pageSchema(personMergeSchema) },
		(context, { params, query }) => listPersonMerges(context, params.id, query)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'people.manage', summary: 'Makes another person one with this one: they count once.', body: newPersonMerge, answer: personSchema, status: 201 },
		(context, { params, body }) => mergePeople(context, params.id, body.sourceId)
	);
	route(
		api,
		{ path: '/people/{id}/merges/preview', params: personParams, method: 'post', action: 'people.manage', summary: 'Says what a merge of two people would do.', body: newPersonMerge, answer: personMergePreview },
		(context, { params, body }) => previewPersonMerge(context, params.id, body.sourceId)
	);
	route(
		api,
		{ path: '/people/{id}/merges/{sourceId}', params: personMergeParams, method: 'delete', action: 'people.manage', summary: 'Takes a merge of two people back; answers the one that is on their own again.', answer: personSchema },
		(context, { params }) => unmergePeople(context, params.id, params.sourceId)
	);
	route(
		api,
		{ path: '/people/{id}/aliases', params: personParams, method: 'post', action: 'people.manage', summary: 'Adds another address or externalId of a person.', body: newAlias, answer: personSchema, status: 201 },
		(context, { params, body }) => addAlias(context, params.id, body)
	);
}

function registerCompanyMerges(api: Api): void {
	const all = { path: '/companies/{id}/merges', params: companyParams } as const;
	route(
		api,
		{ ...all, method: 'get', action: 'company.read', summary: 'Lists which companies are one with a company by a merge, latest first.', query: mergesQuery, answer: pageSchema(companyMergeSchema) },
		(context, { params, query }) => listCompanyMerges(context, params.id, query)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'company.manage', summary: 'Makes another company one with this one: it counts once, with what this one pays.', body: newCompanyMerge, answer: companySchema, status: 201 },
		(context, { params, body }) => mergeCompanies(context, params.id, body.sourceId)
	);
	route(
		api,
		{ path: '/companies/{id}/merges/preview', params: companyParams, method: 'post', action: 'company.manage', summary: 'Says what a merge of two companies would do.', body: newCompanyMerge, answer: companyMergePreview },
		(context, { params, body }) => previewCompanyMerge(context, params.id, body.sourceId)
	);
	route(
		api,
		{ path: '/companies/{id}/merges/{sourceId}', params: companyMergeParams, method: 'delete', action: 'company.manage', summary: 'Takes a merge of two companies back; answers the one that is on its own again.', answer: companySchema },
		(context, { params }) => unmergeCompanies(context, params.id, params.sourceId)
	);
}
