import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Roadmap',
	lead: 'Woran wir arbeiten und was danach kommen kann. Stimmen Sie für das, was Sie brauchen.',
	others: 'Roadmaps',
	empty: 'Hier ist noch nichts.',
	none: 'Es gibt noch keine Roadmap',
	noneSentence: 'Was geplant ist, wird hier gezeigt. Sehen Sie bis dahin, was andere sich wünschen, oder wünschen Sie sich selbst etwas.',
	requests: 'Alle Wünsche ansehen',
	horizons: { now: 'Jetzt', next: 'Als Nächstes', later: 'Später' },
	more: (name) => `Mehr aus „${name}“ zeigen`,
	answered: 'Beantwortet',
	rising: (count) => counted('de', count, { other: '# mehr in den letzten 30 Tagen' }),
	people: (count) => counted('de', count, { one: '# Person', other: '# Personen' })
};
