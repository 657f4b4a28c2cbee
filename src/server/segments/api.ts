import { pageSchema } from '#core/kernel/schemas.ts';
import { personSchema } from '#core/people/contract.ts';
import * as contract from '#core/segments/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as segments from './service.ts';

export function registerSegments(api: Api): void {
	const one = { path: '/segments/{id}', params: contract.segmentParams, answer: contract.segmentSchema } as const;
	route(
		api,
		{ method: 'get', path: '/segments', action: 'segment.read', summary: 'Lists segments with how many people each has.', query: contract.segmentQuery, answer: pageSchema(contract.segmentSchema) },
		(context, { query }) => segments.listSegments(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/segments', action: 'segment.manage', summary: 'Adds a segment: a rule over people and companies.', body: contract.newSegment, answer: contract.segmentSchema, status: 201 },
		(context, { body }) => segments.createSegment(context, body)
	);
	route(
		api,
		{ method: 'post', path: '/segments/preview', action: 'segment.read', summary: 'Counts who would fit a rule, without saving it.', body: contract.rulePreview, answer: contract.previewSchema, limit: 'search' },
		(context, { body }) => segments.previewRule(context, body.rule)
	);
	route(api, { ...one, method: 'get', action: 'segment.read', summary: 'Gets a segment.' }, (context, { params }) => segments.getSegment(context, params.id));
	route(
		api,
		{ ...one, method: 'patch', action: 'segment.manage', summary: 'Changes a segment’s name or rule.', body: contract.segmentChanges },
		(context, { params, body, ifMatch }) => segments.changeSegment(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/segments/{id}', params: contract.segmentParams, action: 'segment.manage', summary: 'Removes a segment that no board needs.', status: 204 },
		(context, { params }) => segments.removeSegment(context, params.id)
	);
	route(
		api,
		{ method: 'get', path: '/segments/{id}/people', params: contract.segmentParams, action: 'people.read', summary: 'Lists the people of a segment, newest first.', query: contract.segmentQuery, answer: pageSchema(personSchema) },
		(context, { params, query }) => segments.peopleOfSegment(context, params.id, query)
	);
}
