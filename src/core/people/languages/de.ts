import type { Role } from '../../access/roles.ts';
import type { DoorWords } from '../door-words.ts';
import type { LetterWords } from '../letters.ts';

const roleNames: Record<Role, string> = { owner: 'Inhaber', admin: 'Admin', contributor: 'Mitwirkende Person', viewer: 'Lesende Person' };

export const door: DoorWords = {
	email: 'E-Mail-Adresse',
	name: 'Ihr Name',
	password: 'Passwort',
	newPasswordHint: 'Mindestens 8 Zeichen. Länger ist besser.',
	signIn: {
		title: 'Anmelden',
		lead: (workspace) => `bei ${workspace}`,
		notOfTheTeam: (name) => `Sie sind als ${name} angemeldet und gehören nicht zum Team. Melden Sie sich mit einer anderen Adresse an, um die Seiten des Teams zu sehen.`,
		submit: 'Anmelden',
		mailInstead: 'Link per Mail schicken',
		home: (workspace) => `Zurück zu ${workspace}`,
		noPassword: 'Geben Sie Ihr Passwort ein, oder wählen Sie „Link per Mail schicken“.'
	},
	sent: {
		title: 'Sehen Sie in Ihre Mails',
		lead: (email) => `Wir haben einen Link und einen Code an ${email} geschickt. Beide gelten 15 Minuten.`,
		code: 'Code aus der Mail',
		codeHint: 'Sechs Ziffern, falls Sie Ihre Mails auf einem anderen Gerät lesen.',
		submit: 'Mit dem Code anmelden',
		again: 'Eine andere Adresse verwenden'
	},
	link: {
		title: 'Fast geschafft',
		gone: 'Dieser Link funktioniert nicht mehr',
		lead: (workspace) => `Ein Klick, und Sie sind bei ${workspace} angemeldet.`,
		submit: 'Anmelden',
		again: 'Einen neuen Link anfordern'
	},
	newPassword: {
		title: 'Passwort festlegen',
		lead: 'Überall sonst werden Sie abgemeldet.',
		again: 'Damit sicher ist, dass Sie es sind, melden Sie sich noch einmal an. Wenn Sie Ihr Passwort vergessen haben, genügt ein Link per Mail.',
		submit: 'Passwort festlegen',
		signInAgain: 'Noch einmal anmelden'
	},
	signOut: { title: 'Abmelden', lead: 'Sie können sich jederzeit wieder anmelden.', submit: 'Abmelden' },
	invitation: {
		title: (workspace) => `${workspace} beitreten`,
		lead: (inviter, email) => `${inviter ?? 'Jemand aus dem Team'} hat ${email} eingeladen.`,
		submit: 'Dem Team beitreten',
		gone: 'Diese Einladung gilt nicht mehr',
		toSignIn: 'Anmelden'
	},
	setup: {
		title: 'Willkommen bei Winnow',
		lead: 'Eine Minute, und Ihre Kunden können wünschen und abstimmen.',
		company: 'Name des Unternehmens',
		companyHint: 'Kunden sehen ihn auf dem Portal.',
		owner: 'Sie, als Inhaber',
		boards: 'Bereiche',
		boardsHint: 'Wo Kunden sich etwas wünschen. Sie können das später ändern.',
		board: (place) => `Bereich ${place}`,
		addBoard: 'Bereich hinzufügen',
		removeBoard: (place) => `Bereich ${place} entfernen`,
		demo: 'Mit einem Beispielunternehmen füllen',
		demoHint: 'Ein Jahr glaubwürdiger Rückmeldungen, um sich umzusehen. Es bringt eigene Bereiche mit.',
		submit: 'Winnow einrichten'
	}
};

export const letters: LetterWords = {
	invitation: {
		heading: (workspace) => `Treten Sie ${workspace} auf Winnow bei`,
		sentence: (inviter, workspace, role) => `${inviter ?? 'Jemand'} lädt Sie in das Team von ${workspace} ein (Rolle: ${roleNames[role]}). Wählen Sie einen Namen und ein Passwort, dann sind Sie dabei.`,
		lasts: 'Der Link gilt einmal und sieben Tage lang.',
		button: 'Einladung annehmen',
		reason: 'Sie bekommen dies, weil jemand aus dem Team Ihre Adresse eingegeben hat. Wenn Sie niemanden dort kennen, müssen Sie nichts tun.'
	},
	signIn: {
		subject: (workspace) => `Anmelden bei ${workspace}`,
		heading: (workspace) => `Anmelden bei ${workspace}`,
		sentence: 'Dieser Link meldet Sie an. Er gilt einmal und 15 Minuten lang.',
		code: (code) => `Oder geben Sie diesen Code dort ein, wo Sie danach gefragt wurden: ${code}`,
		button: 'Anmelden',
		reason: 'Sie bekommen dies, weil sich jemand mit Ihrer Adresse anmelden möchte. Wenn Sie es nicht waren, müssen Sie nichts tun.'
	}
};
