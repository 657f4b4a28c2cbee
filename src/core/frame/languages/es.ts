import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	skip: 'Ir al contenido',
	theme: { group: 'Tema', system: 'Igual que el sistema', light: 'Claro', dark: 'Oscuro' },
	language: 'Idioma',
	portal: {
		navigation: 'Tableros',
		all: 'Todas las peticiones',
		roadmap: 'Hoja de ruta',
		changelog: 'Novedades',
		signIn: 'Iniciar sesión',
		me: 'Tus peticiones',
		team: 'Equipo',
		poweredBy: 'Funciona con Winnow'
	},
	failure: {
		title: (status) => (status === 404 ? 'Aquí no hay nada' : status === 403 ? 'No puedes ver esta página' : 'Algo ha ido mal'),
		forbidden: 'Si la necesitas, pregunta a un admin del espacio de trabajo o inicia sesión con otra cuenta.',
		home: 'Ir a la primera página',
		request: (id) => `Si pides ayuda, menciona la solicitud ${id}.`
	}
};
