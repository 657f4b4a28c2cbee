import { counted } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'Novedades',
	lead: 'Lo que hay de nuevo y quién lo pidió.',
	reactions: {
		like: { sign: '👍', label: 'Bien' },
		love: { sign: '❤️', label: 'Me encanta' },
		party: { sign: '🎉', label: 'Por fin' },
		puzzled: { sign: '🤔', label: 'No lo entiendo' }
	},
	refusals: {
		published: 'Esta novedad ya está publicada. Su texto puede cambiar; su hora, no.',
		notify: 'Di con notify si se avisa a quienes lo pidieron.',
		manyAlike: 'Muchas novedades tienen este título. Dale uno propio.',
		whoReacts: 'Di quién reacciona: basta con un correo electrónico.'
	},
	portal: {
		everything: 'Todas las novedades',
		empty: 'Todavía no hay nada publicado',
		emptySentence: 'Cuando algo esté listo, se contará aquí. Sigue una petición para enterarte por correo.',
		requests: 'Volver a las peticiones',
		all: 'Todo',
		labels: 'Temas',
		new: 'Nuevo',
		asked: (count) => counted('es', count, { one: '# persona lo pidió', other: '# personas lo pidieron' }),
		posts: 'Lo que se pidió',
		older: 'Novedades anteriores',
		back: 'Todas las novedades',
		text: 'Lo nuevo',
		react: 'Reacciones',
		reactWith: (label, count) => `${label}: ${count}`,
		feeds: 'Canales',
		subscribe: {
			title: 'Entérate de lo nuevo',
			lead: 'Un correo por cada novedad. Primero confirmas tu dirección y puedes dejarlo con un clic.',
			email: 'Tu correo electrónico',
			button: 'Enviarme las novedades',
			trap: 'Deja este campo vacío',
			sent: 'Mira en tu correo',
			sentSentence: 'Te hemos enviado un enlace. No llega nada hasta que lo abras.',
			done: 'Te enteras de lo nuevo',
			doneSentence: 'A partir de ahora cada novedad llega a tu correo.',
			confirm: 'Sí, enviarme las novedades',
			confirmTitle: '¿Enterarte de lo nuevo?',
			confirmLead: (workspace, address) => `Correos de ${workspace} a ${address}, uno por cada novedad.`,
			bad: 'Este enlace es demasiado antiguo, no está completo o no es nuestro. Pide uno nuevo.',
			subject: (workspace) => `Confirma: novedades de ${workspace}`,
			mail: (workspace) => `Alguien, seguramente tú, ha pedido recibir las novedades de ${workspace} en esta dirección.`,
			mailHint: 'Si no has sido tú, no hagas nada: no llegará ningún correo.'
		}
	}
};
