import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { openUpload } from './service.ts';

const onePixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

let world: World;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'winnow-uploads-'));
	world = await makeWorld({ WINNOW_DATA: folder });
});
afterAll(async () => {
	await world.close();
	await rm(folder, { recursive: true });
});

const upload = (file: BodyInit, headers: Record<string, string>) =>
	world.request('/api/v1/uploads?fileName=screen.png', { method: 'POST', body: file, headers });

test('an image that was uploaded can be shown, with headers that let a browser only show it', async () => {
	const answer = await upload(onePixel, world.admin.headers);
	expect(answer.status).toBe(201);
	const kept = await answer.json();
	expect(kept).toMatchObject({ fileName: 'screen.png', mediaType: 'image/png', bytes: onePixel.byteLength });
	const shown = await openUpload(world.context, folder, kept.id);
	expect(Buffer.from(await shown.arrayBuffer())).toEqual(onePixel);
	expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
	expect(shown.headers.get('content-security-policy')).toContain('sandbox');
});

test('what is not an image is refused, whatever it calls itself', async () => {
	for (const body of ['<svg onload="alert(1)"/>', '<html><script>1</script>', '', 'plain words']) {
		const answer = await upload(body, { ...world.admin.headers, 'content-type': 'image/png' });
		expect(answer.status).toBe(415);
	}
});

test('an image beyond 5 MB is refused', async () => {
	expect((await upload(Buffer.alloc(5 * 1024 * 1024 + 1), world.admin.headers)).status).toBe(413);
});

test('there is nothing at an address that was never given', async () => {
	await expect(openUpload(world.context, folder, '../secret')).rejects.toMatchObject({ code: 'not-found' });
	await expect(openUpload(world.context, folder, world.context.newId('upload'))).rejects.toMatchObject({ code: 'not-found' });
});
