import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	preferences: {
		title: 'De qué te avisamos',
		lead: (address, workspace) => `Para los correos de ${workspace} a ${address}.`,
		signedOut: 'Abre el enlace de uno de nuestros correos o inicia sesión para elegir de qué te avisamos.',
		signIn: 'Iniciar sesión',
		save: 'Guardar',
		saved: 'Guardado.',
		kinds: {
			status: { label: 'Novedades de tus peticiones', hint: 'Cuando algo que has pedido se planea, se empieza, se entrega o se rechaza.' },
			answer: { label: 'Respuestas del equipo', hint: 'Cuando el equipo responde a una petición que sigues.' },
			reply: { label: 'Respuestas a tus comentarios', hint: 'Cuando alguien responde a tu comentario.' },
			mention: { label: 'Cuando te mencionan', hint: 'Cuando un comentario te menciona.' },
			comment: { label: 'Comentarios', hint: 'Cuando alguien comenta una petición que sigues.' },
			merge: { label: 'Peticiones que se unen', hint: 'Cuando tu petición pasa a formar parte de otra que pide lo mismo.' },
			changelog: { label: 'Las novedades', hint: 'Cuando el equipo publica lo que hay de nuevo, lo hayas pedido o no.' },
			question: { label: 'Preguntas sobre tus peticiones', hint: 'El equipo puede hacerte una pregunta sobre algo que pediste, como mucho cada dos semanas.' },
			assigned: { label: 'Lo que se te asigna', hint: 'Cuando un mensaje queda a tu cargo.' },
			feedback: { label: 'Mensajes nuevos', hint: 'Cuando llega un mensaje a la bandeja.' },
			readiness: { label: 'Lo que ya no está listo', hint: 'Cuando algo en lo que trabajaste ya no está listo para un sprint.' }
		},
		frequencies: { instant: 'En el momento', daily: 'Cada mañana, en un solo correo', weekly: 'Cada lunes, en un solo correo', off: 'Nunca' },
		hours: {
			title: 'Cuándo pueden llegar correos',
			lead: 'Lo que no sale entonces espera y llega después en un solo correo. De todos modos llega como mucho un correo por hora, salvo cuando ya está aquí algo que pediste.',
			timeZone: 'Zona horaria',
			utc: 'Tiempo universal (UTC)',
			quietFrom: 'Silencio desde',
			quietUntil: 'Silencio hasta',
			mostADay: 'Correos al día como mucho',
			mostADayHint: 'A partir de ahí, las noticias esperan a la mañana siguiente.',
			optional: 'opcional'
		},
		stopped: 'Te has dado de baja. No llegan noticias a esta dirección.',
		stoppedHint: 'Los enlaces para iniciar sesión siguen llegando cuando los pides.',
		start: 'Volver a enviarme noticias',
		stop: 'Darme de baja de todo',
		language: 'Idioma',
		languageHint: 'En él está escrito lo que te enviamos.',
		languageUnsaid: 'Sin elegir'
	},
	unsubscribe: {
		title: '¿Darte de baja?',
		lead: (address, workspace) => `Dejar de enviar noticias de ${workspace} a ${address}.`,
		button: 'Darme de baja',
		rather: 'Prefiero elegir de qué me avisáis',
		done: 'Te has dado de baja',
		doneSentence: 'Ya no llegan más noticias a esta dirección. Puedes cambiar de opinión cuando quieras.',
		again: 'Volver a enviarme noticias',
		badTitle: 'Este enlace no funciona',
		bad: 'No está completo o no es nuestro. Ábrelo otra vez desde el correo, con todos sus caracteres.'
	}
};
