import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	preferences: {
		title: 'Was Sie von uns hören',
		lead: (address, workspace) => `Für Mails von ${workspace} an ${address}.`,
		signedOut: 'Öffnen Sie den Link in einer unserer Mails, oder melden Sie sich an, um zu wählen, was Sie von uns hören.',
		signIn: 'Anmelden',
		save: 'Speichern',
		saved: 'Gespeichert.',
		kinds: {
			status: { label: 'Neues zu Ihren Wünschen', hint: 'Wenn etwas, das Sie sich gewünscht haben, geplant, begonnen, ausgeliefert oder abgelehnt wird.' },
			answer: { label: 'Antworten des Teams', hint: 'Wenn das Team auf einen Wunsch antwortet, dem Sie folgen.' },
			reply: { label: 'Antworten auf Sie', hint: 'Wenn jemand auf Ihren Kommentar antwortet.' },
			mention: { label: 'Wenn Sie genannt werden', hint: 'Wenn ein Kommentar Sie nennt.' },
			comment: { label: 'Kommentare', hint: 'Wenn jemand einen Wunsch kommentiert, dem Sie folgen.' },
			merge: { label: 'Wünsche, die eins werden', hint: 'Wenn Ihr Wunsch Teil eines anderen wird, der dasselbe möchte.' },
			changelog: { label: 'Die Neuigkeiten', hint: 'Wenn das Team veröffentlicht, was neu ist, ob Sie es sich gewünscht haben oder nicht.' },
			question: { label: 'Fragen zu Ihren Wünschen', hint: 'Das Team darf Ihnen eine Frage zu etwas stellen, das Sie sich gewünscht haben, höchstens alle zwei Wochen.' },
			assigned: { label: 'Was Ihnen zugewiesen wird', hint: 'Wenn Sie sich um eine Nachricht kümmern sollen.' },
			feedback: { label: 'Neue Rückmeldungen', hint: 'Wenn eine Nachricht im Eingang ankommt.' },
			readiness: { label: 'Was nicht mehr bereit ist', hint: 'Wenn ein Eintrag, an dem Sie gearbeitet haben, nicht mehr bereit für einen Sprint ist.' }
		},
		frequencies: { instant: 'Sofort', daily: 'Jeden Morgen in einer Mail', weekly: 'Jeden Montag in einer Mail', off: 'Nie' },
		hours: {
			title: 'Wann Mails kommen dürfen',
			lead: 'Was dann nicht hinausgeht, wartet und kommt danach in einer Mail. Ohnehin kommt höchstens eine Mail in der Stunde, außer wenn etwas da ist, das Sie sich gewünscht haben.',
			timeZone: 'Zeitzone',
			utc: 'Weltzeit (UTC)',
			quietFrom: 'Ruhe ab',
			quietUntil: 'Ruhe bis',
			mostADay: 'Höchstens so viele Mails am Tag',
			mostADayHint: 'Was darüber ist, wartet bis zum nächsten Morgen.',
			optional: 'freiwillig'
		},
		stopped: 'Sie sind abgemeldet. An diese Adresse kommen keine Nachrichten.',
		stoppedHint: 'Links zum Anmelden kommen weiterhin, wenn Sie einen anfordern.',
		start: 'Wieder Nachrichten schicken',
		stop: 'Von allem abmelden',
		language: 'Sprache',
		languageHint: 'In ihr ist geschrieben, was wir Ihnen schicken.',
		languageUnsaid: 'Nicht gewählt'
	},
	unsubscribe: {
		title: 'Abmelden?',
		lead: (address, workspace) => `Keine Nachrichten mehr von ${workspace} an ${address}.`,
		button: 'Abmelden',
		rather: 'Lieber wählen, was Sie von uns hören',
		done: 'Sie sind abgemeldet',
		doneSentence: 'An diese Adresse kommen keine Nachrichten mehr. Sie können es sich jederzeit anders überlegen.',
		again: 'Wieder Nachrichten schicken',
		badTitle: 'Dieser Link funktioniert nicht',
		bad: 'Er ist nicht vollständig oder nicht von uns. Öffnen Sie ihn noch einmal aus der Mail, mit allen Zeichen.'
	}
};
