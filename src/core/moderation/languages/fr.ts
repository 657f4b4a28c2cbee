import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	banned: (reason, until) => `Vous pouvez lire ici, mais pas écrire${until ? ` jusqu’au ${until}` : ''}. La raison : ${reason}`,
	wouldWait: 'Ce texte devrait d’abord être relu, donc rien n’a été changé. Écrivez-le sans les liens ou les mots qui ne sont pas les bienvenus ici.',
	reports: {
		report: 'Signaler',
		reportPost: 'Signaler cette demande',
		reportComment: 'Signaler ce commentaire',
		title: 'Signaler à l’équipe',
		lead: 'L’équipe le lit et décide. Personne d’autre n’apprend que vous l’avez signalé.',
		reason: 'Ce qui ne va pas',
		reasons: { spam: 'Spam ou publicité', abuse: 'Insultant ou blessant', private: 'Détails privés de quelqu’un', other: 'Autre chose' },
		note: 'Dites-en plus à l’équipe',
		optional: 'facultatif',
		email: 'Adresse e-mail',
		emailHint: 'Seule l’équipe la voit.',
		send: 'Envoyer le signalement',
		thanks: 'Merci. L’équipe va regarder.',
		back: 'Retour à la demande',
		none: 'Aucun signalement ouvert',
		noneSentence: 'Quand quelqu’un signale une demande ou un commentaire, cela s’affiche ici.',
		resolvedNone: 'Aucun signalement traité pour l’instant',
		states: { open: 'Ouvert', resolved: 'Traité' },
		outcomes: { kept: 'Conservé', removed: 'Retiré' },
		keep: 'Conserver',
		remove: 'Retirer',
		kept: 'Traité : cela reste.',
		removed: 'Retiré. Le texte est conservé sous « Refusé ».',
		gone: 'Cela n’existe plus.',
		by: (reporter) => `Signalé par ${reporter}`,
		of: (author) => `Écrit par ${author}`
	},
	mine: {
		title: 'En attente de relecture',
		badge: 'En attente de relecture',
		rejectedBadge: 'Non publié',
		sentence: 'L’équipe le regarde avant que d’autres le voient. Inutile de l’envoyer de nouveau.',
		rejected: (reason) => `L’équipe a décidé de ne pas publier ceci. Sa raison : ${reason}`,
		all: 'Toutes les demandes',
		yours: 'Vous avez écrit ceci ; personne d’autre ne le voit.'
	}
};
