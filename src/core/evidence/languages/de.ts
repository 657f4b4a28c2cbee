import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	answering: {
		title: 'Eine Frage',
		about: (title) => `Sie haben sich „${title}“ gewünscht.`,
		field: 'Ihre Antwort',
		send: 'Antwort senden',
		thanks: 'Vielen Dank. Das Team hat Ihre Antwort.',
		done: 'Sie haben schon geantwortet. Vielen Dank.',
		signedOut: 'Öffnen Sie den Link in unserer Mail noch einmal, mit allen seinen Zeichen.',
		stop: 'Mich nicht mehr fragen',
		gone: 'Diese Frage gibt es nicht mehr, oder sie war nicht an Sie gerichtet.',
		empty: 'Schreiben Sie erst ein paar Worte.'
	}
};
