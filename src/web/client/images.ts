import type { Upload } from '#core/uploads/contract.ts';
import { api } from './api.ts';

/** Keeps an image, and answers what it is kept as. */
export function keepImage(file: File): Promise<Upload> {
	return api.upload<Upload>(`/uploads?fileName=${encodeURIComponent(file.name.slice(0, 200) || 'image')}`, file);
}
