import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	categories: { open: 'Offen', 'under-review': 'In Prüfung', planned: 'Geplant', 'in-progress': 'In Arbeit', shipped: 'Ausgeliefert', declined: 'Abgelehnt' }
};
