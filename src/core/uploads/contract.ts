import { z } from 'zod';
import { idOf, line, timestamp } from '../kernel/schemas.ts';

/** 5 MB: a screenshot of a large screen fits, a film does not. */
export const largestUpload = 5 * 1024 * 1024;

/** What a browser shows and cannot run. SVG is left out because it can. */
export const uploadTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type UploadType = (typeof uploadTypes)[number];

export const uploadSchema = z
	.object({ id: idOf('upload'), fileName: z.string(), mediaType: z.enum(uploadTypes), bytes: z.int(), url: z.string(), createdAt: timestamp })
	.meta({ id: 'Upload' });
export type Upload = z.infer<typeof uploadSchema>;

export const uploadQuery = z.strictObject({ fileName: line(200).default('image') });
