/** Turns the OpenAPI document into what the documentation page shows. */

export type Field = { name: string; type: string; required: boolean };
export type Operation = {
	id: string;
	method: string;
	path: string;
	summary: string;
	action: string;
	parameters: Field[];
	body: Field[];
	answer: string | null;
};
export type Resource = { name: string; operations: Operation[] };

type Json = { [key: string]: unknown };

/** Groups the operations of an OpenAPI 3.1 document by their first path segment, in the document's order. */
export function outlineOf(document: Json): Resource[] {
	const resources = new Map<string, Resource>();
	for (const [path, methods] of entriesOf(document['paths'])) {
		for (const [method, operation] of entriesOf(methods)) {
			const shown = operationOf(document, method, path, operation as Json);
			const name = path.split('/')[3] ?? '';
			const resource = resources.get(name) ?? { name, operations: [] };
			resource.operations.push(shown);
			resources.set(name, resource);
		}
	}
	return [...resources.values()];
}

function operationOf(document: Json, method: string, path: string, operation: Json): Operation {
	const short = path.replace('/api/v1', '');
	const responses = entriesOf(operation['responses']);
	const [status, answer] = responses.find(([code]) => code.startsWith('2')) ?? ['', {}];
	return {
		id: `${method}-${short}`.replace(/[^a-z]+/gi, '-').replace(/-$/, ''),
		method: method.toUpperCase(),
		path: short,
		summary: String(operation['summary'] ?? ''),
		action: /`(.+)`/.exec(String(operation['description'] ?? ''))?.[1] ?? '',
		parameters: parametersOf(operation),
		body: fieldsOf(document, schemaIn(operation['requestBody'])),
		answer: schemaIn(answer) ? `${status} ${typeName(document, schemaIn(answer) as Json)}` : status
	};
}

function parametersOf(operation: Json): Field[] {
	const parameters = Array.isArray(operation['parameters']) ? (operation['parameters'] as Json[]) : [];
	return parameters.map((parameter) => ({
		name: `${String(parameter['name'])}`,
		type: typeName({}, (parameter['schema'] as Json | undefined) ?? {}),
		required: parameter['required'] === true
	}));
}

function schemaIn(holder: unknown): Json | undefined {
	const content = (holder as { content?: { [type: string]: { schema?: Json } } } | undefined)?.content;
	return content?.['application/json']?.schema;
}

function fieldsOf(document: Json, schema: Json | undefined): Field[] {
	const target = schema && resolve(document, schema);
	const required = Array.isArray(target?.['required']) ? (target['required'] as string[]) : [];
	return entriesOf(target?.['properties']).map(([name, field]) => ({
		name,
		type: typeName(document, field as Json),
		required: required.includes(name)
	}));
}

function resolve(document: Json, schema: Json): Json {
	const name = refName(schema);
	const schemas = (document['components'] as { schemas?: { [name: string]: Json } } | undefined)?.schemas;
	return (name && schemas?.[name]) || schema;
}

function refName(schema: Json): string | null {
	return typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? null) : null;
}

function typeName(document: Json, schema: Json): string {
	const name = refName(schema);
	if (name) return name;
	if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[]).join(' | ');
	const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
	if (choices) return choices.map((choice) => typeName(document, choice)).join(' | ');
	if (schema['type'] === 'array') return `${typeName(document, (schema['items'] as Json | undefined) ?? {})}[]`;
	const data = (schema['properties'] as { data?: Json } | undefined)?.data;
	if (data) return `page of ${typeName(document, data).replace(/\[\]$/, '')}`;
	return Array.isArray(schema['type']) ? schema['type'].join(' | ') : String(schema['type'] ?? 'any');
}

function entriesOf(value: unknown): [string, unknown][] {
	return value && typeof value === 'object' ? Object.entries(value) : [];
}
