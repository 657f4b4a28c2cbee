import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	answering: {
		title: 'Una pregunta',
		about: (title) => `Pediste «${title}».`,
		field: 'Tu respuesta',
		send: 'Enviar la respuesta',
		thanks: 'Gracias. El equipo tiene tu respuesta.',
		done: 'Ya has respondido. Gracias.',
		signedOut: 'Abre de nuevo el enlace de nuestro correo, con todas sus letras.',
		stop: 'No preguntarme más',
		gone: 'Esta pregunta ya no existe, o no era para ti.',
		empty: 'Escribe antes unas palabras.'
	}
};
