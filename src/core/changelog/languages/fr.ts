import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Nouveautés',
	lead: 'Ce qui est nouveau, et qui l’a demandé.',
	reactions: {
		like: { sign: '👍', label: 'Bien' },
		love: { sign: '❤️', label: 'J’adore' },
		party: { sign: '🎉', label: 'Enfin' },
		puzzled: { sign: '🤔', label: 'Je ne comprends pas' }
	},
	refusals: {
		published: 'Cette nouveauté est déjà publiée. Son texte peut changer, pas son heure.',
		notify: 'Dites avec notify si ceux qui l’ont demandé sont prévenus.',
		manyAlike: 'Beaucoup de nouveautés ont ce titre. Donnez-lui le sien.',
		whoReacts: 'Dites qui réagit : une adresse e-mail suffit.'
	},
	portal: {
		everything: 'Toutes les nouveautés',
		empty: 'Rien de publié pour l’instant',
		emptySentence: 'Ce qui est livré est annoncé ici. Suivez une demande pour l’apprendre par e-mail.',
		requests: 'Retour aux demandes',
		all: 'Tout',
		labels: 'Thèmes',
		new: 'Nouveau',
		asked: (count) => counted('fr', count, { one: '# personne l’a demandé', other: '# personnes l’ont demandé' }),
		posts: 'Ce qui était demandé',
		older: 'Nouveautés plus anciennes',
		back: 'Toutes les nouveautés',
		text: 'Ce qui est nouveau',
		react: 'Réactions',
		reactWith: (label, count) => `${label} : ${count}`,
		feeds: 'Flux',
		subscribe: {
			title: 'Apprenez ce qui est nouveau',
			lead: 'Un message par nouveauté. Vous confirmez d’abord votre adresse, et pouvez arrêter en un clic.',
			email: 'Votre adresse e-mail',
			button: 'M’envoyer les nouveautés',
			trap: 'Laissez ce champ vide',
			sent: 'Regardez dans votre boîte mail',
			sentSentence: 'Nous vous avons envoyé un lien. Rien n’arrive tant que vous ne l’ouvrez pas.',
			done: 'Vous recevez les nouveautés',
			doneSentence: 'Chaque nouveauté arrive désormais dans votre boîte mail.',
			confirm: 'Oui, m’envoyer les nouveautés',
			confirmTitle: 'Recevoir les nouveautés ?',
			confirmLead: (workspace, address) => `Des messages de ${workspace} à ${address}, un par nouveauté.`,
			bad: 'Ce lien est trop ancien, incomplet, ou ne vient pas de nous. Demandez-en un nouveau.',
			subject: (workspace) => `À confirmer : les nouveautés de ${workspace}`,
			mail: (workspace) => `Quelqu’un, sans doute vous, a demandé à recevoir les nouveautés de ${workspace} à cette adresse.`,
			mailHint: 'Si ce n’était pas vous, ne faites rien : aucun message n’arrivera.'
		}
	}
};
