import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	preferences: {
		title: 'Ce que nous vous signalons',
		lead: (address, workspace) => `Pour les messages de ${workspace} à ${address}.`,
		signedOut: 'Ouvrez le lien d’un de nos messages, ou connectez-vous, pour choisir ce que nous vous signalons.',
		signIn: 'Se connecter',
		save: 'Enregistrer',
		saved: 'Enregistré.',
		kinds: {
			status: { label: 'Nouvelles de vos demandes', hint: 'Quand une de vos demandes est planifiée, commencée, livrée ou refusée.' },
			answer: { label: 'Réponses de l’équipe', hint: 'Quand l’équipe répond à une demande que vous suivez.' },
			reply: { label: 'Les réponses à vos commentaires', hint: 'Quand quelqu’un répond à votre commentaire.' },
			mention: { label: 'Quand on vous nomme', hint: 'Quand un commentaire vous nomme.' },
			comment: { label: 'Commentaires', hint: 'Quand quelqu’un commente une demande que vous suivez.' },
			merge: { label: 'Demandes qui n’en font plus qu’une', hint: 'Quand votre demande rejoint une autre qui souhaite la même chose.' },
			changelog: { label: 'Les nouveautés', hint: 'Quand l’équipe publie ce qui est nouveau, que vous l’ayez demandé ou non.' },
			question: { label: 'Questions sur vos demandes', hint: 'L’équipe peut vous poser une question sur ce que vous avez demandé, au plus toutes les deux semaines.' },
			assigned: { label: 'Ce qui vous est confié', hint: 'Quand un message vous est confié.' },
			feedback: { label: 'Les nouveaux retours', hint: 'Quand un message arrive.' },
			readiness: { label: 'Ce qui n’est plus prêt', hint: 'Quand un élément auquel vous avez travaillé n’est plus prêt pour un sprint.' }
		},
		frequencies: { instant: 'Tout de suite', daily: 'Chaque matin, en un seul message', weekly: 'Chaque lundi, en un seul message', off: 'Jamais' },
		hours: {
			title: 'Quand les messages peuvent arriver',
			lead: 'Ce qui ne part pas à ce moment attend et arrive ensuite en un seul message. De toute façon, un message par heure au plus, sauf quand ce que vous avez demandé est disponible.',
			timeZone: 'Fuseau horaire',
			utc: 'Temps universel (UTC)',
			quietFrom: 'Silence à partir de',
			quietUntil: 'Silence jusqu’à',
			mostADay: 'Messages par jour au plus',
			mostADayHint: 'Au-delà, les nouvelles attendent le lendemain matin.',
			optional: 'facultatif'
		},
		stopped: 'Vous êtes désabonné. Aucune nouvelle n’arrive à cette adresse.',
		stoppedHint: 'Les liens de connexion arrivent toujours quand vous en demandez un.',
		start: 'M’envoyer de nouveau des nouvelles',
		stop: 'Se désabonner de tout',
		language: 'Langue',
		languageHint: 'Nos messages sont écrits dans cette langue.',
		languageUnsaid: 'Non choisie'
	},
	unsubscribe: {
		title: 'Se désabonner ?',
		lead: (address, workspace) => `Arrêter toutes les nouvelles de ${workspace} à ${address}.`,
		button: 'Se désabonner',
		rather: 'Choisir plutôt ce que nous vous signalons',
		done: 'Vous êtes désabonné',
		doneSentence: 'Plus aucune nouvelle n’arrive à cette adresse. Vous pouvez changer d’avis à tout moment.',
		again: 'M’envoyer de nouveau des nouvelles',
		badTitle: 'Ce lien ne fonctionne pas',
		bad: 'Il n’est pas complet ou ne vient pas de nous. Ouvrez-le de nouveau depuis le message, avec tous ses caractères.'
	}
};
