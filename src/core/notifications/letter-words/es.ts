import { counted, type Worded } from '../../kernel/catalogue.ts';
import type { LetterWords } from './en.ts';

const followed = (count: number, one: string, other: string) => counted('es', count, { one, other });

export const spanish: Worded<LetterWords> = {
	statuses: { open: 'Abierta de nuevo', 'under-review': 'En estudio', planned: 'Planeada', 'in-progress': 'En marcha', shipped: 'Lista', declined: 'Rechazada' },
	one: {
		open: (title) => `«${title}» está abierta de nuevo.`,
		'under-review': (title) => `Estamos estudiando «${title}».`,
		planned: (title) => `Hemos planeado «${title}».`,
		'in-progress': (title) => `Hemos empezado a trabajar en «${title}».`,
		shipped: (title) => `«${title}» ya está aquí.`,
		declined: (title) => `No vamos a hacer «${title}».`
	},
	several: {
		open: (count) => followed(count, '# petición que sigues está abierta de nuevo.', '# peticiones que sigues están abiertas de nuevo.'),
		'under-review': (count) => followed(count, 'Estamos estudiando # petición que sigues.', 'Estamos estudiando # peticiones que sigues.'),
		planned: (count) => followed(count, 'Hemos planeado # petición que sigues.', 'Hemos planeado # peticiones que sigues.'),
		'in-progress': (count) => followed(count, 'Hemos empezado a trabajar en # petición que sigues.', 'Hemos empezado a trabajar en # peticiones que sigues.'),
		shipped: (count) => followed(count, '# petición que sigues ya está aquí.', '# peticiones que sigues ya están aquí.'),
		declined: (count) => followed(count, 'No vamos a hacer # petición que sigues.', 'No vamos a hacer # peticiones que sigues.')
	},
	reasons: {
		posted: 'Recibes este mensaje porque lo pediste.',
		quoted: 'Recibes este mensaje porque nos dijiste que lo necesitas.',
		voted: 'Recibes este mensaje porque votaste por ello.',
		'on-behalf': 'Recibes este mensaje porque nuestro equipo anotó que lo quieres.',
		commented: 'Recibes este mensaje porque lo comentaste.',
		asked: 'Recibes este mensaje porque lo sigues.'
	},
	reasonOfSeveral: 'Recibes este mensaje porque sigues estas peticiones.',
	reasonOfTaking: 'Recibes este mensaje porque recibes nuestras novedades por correo.',
	andMore: (title, more) => `${title} y ${more} más`,
	subjects: { about: (what, title) => `${what}: ${title}`, merge: 'Ahora es parte de', answer: 'Respuesta', comment: 'Nuevo comentario', news: 'Noticias' },
	merged: (source, title) => `«${source}» es ahora parte de «${title}».`,
	mergedYours: (title) => `Tu petición es ahora parte de «${title}».`,
	answered: (title) => `El equipo ha respondido a «${title}».`,
	commented: (title) => `Hay un nuevo comentario en «${title}».`,
	named: {
		mention: { subject: 'Te mencionan', sentence: (title, who) => `${who} te menciona en un comentario sobre «${title}».`, reason: 'Recibes este mensaje porque un comentario te menciona.', button: 'Ver el comentario' },
		reply: { subject: 'Respuesta', sentence: (title, who) => `${who} respondió a tu comentario sobre «${title}».`, reason: 'Recibes este mensaje porque comentaste esta petición.', button: 'Ver la respuesta' },
		question: { subject: 'Una pregunta para ti', sentence: (title) => `Pediste «${title}» y tenemos una pregunta.`, reason: 'Recibes este mensaje porque dijiste que podemos preguntarte. Preguntamos como mucho cada dos semanas.', button: 'Responder' },
		assigned: { subject: 'Para ti', sentence: (title, who) => `${who} te ha asignado un mensaje: «${title}».`, reason: 'Recibes este mensaje porque está a tu cargo.', button: 'Abrir el mensaje' },
		feedback: { subject: 'Nuevo comentario recibido', sentence: (title) => `Hay un mensaje nuevo en la bandeja: «${title}».`, reason: 'Recibes este mensaje porque pediste saber de los mensajes nuevos.', button: 'Abrir el mensaje' },
		readiness: { subject: 'Ya no está listo', sentence: (title) => `«${title}» ya no está listo para un sprint.`, reason: 'Recibes este mensaje porque trabajaste en ello.', button: 'Abrir el elemento' }
	},
	missing: (names) => `Falta: ${names}.`,
	somebody: 'Alguien',
	part: {
		subject: 'Disponible en parte',
		sentence: (part, title) => `«${part}», una parte de «${title}», ya está disponible.`,
		rest: (others) => `Aún por llegar: ${others}. Te avisaremos.`
	},
	newsHeading: 'Novedades de lo que pediste',
	entryForOne: (title) => `Pediste «${title}». Ya está aquí.`,
	entryForSeveral: (count) => counted('es', count, { one: 'Lo que pediste ya está aquí:', other: 'Lo que pediste ya está aquí, # peticiones a la vez:' }),
	mergeMeans: 'Las dos piden lo mismo. Tu voto cuenta allí, y sabrás qué pasa con ella.',
	mergeShipped: 'Ya está lista.',
	mergeDeclined: 'Decidimos no hacerla; la petición dice por qué.',
	youWrote: 'Lo que escribiste',
	seeRequest: 'Ver la petición',
	readEntry: 'Leer las novedades',
	unsubscribe: 'Darse de baja',
	preferences: 'Elegir qué recibes'
};
