import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	categories: { open: 'مفتوح', 'under-review': 'قيد المراجعة', planned: 'مخطط له', 'in-progress': 'قيد التنفيذ', shipped: 'صدر', declined: 'مرفوض' }
};
