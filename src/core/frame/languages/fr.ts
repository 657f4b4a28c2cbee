import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	skip: 'Aller au contenu',
	theme: { group: 'Thème', system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
	language: 'Langue',
	portal: {
		navigation: 'Tableaux',
		all: 'Toutes les demandes',
		roadmap: 'Feuille de route',
		changelog: 'Nouveautés',
		signIn: 'Se connecter',
		me: 'Vos demandes',
		team: 'Équipe',
		poweredBy: 'Fonctionne avec Winnow'
	},
	failure: {
		title: (status) => (status === 404 ? 'Il n’y a rien ici' : status === 403 ? 'Vous ne pouvez pas voir cette page' : 'Une erreur est survenue'),
		forbidden: 'Si vous en avez besoin, demandez à un admin de l’espace de travail, ou connectez-vous avec un autre compte.',
		home: 'Aller à la première page',
		request: (id) => `Si vous demandez de l’aide, indiquez la requête ${id}.`
	}
};
