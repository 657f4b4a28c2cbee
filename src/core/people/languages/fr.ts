import type { Role } from '../../access/roles.ts';
import type { DoorWords } from '../door-words.ts';
import type { LetterWords } from '../letters.ts';

const roleNames: Record<Role, string> = { owner: 'propriétaire', admin: 'admin', contributor: 'contributeur', viewer: 'lecteur' };

export const door: DoorWords = {
	email: 'Adresse e-mail',
	name: 'Votre nom',
	password: 'Mot de passe',
	newPasswordHint: 'Au moins 8 caractères. Plus long, c’est mieux.',
	signIn: {
		title: 'Se connecter',
		lead: (workspace) => `à ${workspace}`,
		notOfTheTeam: (name) => `Vous êtes connecté en tant que ${name}, qui ne fait pas partie de l’équipe. Connectez-vous avec une autre adresse pour voir les pages de l’équipe.`,
		submit: 'Se connecter',
		mailInstead: 'M’envoyer un lien',
		home: (workspace) => `Retour à ${workspace}`,
		noPassword: 'Entrez votre mot de passe, ou choisissez « M’envoyer un lien ».'
	},
	sent: {
		title: 'Regardez vos messages',
		lead: (email) => `Nous avons envoyé un lien et un code à ${email}. Les deux sont valables 15 minutes.`,
		code: 'Code du message',
		codeHint: 'Six chiffres, si vous lisez vos messages sur un autre appareil.',
		submit: 'Se connecter avec le code',
		again: 'Utiliser une autre adresse'
	},
	link: {
		title: 'Presque terminé',
		gone: 'Ce lien ne fonctionne plus',
		lead: (workspace) => `Un clic, et vous êtes connecté à ${workspace}.`,
		submit: 'Se connecter',
		again: 'Demander un nouveau lien'
	},
	newPassword: {
		title: 'Choisir votre mot de passe',
		lead: 'Vous serez déconnecté partout ailleurs.',
		again: 'Pour être sûr que c’est vous, connectez-vous encore une fois. Si vous avez oublié votre mot de passe, un lien par e-mail suffit.',
		submit: 'Enregistrer le mot de passe',
		signInAgain: 'Se connecter encore une fois'
	},
	signOut: { title: 'Se déconnecter', lead: 'Vous pouvez vous reconnecter à tout moment.', submit: 'Se déconnecter' },
	invitation: {
		title: (workspace) => `Rejoindre ${workspace}`,
		lead: (inviter, email) => `${inviter ?? 'Quelqu’un de l’équipe'} a invité ${email}.`,
		submit: 'Rejoindre l’équipe',
		gone: 'Cette invitation ne fonctionne plus',
		toSignIn: 'Se connecter'
	},
	setup: {
		title: 'Bienvenue dans Winnow',
		lead: 'Une minute, et vos clients peuvent demander et voter.',
		company: 'Nom de l’entreprise',
		companyHint: 'Les clients le voient sur le portail.',
		owner: 'Vous, propriétaire',
		boards: 'Tableaux',
		boardsHint: 'Où les clients font leurs demandes. Vous pourrez les changer plus tard.',
		board: (place) => `Tableau ${place}`,
		addBoard: 'Ajouter un tableau',
		removeBoard: (place) => `Retirer le tableau ${place}`,
		demo: 'Le remplir avec une entreprise d’exemple',
		demoHint: 'Un an de retours crédibles pour découvrir. Il apporte ses propres tableaux.',
		submit: 'Installer Winnow'
	}
};

export const letters: LetterWords = {
	invitation: {
		heading: (workspace) => `Rejoignez ${workspace} sur Winnow`,
		sentence: (inviter, workspace, role) => `${inviter ?? 'Quelqu’un'} vous invite dans l’équipe de ${workspace} comme ${roleNames[role]}. Choisissez un nom et un mot de passe, et vous y êtes.`,
		lasts: 'Le lien fonctionne une fois, pendant sept jours.',
		button: 'Accepter l’invitation',
		reason: 'Vous recevez ceci parce que quelqu’un de l’équipe a saisi votre adresse. Si vous ne connaissez personne là-bas, vous n’avez rien à faire.'
	},
	signIn: {
		subject: (workspace) => `Connexion à ${workspace}`,
		heading: (workspace) => `Connexion à ${workspace}`,
		sentence: 'Ce lien vous connecte. Il fonctionne une fois, pendant 15 minutes.',
		code: (code) => `Ou entrez ce code là où il vous a été demandé : ${code}`,
		button: 'Se connecter',
		reason: 'Vous recevez ceci parce que quelqu’un a demandé à se connecter avec votre adresse. Si ce n’était pas vous, vous n’avez rien à faire.'
	}
};
