import { companyChanges, companyKey, companyParams, companyQuery, companySchema, companyThenSchema, companyUpsert, historyQuery, newCompany } from '#core/people/companies.ts';
import { newPerson, personChanges, personExport, personKey, personParams, personQuery, personSchema } from '#core/people/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import { registerAttributes } from './api-attributes.ts';
import { registerMe } from './api-me.ts';
import { registerTeam } from './api-team.ts';
import * as companies from './companies.ts';
import { erasePerson } from './erasure.ts';
import { exportPerson } from './export.ts';
import { registerSameness } from './merging/api.ts';
import * as people from './people.ts';

export function registerPeople(api: Api): void {
	registerMe(api);
	registerPersonRoutes(api);
	registerCompanyRoutes(api);
	registerSameness(api);
	registerAttributes(api);
	registerTeam(api);
}

function registerPersonRoutes(api: Api): void {
	const one = { path: '/people/{id}', params: personParams } as const;
	route(
		api,
		{ method: 'get', path: '/people', action: 'people.read', summary: 'Lists people, newest first.', query: personQuery, answer: pageSchema(personSchema) },
		(context, { query }) => people.listPeople(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/people', action: 'people.manage', summary: 'Adds a person.', body: newPerson, answer: personSchema, status: 201 },
		(context, { body }) => people.createPerson(context, body)
	);
	route(api, { ...one, method: 'get', action: 'people.read', summary: 'Gets a person.', answer: personSchema }, (context, { params }) =>
		people.getPerson(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'people.manage', summary: 'Changes a person.', body: personChanges, answer: personSchema },
		(context, { params, body, ifMatch }) => people.changePerson(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'put', path: '/people/{key}', params: personKey, action: 'people.manage', summary: 'Adds or changes the person with this externalId or e-mail address.', body: personChanges, answer: personSchema },
		async (context, { params, body }) => {
			const { person, created } = await people.upsertPerson(context, params.key, body);
			return new Reply(created ? 201 : 200, person);
		}
	);
	route(
		api,
		{ ...one, method: 'delete', action: 'people.erase', summary: 'Erases a person: their words and name go, what they count for stays.', status: 204 },
		(context, { params }) => erasePerson(context, params.id)
	);
	route(
		api,
		{ method: 'get', path: '/people/{id}/export', params: personParams, action: 'people.export', summary: 'Gives all that is held about a person.', answer: personExport },
		(context, { params }) => exportPerson(context, params.id)
	);
}

function registerCompanyRoutes(api: Api): void {
	const one = { path: '/companies/{id}', params: companyParams } as const;
	route(
		api,
		{ method: 'get', path: '/companies', action: 'company.read', summary: 'Lists companies, newest first.', query: companyQuery, answer: pageSchema(companySchema) },
		(context, { query }) => companies.listCompanies(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/companies', action: 'company.manage', summary: 'Adds a company.', body: newCompany, answer: companySchema, status: 201 },
		(context, { body }) => companies.createCompany(context, body)
	);
	route(api, { ...one, method: 'get', action: 'company.read', summary: 'Gets a company.', answer: companySchema }, (context, { params }) =>
		companies.getCompany(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'company.manage', summary: 'Changes a company.', body: companyChanges, answer: companySchema },
		(context, { params, body, ifMatch }) => companies.changeCompany(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'get', path: '/companies/{id}/history', params: companyParams, action: 'company.read', summary: 'Lists what a company paid, its plan and its stage, the latest change first.', query: historyQuery, answer: pageSchema(companyThenSchema) },
		(context, { params, query }) => companies.listHistory(context, params.id, query)
	);
	route(
		api,
		{ method: 'put', path: '/companies/{externalId}', params: companyKey, action: 'company.manage', summary: 'Adds or changes the company with this externalId.', body: companyUpsert, answer: companySchema },
		async (context, { params, body }) => {
			const { company, created } = await companies.upsertCompany(context, params.externalId, body);
			return new Reply(created ? 201 : 200, company);
		}
	);
	route(
		api,
		{ ...one, method: 'delete', action: 'company.manage', summary: 'Removes a company; its people stay.', status: 204 },
		(context, { params }) => companies.removeCompany(context, params.id)
	);
}
