import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: (count) => (count === 0 ? 'Commentaires' : counted('fr', count, { one: '# commentaire', other: '# commentaires' })),
	none: 'Aucun commentaire pour l’instant',
	noneSentence: 'Dites ce que cela changerait pour vous. L’équipe lit chaque commentaire.',
	official: 'Réponse officielle',
	team: 'Équipe',
	deleted: 'Ce commentaire a été supprimé.',
	erased: 'Quelqu’un',
	from: (title) => `Écrit sur « ${title} »`,
	report: 'Signaler',
	reportOf: (name) => `Signaler le commentaire de ${name}`,
	reply: 'Répondre',
	replyTo: (name) => `Répondre à ${name}`,
	more: 'Afficher plus de commentaires',
	write: {
		label: 'Votre commentaire',
		placeholder: 'Qu’est-ce que cela changerait pour vous ?',
		hint: 'Markdown est accepté. Tout le monde peut le lire.',
		email: 'Adresse e-mail',
		emailHint: 'Pour vous dire ce que devient la demande. Personne d’autre ne la voit.',
		name: 'Votre nom',
		optional: 'facultatif',
		send: 'Commenter',
		followed: 'Vous suivrez alors cette demande, et pourrez arrêter à tout moment.',
		trap: 'Laissez ce champ vide',
		signedInAs: (name) => `Vous commentez en tant que ${name}.`,
		thanks: 'Votre commentaire est publié.'
	},
	emailNeeded: 'Indiquez une adresse e-mail, ou connectez-vous.'
};
