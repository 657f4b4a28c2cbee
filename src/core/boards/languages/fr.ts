import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	categories: { open: 'Ouverte', 'under-review': 'À l’étude', planned: 'Prévue', 'in-progress': 'En cours', shipped: 'Livrée', declined: 'Refusée' }
};
