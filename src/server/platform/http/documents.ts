import type { Api } from './route.ts';

/** OpenAPI from the schemas that validate, and a page to read it. */
export function registerDocuments(api: Api): void {
	let cached: string | null = null;
	api.get('/api/v1/openapi.json', (c) => {
		cached ??= JSON.stringify(openApiDocument(api));
		return c.body(cached, 200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' });
	});
}

export function openApiDocument(api: Api) {
	const document = api.getOpenAPI31Document({
		openapi: '3.1.0',
		info: { title: 'Winnow', version: '1', description: 'Everything the product does, by REST.' },
		security: [{ key: [] }]
	});
	document.components ??= {};
	document.components.securitySchemes = { key: { type: 'http', scheme: 'bearer', description: 'An API key (`wk_…`).' } };
	return document;
}
