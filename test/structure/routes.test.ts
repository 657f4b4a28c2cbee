import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actions } from '#core/access/actions.ts';
import { refusalStatus } from '#core/kernel/problem.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { definedRoutes } from '#server/platform/http/route.ts';
import { filesOf, read } from './sources.ts';

type Operation = { summary?: string; responses?: object };
type Document = { openapi: string; info: { title: string }; paths: Record<string, Record<string, Operation>>; components: object };

let world: World;
let document: Document;

beforeAll(async () => {
	world = await makeWorld();
	document = JSON.parse(await (await world.request('/api/v1/openapi.json')).text()) as Document;
});
afterAll(() => world.close());

describe('the routes', () => {
	test('are defined once each', () => {
		const named = definedRoutes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
		expect(named.length).toBeGreaterThan(60);
		expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
	});

	test('name an action that exists', () => {
		expect(definedRoutes.filter(({ action }) => !(action in actions))).toEqual([]);
	});

	test('stand in the OpenAPI document with a sentence', () => {
		const missing = definedRoutes.filter(({ method, path }) => !/^[A-Z].+\.$/.test(document.paths[`/api/v1${path}`]?.[method]?.summary ?? ''));
		expect(missing).toEqual([]);
	});
});

describe('the OpenAPI document', () => {
	test('is of version 3.1.0 and describes only what is there', () => {
		expect(document.openapi).toBe('3.1.0');
		const described = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`));
		const defined = new Set(definedRoutes.map(({ method, path }) => `${method} /api/v1${path}`));
		expect(described.filter((operation) => !defined.has(operation))).toEqual([]);
	});

	test('every reference leads somewhere', () => {
		const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
		expect(references.length).toBeGreaterThan(0);
		expect(references.filter((path) => resolve(path) === undefined)).toEqual([]);
	});

	test('names every part of a path as a parameter', () => {
		const incomplete = Object.entries(document.paths).flatMap(([path, operations]) =>
			Object.entries(operations).filter(([, operation]) => {
				const declared = JSON.stringify(operation);
				return [...path.matchAll(/\{(\w+)\}/g)].some(([, name]) => !declared.includes(`"name":"${name}"`));
			}).map(([method]) => `${method} ${path}`)
		);
		expect(incomplete).toEqual([]);
	});
});

describe('refusals', () => {
	test('every code that is used has its status, and every code is used', () => {
		const sources = filesOf('src/**/*.{ts,svelte}').filter((path) => !path.endsWith('.test.ts')).map(read).join('\n');
		const used = new Set([...sources.matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map(([, code]) => code ?? ''));
		expect([...used].filter((code) => !(code in refusalStatus))).toEqual([]);
		expect(Object.keys(refusalStatus).filter((code) => !sources.replace(/export const refusalStatus = \{[^}]+\}/, '').includes(`'${code}'`))).toEqual([]);
	});
});

function resolve(path: string): unknown {
	return path.split('/').reduce<unknown>((place, name) => (place as Record<string, unknown> | undefined)?.[name.replace(/~1/g, '/')], document);
}
