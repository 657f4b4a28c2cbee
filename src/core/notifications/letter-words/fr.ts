import { counted, type Worded } from '../../kernel/catalogue.ts';
import type { LetterWords } from './en.ts';

const followed = (count: number, one: string, other: string) => counted('fr', count, { one, other });

export const french: Worded<LetterWords> = {
	statuses: { open: 'De nouveau ouverte', 'under-review': 'À l’étude', planned: 'Prévue', 'in-progress': 'Commencée', shipped: 'Livrée', declined: 'Déclinée' },
	one: {
		open: (title) => `« ${title} » est de nouveau ouverte.`,
		'under-review': (title) => `Nous étudions « ${title} ».`,
		planned: (title) => `Nous avons prévu « ${title} ».`,
		'in-progress': (title) => `Nous avons commencé à travailler sur « ${title} ».`,
		shipped: (title) => `« ${title} » est disponible.`,
		declined: (title) => `Nous ne réaliserons pas « ${title} ».`
	},
	several: {
		open: (count) => followed(count, '# demande que vous suivez est de nouveau ouverte.', '# demandes que vous suivez sont de nouveau ouvertes.'),
		'under-review': (count) => followed(count, 'Nous étudions # demande que vous suivez.', 'Nous étudions # demandes que vous suivez.'),
		planned: (count) => followed(count, 'Nous avons prévu # demande que vous suivez.', 'Nous avons prévu # demandes que vous suivez.'),
		'in-progress': (count) => followed(count, 'Nous avons commencé à travailler sur # demande que vous suivez.', 'Nous avons commencé à travailler sur # demandes que vous suivez.'),
		shipped: (count) => followed(count, '# demande que vous suivez est disponible.', '# demandes que vous suivez sont disponibles.'),
		declined: (count) => followed(count, 'Nous ne réaliserons pas # demande que vous suivez.', 'Nous ne réaliserons pas # demandes que vous suivez.')
	},
	reasons: {
		posted: 'Vous recevez ce message parce que vous l’avez demandé.',
		quoted: 'Vous recevez ce message parce que vous nous avez dit en avoir besoin.',
		voted: 'Vous recevez ce message parce que vous avez voté pour cette demande.',
		'on-behalf': 'Vous recevez ce message parce que notre équipe a noté que vous le souhaitez.',
		commented: 'Vous recevez ce message parce que vous avez commenté cette demande.',
		asked: 'Vous recevez ce message parce que vous suivez cette demande.'
	},
	reasonOfSeveral: 'Vous recevez ce message parce que vous suivez ces demandes.',
	reasonOfTaking: 'Vous recevez ce message parce que vous êtes abonné à nos nouveautés.',
	andMore: (title, more) => `${title} et ${more} de plus`,
	subjects: { about: (what, title) => `${what} : ${title}`, merge: 'Réunie avec', answer: 'Réponse', comment: 'Nouveau commentaire', news: 'Nouvelles' },
	merged: (source, title) => `« ${source} » fait maintenant partie de « ${title} ».`,
	mergedYours: (title) => `Votre demande fait maintenant partie de « ${title} ».`,
	answered: (title) => `L’équipe a répondu à « ${title} ».`,
	commented: (title) => `Il y a un nouveau commentaire sur « ${title} ».`,
	named: {
		mention: { subject: 'On vous nomme', sentence: (title, who) => `${who} vous nomme dans un commentaire sur « ${title} ».`, reason: 'Vous recevez ce message parce qu’un commentaire vous nomme.', button: 'Voir le commentaire' },
		reply: { subject: 'Réponse', sentence: (title, who) => `${who} a répondu à votre commentaire sur « ${title} ».`, reason: 'Vous recevez ce message parce que vous avez commenté cette demande.', button: 'Voir la réponse' },
		question: { subject: 'Une question pour vous', sentence: (title) => `Vous avez demandé « ${title} », et nous avons une question.`, reason: 'Vous recevez ce message parce que vous avez accepté nos questions. Nous en posons au plus une toutes les deux semaines.', button: 'Répondre' },
		assigned: { subject: 'À vous', sentence: (title, who) => `${who} vous a confié un message : « ${title} ».`, reason: 'Vous recevez ce message parce qu’il vous est confié.', button: 'Ouvrir le message' },
		feedback: { subject: 'Nouveau retour', sentence: (title) => `Un nouveau message est arrivé : « ${title} ».`, reason: 'Vous recevez ce message parce que vous voulez être informé des nouveaux retours.', button: 'Ouvrir le message' },
		readiness: { subject: 'Plus prêt', sentence: (title) => `« ${title} » n’est plus prêt pour un sprint.`, reason: 'Vous recevez ce message parce que vous y avez travaillé.', button: 'Ouvrir l’élément' }
	},
	missing: (names) => `Il manque : ${names}.`,
	somebody: 'Quelqu’un',
	part: {
		subject: 'En partie disponible',
		sentence: (part, title) => `« ${part} », une partie de « ${title} », est disponible.`,
		rest: (others) => `Encore à venir : ${others}. Vous en serez informé.`
	},
	newsHeading: 'Du nouveau dans ce que vous avez demandé',
	entryForOne: (title) => `Vous avez demandé « ${title} ». C’est disponible.`,
	entryForSeveral: (count) => counted('fr', count, { one: 'Ce que vous avez demandé est disponible :', other: 'Ce que vous avez demandé est disponible, # demandes d’un coup :' }),
	mergeMeans: 'Les deux demandent la même chose. Votre vote y compte toujours, et vous saurez ce qu’elle devient.',
	mergeShipped: 'Elle est déjà livrée.',
	mergeDeclined: 'Nous avons décidé de ne pas la réaliser ; la demande dit pourquoi.',
	youWrote: 'Ce que vous avez écrit',
	seeRequest: 'Voir la demande',
	readEntry: 'Lire les nouveautés',
	unsubscribe: 'Se désabonner',
	preferences: 'Choisir ce que vous recevez'
};
