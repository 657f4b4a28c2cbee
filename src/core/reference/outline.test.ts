import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

test('operations are grouped by resource, with their fields named as a reader would', () => {
	const document = {
		paths: {
			'/api/v1/boards/{id}': {
				patch: {
					summary: 'Changes a board.',
					description: 'Action: `board.manage`.',
					parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
					requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Changes' } } } },
					responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Board' } } } } }
				}
			}
		},
		components: { schemas: { Changes: { properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } }, required: ['name'] } } }
	};
	expect(outlineOf(document)).toEqual([
		{
			name: 'boards',
			operations: [
				{
					id: 'patch-boards-id',
					method: 'PATCH',
					path: '/boards/{id}',
					summary: 'Changes a board.',
					action: 'board.manage',
					parameters: [{ name: 'id', type: 'string', required: true }],
					body: [
						{ name: 'name', type: 'string', required: true },
						{ name: 'tags', type: 'string[]', required: false }
					],
					answer: '200 Board'
				}
			]
		}
	]);
});
