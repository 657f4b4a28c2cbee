import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	banned: (reason, until) => `Sie können hier lesen, aber nicht schreiben${until ? `, und zwar bis ${until}` : ''}. Der Grund: ${reason}`,
	wouldWait: 'Dieser Text müsste erst geprüft werden, deshalb wurde nichts geändert. Schreiben Sie ihn ohne die Links oder Wörter, die hier nicht erwünscht sind.',
	reports: {
		report: 'Melden',
		reportPost: 'Diesen Wunsch melden',
		reportComment: 'Diesen Kommentar melden',
		title: 'Dem Team melden',
		lead: 'Das Team liest es und entscheidet. Sonst erfährt niemand, dass Sie es gemeldet haben.',
		reason: 'Was daran nicht stimmt',
		reasons: { spam: 'Spam oder Werbung', abuse: 'Beleidigend oder verletzend', private: 'Private Angaben über jemanden', other: 'Etwas anderes' },
		note: 'Sagen Sie dem Team mehr',
		optional: 'freiwillig',
		email: 'E-Mail-Adresse',
		emailHint: 'Nur das Team sieht sie.',
		send: 'Meldung abschicken',
		thanks: 'Danke. Das Team sieht es sich an.',
		back: 'Zurück zum Wunsch',
		none: 'Keine offenen Meldungen',
		noneSentence: 'Wenn jemand einen Wunsch oder Kommentar meldet, steht es hier.',
		resolvedNone: 'Noch keine Meldung erledigt',
		states: { open: 'Offen', resolved: 'Erledigt' },
		outcomes: { kept: 'Behalten', removed: 'Entfernt' },
		keep: 'Behalten',
		remove: 'Entfernen',
		kept: 'Erledigt: Es bleibt.',
		removed: 'Entfernt. Der Text bleibt unter „Abgelehnt“ erhalten.',
		gone: 'Es ist nicht mehr da.',
		by: (reporter) => `Gemeldet von ${reporter}`,
		of: (author) => `Geschrieben von ${author}`
	},
	mine: {
		title: 'Wartet auf Prüfung',
		badge: 'Wartet auf Prüfung',
		rejectedBadge: 'Nicht veröffentlicht',
		sentence: 'Das Team sieht es sich an, bevor andere es sehen. Sie müssen es nicht noch einmal schicken.',
		rejected: (reason) => `Das Team hat entschieden, dies nicht zu veröffentlichen. Der Grund: ${reason}`,
		all: 'Alle Wünsche',
		yours: 'Das haben Sie geschrieben; sonst sieht es niemand.'
	}
};
