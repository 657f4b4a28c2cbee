import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	categories: { open: 'Abierta', 'under-review': 'En revisión', planned: 'Planeada', 'in-progress': 'En curso', shipped: 'Entregada', declined: 'Rechazada' }
};
