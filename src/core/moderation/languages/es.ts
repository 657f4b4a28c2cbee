import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	banned: (reason, until) => `Aquí puedes leer, pero no escribir${until ? ` hasta el ${until}` : ''}. El motivo: ${reason}`,
	wouldWait: 'Este texto tendría que revisarse antes, así que no se ha cambiado nada. Escríbelo sin los enlaces o las palabras que aquí no son bienvenidos.',
	reports: {
		report: 'Denunciar',
		reportPost: 'Denunciar esta petición',
		reportComment: 'Denunciar este comentario',
		title: 'Denunciar al equipo',
		lead: 'El equipo lo lee y decide. Nadie más sabrá que lo has denunciado.',
		reason: 'Qué tiene de malo',
		reasons: { spam: 'Spam o publicidad', abuse: 'Insultante o hiriente', private: 'Datos privados de alguien', other: 'Otra cosa' },
		note: 'Cuéntale más al equipo',
		optional: 'opcional',
		email: 'Correo electrónico',
		emailHint: 'Solo lo ve el equipo.',
		send: 'Enviar la denuncia',
		thanks: 'Gracias. El equipo lo mirará.',
		back: 'Volver a la petición',
		none: 'No hay denuncias abiertas',
		noneSentence: 'Cuando alguien denuncia una petición o un comentario, aparece aquí.',
		resolvedNone: 'Todavía no se ha resuelto ninguna denuncia',
		states: { open: 'Abierta', resolved: 'Resuelta' },
		outcomes: { kept: 'Conservado', removed: 'Retirado' },
		keep: 'Conservar',
		remove: 'Retirar',
		kept: 'Resuelta: se queda.',
		removed: 'Retirado. El texto se conserva en «Rechazado».',
		gone: 'Ya no está.',
		by: (reporter) => `Denunciado por ${reporter}`,
		of: (author) => `Escrito por ${author}`
	},
	mine: {
		title: 'Pendiente de revisión',
		badge: 'Pendiente de revisión',
		rejectedBadge: 'Sin publicar',
		sentence: 'El equipo lo mira antes de que lo vean los demás. No hace falta que lo envíes otra vez.',
		rejected: (reason) => `El equipo ha decidido no publicarlo. Su motivo: ${reason}`,
		all: 'Todas las peticiones',
		yours: 'Lo has escrito tú; nadie más lo ve.'
	}
};
