import { counted, type Worded } from '../../kernel/catalogue.ts';
import type { LetterWords } from './en.ts';

const followed = (count: number, one: string, other: string) => counted('de', count, { one, other });

export const german: Worded<LetterWords> = {
	statuses: { open: 'Wieder offen', 'under-review': 'In Prüfung', planned: 'Geplant', 'in-progress': 'Begonnen', shipped: 'Fertig', declined: 'Abgelehnt' },
	one: {
		open: (title) => `„${title}“ ist wieder offen.`,
		'under-review': (title) => `Wir prüfen „${title}“.`,
		planned: (title) => `Wir haben „${title}“ eingeplant.`,
		'in-progress': (title) => `Wir arbeiten jetzt an „${title}“.`,
		shipped: (title) => `„${title}“ ist da.`,
		declined: (title) => `Wir werden „${title}“ nicht umsetzen.`
	},
	several: {
		open: (count) => followed(count, '# Wunsch, dem Sie folgen, ist wieder offen.', '# Wünsche, denen Sie folgen, sind wieder offen.'),
		'under-review': (count) => followed(count, 'Wir prüfen # Wunsch, dem Sie folgen.', 'Wir prüfen # Wünsche, denen Sie folgen.'),
		planned: (count) => followed(count, 'Wir haben # Wunsch eingeplant, dem Sie folgen.', 'Wir haben # Wünsche eingeplant, denen Sie folgen.'),
		'in-progress': (count) => followed(count, 'Wir arbeiten jetzt an # Wunsch, dem Sie folgen.', 'Wir arbeiten jetzt an # Wünschen, denen Sie folgen.'),
		shipped: (count) => followed(count, '# Wunsch, dem Sie folgen, ist da.', '# Wünsche, denen Sie folgen, sind da.'),
		declined: (count) => followed(count, 'Wir werden # Wunsch, dem Sie folgen, nicht umsetzen.', 'Wir werden # Wünsche, denen Sie folgen, nicht umsetzen.')
	},
	reasons: {
		posted: 'Sie erhalten diese Nachricht, weil Sie sich das gewünscht haben.',
		quoted: 'Sie erhalten diese Nachricht, weil Sie uns gesagt haben, dass Sie das brauchen.',
		voted: 'Sie erhalten diese Nachricht, weil Sie dafür gestimmt haben.',
		'on-behalf': 'Sie erhalten diese Nachricht, weil unser Team notiert hat, dass Sie das möchten.',
		commented: 'Sie erhalten diese Nachricht, weil Sie einen Kommentar dazu geschrieben haben.',
		asked: 'Sie erhalten diese Nachricht, weil Sie dem Wunsch folgen.'
	},
	reasonOfSeveral: 'Sie erhalten diese Nachricht, weil Sie diesen Wünschen folgen.',
	reasonOfTaking: 'Sie erhalten diese Nachricht, weil Sie unsere Neuigkeiten per E-Mail beziehen.',
	andMore: (title, more) => `${title} und ${more} weitere`,
	subjects: { about: (what, title) => `${what}: ${title}`, merge: 'Jetzt Teil von', answer: 'Beantwortet', comment: 'Neuer Kommentar', news: 'Neuigkeiten' },
	merged: (source, title) => `„${source}“ ist jetzt Teil von „${title}“.`,
	mergedYours: (title) => `Ihr Wunsch ist jetzt Teil von „${title}“.`,
	answered: (title) => `Das Team hat auf „${title}“ geantwortet.`,
	commented: (title) => `Es gibt einen neuen Kommentar zu „${title}“.`,
	named: {
		mention: { subject: 'Sie werden genannt', sentence: (title, who) => `${who} hat Sie in einem Kommentar zu „${title}“ genannt.`, reason: 'Sie erhalten diese Nachricht, weil ein Kommentar Sie nennt.', button: 'Zum Kommentar' },
		reply: { subject: 'Antwort', sentence: (title, who) => `${who} hat auf Ihren Kommentar zu „${title}“ geantwortet.`, reason: 'Sie erhalten diese Nachricht, weil Sie einen Kommentar dazu geschrieben haben.', button: 'Zur Antwort' },
		question: { subject: 'Eine Frage an Sie', sentence: (title) => `Sie haben sich „${title}“ gewünscht, und wir haben eine Frage dazu.`, reason: 'Sie erhalten diese Nachricht, weil wir Sie fragen dürfen. Wir fragen höchstens alle zwei Wochen.', button: 'Antworten' },
		assigned: { subject: 'Für Sie', sentence: (title, who) => `${who} hat Ihnen eine Nachricht zugewiesen: „${title}“.`, reason: 'Sie erhalten diese Nachricht, weil Sie sich darum kümmern sollen.', button: 'Nachricht öffnen' },
		feedback: { subject: 'Neue Rückmeldung', sentence: (title) => `Im Eingang ist eine neue Nachricht: „${title}“.`, reason: 'Sie erhalten diese Nachricht, weil Sie von neuen Rückmeldungen hören möchten.', button: 'Nachricht öffnen' },
		readiness: { subject: 'Nicht mehr bereit', sentence: (title) => `„${title}“ ist nicht mehr bereit für einen Sprint.`, reason: 'Sie erhalten diese Nachricht, weil Sie daran gearbeitet haben.', button: 'Eintrag öffnen' }
	},
	missing: (names) => `Es fehlt: ${names}.`,
	somebody: 'Jemand',
	part: {
		subject: 'Zum Teil da',
		sentence: (part, title) => `„${part}“, ein Teil von „${title}“, ist da.`,
		rest: (others) => `Noch geplant: ${others}. Sie hören davon.`
	},
	newsHeading: 'Neues zu dem, was Sie sich gewünscht haben',
	entryForOne: (title) => `Sie haben sich „${title}“ gewünscht. Jetzt ist es da.`,
	entryForSeveral: (count) => counted('de', count, { one: 'Was Sie sich gewünscht haben, ist da:', other: 'Was Sie sich gewünscht haben, ist da, # Wünsche auf einmal:' }),
	mergeMeans: 'Beide wünschen dasselbe. Ihre Stimme zählt dort weiter, und Sie erfahren, was daraus wird.',
	mergeShipped: 'Es ist bereits fertig.',
	mergeDeclined: 'Wir haben entschieden, es nicht umzusetzen; beim Wunsch steht, warum.',
	youWrote: 'Was Sie geschrieben haben',
	seeRequest: 'Zum Wunsch',
	readEntry: 'Lesen, was neu ist',
	unsubscribe: 'Abmelden',
	preferences: 'Auswählen, wovon Sie hören'
};
