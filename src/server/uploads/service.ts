import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { isId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { largestUpload, uploadTypes, type Upload, type UploadType } from '#core/uploads/contract.ts';
import { requireWriter } from '../moderation/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';

/**
 * Keeps an image. Its type is read from its bytes, never taken from its name or the caller's word.
 * The file is safely on disk before its row is written, so that an acknowledged upload is never empty.
 * @throws too-large, unsupported-media-type, banned
 */
export async function keepUpload(context: Context, folder: string, given: { fileName: string; file: Uint8Array }): Promise<Upload> {
	if (given.file.byteLength > largestUpload) throw new Refusal('too-large', 'An image may have at most 5 MB.');
	const mediaType = await sniffType(given.file);
	if (context.viewer.personId) await requireWriter(context, context.viewer.personId);
	const uploadId = context.newId('upload');
	await writeDurably(join(folder, 'uploads'), uploadId, given.file);
	return inTransaction(context, async (tx, inner) => {
		const row = await tx
			.insertInto('uploads')
			.values({
				upload_id: uploadId,
				person_id: inner.viewer.personId,
				file_name: given.fileName,
				media_type: mediaType,
				bytes: given.file.byteLength
			})
			.returning(['created_at'])
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'upload.kept', actorId: inner.viewer.personId, detail: { uploadId }, membersOnly: true });
		return {
			id: uploadId,
			fileName: given.fileName,
			mediaType,
			bytes: given.file.byteLength,
			url: `${inner.baseUrl}/uploads/${uploadId}`,
			createdAt: row.created_at.toISOString()
		};
	});
}

/** The image behind an id of this workspace, with headers under which a browser can only show it. @throws not-found */
export async function openUpload(context: Context, folder: string, id: string): Promise<Response> {
	const row = isId('upload', id)
		? await context.db.selectFrom('uploads').select(['media_type', 'bytes']).where('upload_id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw notFound('image');
	const stream = createReadStream(join(folder, 'uploads', id));
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		headers: {
			'content-type': row.media_type,
			'content-length': String(row.bytes),
			'content-disposition': 'inline',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'public, max-age=31536000, immutable'
		}
	});
}

async function sniffType(file: Uint8Array): Promise<UploadType> {
	const sniffed = await fileTypeFromBuffer(file);
	const known = uploadTypes.find((type) => type === sniffed?.mime);
	if (!known) throw new Refusal('unsupported-media-type', 'Only PNG, JPEG, GIF, WebP and AVIF images can be uploaded.');
	return known;
}

async function writeDurably(folder: string, name: string, file: Uint8Array): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const unfinished = join(folder, `${name}.part`);
	const target = await open(unfinished, 'wx', 0o600);
	try {
		await target.writeFile(file);
		await target.sync();
	} finally {
		await target.close();
	}
	await rename(unfinished, join(folder, name));
}
