import { z } from 'zod';
import { attributeChange, attributeParams, attributeSchema } from '#core/people/attributes.ts';
import { route, type Api } from '../platform/http/route.ts';
import { forgetAttributeType, listAttributes, setAttributeType } from './attributes.ts';

export function registerAttributes(api: Api): void {
	const one = { path: '/attributes/{subject}/{key}', params: attributeParams } as const;
	route(
		api,
		{ method: 'get', path: '/attributes', action: 'people.read', summary: 'Lists the attributes of people and companies with their types.', answer: z.object({ data: z.array(attributeSchema) }) },
		(context) => listAttributes(context)
	);
	route(
		api,
		{ ...one, method: 'put', action: 'attribute.manage', summary: 'Says what an attribute holds; later values of another type are refused.', body: attributeChange, answer: attributeSchema },
		(context, { params, body }) => setAttributeType(context, { ...params, ...body })
	);
	route(api, { ...one, method: 'delete', action: 'attribute.manage', summary: 'Forgets the type of an attribute; its next value says it anew.', status: 204 }, (context, { params }) =>
		forgetAttributeType(context, params)
	);
}
