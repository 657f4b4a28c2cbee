import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	skip: 'Zum Inhalt springen',
	theme: { group: 'Farbschema', system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
	language: 'Sprache',
	portal: {
		navigation: 'Bereiche',
		all: 'Alle Wünsche',
		roadmap: 'Roadmap',
		changelog: 'Neuigkeiten',
		signIn: 'Anmelden',
		me: 'Ihre Wünsche',
		team: 'Team',
		poweredBy: 'Läuft mit Winnow'
	},
	failure: {
		title: (status) => (status === 404 ? 'Hier ist nichts' : status === 403 ? 'Diese Seite dürfen Sie nicht sehen' : 'Etwas ist schiefgegangen'),
		forbidden: 'Wenn Sie sie brauchen, fragen Sie einen Admin des Arbeitsbereichs, oder melden Sie sich mit einem anderen Zugang an.',
		home: 'Zur ersten Seite',
		request: (id) => `Wenn Sie um Hilfe bitten, nennen Sie die Anfrage ${id}.`
	}
};
