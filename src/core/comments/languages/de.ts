import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: (count) => (count === 0 ? 'Kommentare' : counted('de', count, { one: '# Kommentar', other: '# Kommentare' })),
	none: 'Noch keine Kommentare',
	noneSentence: 'Sagen Sie, was sich damit für Sie ändern würde. Das Team liest jeden Kommentar.',
	official: 'Offizielle Antwort',
	team: 'Team',
	deleted: 'Dieser Kommentar wurde gelöscht.',
	erased: 'Jemand',
	from: (title) => `Geschrieben zu „${title}“`,
	report: 'Melden',
	reportOf: (name) => `Den Kommentar von ${name} melden`,
	reply: 'Antworten',
	replyTo: (name) => `${name} antworten`,
	more: 'Weitere Kommentare zeigen',
	write: {
		label: 'Ihr Kommentar',
		placeholder: 'Was würde sich damit für Sie ändern?',
		hint: 'Markdown ist möglich. Alle können es lesen.',
		email: 'E-Mail-Adresse',
		emailHint: 'Damit wir Ihnen sagen können, was daraus wird. Sonst sieht sie niemand.',
		name: 'Ihr Name',
		optional: 'freiwillig',
		send: 'Kommentieren',
		followed: 'Danach folgen Sie diesem Wunsch und können das jederzeit beenden.',
		trap: 'Lassen Sie dieses Feld leer',
		signedInAs: (name) => `Sie kommentieren als ${name}.`,
		thanks: 'Ihr Kommentar ist veröffentlicht.'
	},
	emailNeeded: 'Geben Sie eine E-Mail-Adresse an, oder melden Sie sich an.'
};
