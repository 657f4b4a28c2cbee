import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Neuigkeiten',
	lead: 'Was neu ist, und wer es sich gewünscht hat.',
	reactions: {
		like: { sign: '👍', label: 'Gut' },
		love: { sign: '❤️', label: 'Wunderbar' },
		party: { sign: '🎉', label: 'Endlich' },
		puzzled: { sign: '🤔', label: 'Das verstehe ich nicht' }
	},
	refusals: {
		published: 'Dieser Eintrag ist schon veröffentlicht. Sein Text lässt sich ändern, seine Zeit nicht.',
		notify: 'Sagen Sie mit notify, ob die davon hören, die es sich gewünscht haben.',
		manyAlike: 'Sehr viele Einträge haben diesen Titel. Geben Sie ihm einen eigenen.',
		whoReacts: 'Sagen Sie, wer reagiert: Eine E-Mail-Adresse genügt.'
	},
	portal: {
		everything: 'Alle Neuigkeiten',
		empty: 'Noch nichts veröffentlicht',
		emptySentence: 'Wenn etwas fertig ist, steht es hier. Folgen Sie einem Wunsch, um per Mail davon zu hören.',
		requests: 'Zurück zu den Wünschen',
		all: 'Alles',
		labels: 'Themen',
		new: 'Neu',
		asked: (count) => counted('de', count, { one: '# Person hat sich das gewünscht', other: '# Personen haben sich das gewünscht' }),
		posts: 'Was gewünscht wurde',
		older: 'Ältere Einträge',
		back: 'Alle Einträge',
		text: 'Was neu ist',
		react: 'Reaktionen',
		reactWith: (label, count) => `${label}: ${count}`,
		feeds: 'Feeds',
		subscribe: {
			title: 'Hören Sie, was neu ist',
			lead: 'Eine Mail für jeden Eintrag. Sie bestätigen zuerst Ihre Adresse und können sich mit einem Klick abmelden.',
			email: 'Ihre E-Mail-Adresse',
			button: 'Neuigkeiten schicken',
			trap: 'Lassen Sie dieses Feld leer',
			sent: 'Sehen Sie in Ihr Postfach',
			sentSentence: 'Wir haben Ihnen einen Link geschickt. Erst wenn Sie ihn öffnen, kommen Nachrichten.',
			done: 'Sie hören, was neu ist',
			doneSentence: 'Von jetzt an kommt jeder Eintrag in Ihr Postfach.',
			confirm: 'Ja, Neuigkeiten schicken',
			confirmTitle: 'Hören, was neu ist?',
			confirmLead: (workspace, address) => `Mails von ${workspace} an ${address}, eine für jeden Eintrag der Neuigkeiten.`,
			bad: 'Dieser Link ist zu alt, nicht vollständig oder nicht von uns. Fordern Sie einen neuen an.',
			subject: (workspace) => `Bitte bestätigen: Neuigkeiten von ${workspace}`,
			mail: (workspace) => `Jemand, wahrscheinlich Sie, möchte die Neuigkeiten von ${workspace} an diese Adresse bekommen.`,
			mailHint: 'Wenn Sie es nicht waren, tun Sie nichts: Es kommt keine Mail.'
		}
	}
};
