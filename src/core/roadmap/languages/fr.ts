import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Feuille de route',
	lead: 'Ce sur quoi nous travaillons, et ce qui pourra venir ensuite. Votez pour ce dont vous avez besoin.',
	others: 'Feuilles de route',
	empty: 'Rien ici pour l’instant.',
	none: 'Il n’y a pas encore de feuille de route',
	noneSentence: 'Ce qui est prévu sera montré ici. D’ici là, voyez ce que d’autres demandent, ou faites vous-même une demande.',
	requests: 'Voir toutes les demandes',
	horizons: { now: 'Maintenant', next: 'Ensuite', later: 'Plus tard' },
	more: (name) => `Afficher plus de « ${name} »`,
	answered: 'Avec réponse',
	rising: (count) => counted('fr', count, { other: '# de plus ces 30 derniers jours' }),
	people: (count) => counted('fr', count, { one: '# personne', other: '# personnes' })
};
