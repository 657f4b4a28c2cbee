import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	answering: {
		title: 'Une question',
		about: (title) => `Vous avez demandé « ${title} ».`,
		field: 'Votre réponse',
		send: 'Envoyer la réponse',
		thanks: 'Merci. L’équipe a votre réponse.',
		done: 'Vous avez déjà répondu. Merci.',
		signedOut: 'Ouvrez de nouveau le lien de notre message, avec toutes ses lettres.',
		stop: 'Ne plus me poser de questions',
		gone: 'Cette question n’existe plus, ou elle ne vous était pas adressée.',
		empty: 'Écrivez d’abord quelques mots.'
	}
};
