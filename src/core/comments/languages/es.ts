import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: (count) => (count === 0 ? 'Comentarios' : counted('es', count, { one: '# comentario', other: '# comentarios' })),
	none: 'Todavía no hay comentarios',
	noneSentence: 'Di qué cambiaría esto para ti. El equipo lee todos los comentarios.',
	official: 'Respuesta oficial',
	team: 'Equipo',
	deleted: 'Este comentario se ha borrado.',
	erased: 'Alguien',
	from: (title) => `Escrito en «${title}»`,
	report: 'Denunciar',
	reportOf: (name) => `Denunciar el comentario de ${name}`,
	reply: 'Responder',
	replyTo: (name) => `Responder a ${name}`,
	more: 'Mostrar más comentarios',
	write: {
		label: 'Tu comentario',
		placeholder: '¿Qué cambiaría esto para ti?',
		hint: 'Se puede usar Markdown. Todo el mundo puede leerlo.',
		email: 'Correo electrónico',
		emailHint: 'Para contarte qué pasa con la petición. Nadie más lo ve.',
		name: 'Tu nombre',
		optional: 'opcional',
		send: 'Comentar',
		followed: 'Después seguirás esta petición y podrás dejar de hacerlo cuando quieras.',
		trap: 'Deja este campo vacío',
		signedInAs: (name) => `Comentas como ${name}.`,
		thanks: 'Tu comentario está publicado.'
	},
	emailNeeded: 'Indica un correo electrónico o inicia sesión.'
};
