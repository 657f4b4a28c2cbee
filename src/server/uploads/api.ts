import { largestUpload, uploadQuery, uploadSchema } from '#core/uploads/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import { keepUpload } from './service.ts';

export function registerUploads(api: Api, folder: string): void {
	route(
		api,
		{
			method: 'post',
			path: '/uploads',
			action: 'post.upload',
			summary: 'Keeps an image (PNG, JPEG, GIF, WebP or AVIF, at most 5 MB) sent as the body, and answers its address.',
			query: uploadQuery,
			answer: uploadSchema,
			status: 201,
			limit: 'upload',
			takesFile: true,
			largestBody: largestUpload
		},
		(context, { query, file }) => keepUpload(context, folder, { fileName: query.fileName, file })
	);
}
