import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Hoja de ruta',
	lead: 'En qué trabajamos y qué puede venir después. Vota por lo que necesitas.',
	others: 'Hojas de ruta',
	empty: 'Aquí no hay nada todavía.',
	none: 'Todavía no hay hoja de ruta',
	noneSentence: 'Lo que está planeado se mostrará aquí. Mientras tanto, mira lo que piden otras personas o pide algo.',
	requests: 'Ver todas las peticiones',
	horizons: { now: 'Ahora', next: 'Después', later: 'Más adelante' },
	more: (name) => `Mostrar más de «${name}»`,
	answered: 'Con respuesta',
	rising: (count) => counted('es', count, { other: '# más en los últimos 30 días' }),
	people: (count) => counted('es', count, { one: '# persona', other: '# personas' })
};
