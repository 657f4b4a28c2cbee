import type { Role } from '../../access/roles.ts';
import type { DoorWords } from '../door-words.ts';
import type { LetterWords } from '../letters.ts';

const roleNames: Record<Role, string> = { owner: 'propietario', admin: 'admin', contributor: 'colaborador', viewer: 'lector' };

export const door: DoorWords = {
	email: 'Correo electrónico',
	name: 'Tu nombre',
	password: 'Contraseña',
	newPasswordHint: 'Al menos 8 caracteres. Cuanto más larga, mejor.',
	signIn: {
		title: 'Iniciar sesión',
		lead: (workspace) => `en ${workspace}`,
		notOfTheTeam: (name) => `Has iniciado sesión como ${name}, que no es del equipo. Inicia sesión con otra dirección para ver las páginas del equipo.`,
		submit: 'Iniciar sesión',
		mailInstead: 'Enviarme un enlace',
		home: (workspace) => `Volver a ${workspace}`,
		noPassword: 'Escribe tu contraseña o elige «Enviarme un enlace».'
	},
	sent: {
		title: 'Mira tu correo',
		lead: (email) => `Hemos enviado un enlace y un código a ${email}. Los dos valen 15 minutos.`,
		code: 'Código del correo',
		codeHint: 'Seis cifras, si lees tu correo en otro dispositivo.',
		submit: 'Entrar con el código',
		again: 'Usar otra dirección'
	},
	link: {
		title: 'Ya casi está',
		gone: 'Este enlace ya no funciona',
		lead: (workspace) => `Un clic y habrás iniciado sesión en ${workspace}.`,
		submit: 'Iniciar sesión',
		again: 'Pedir un enlace nuevo'
	},
	newPassword: {
		title: 'Elige tu contraseña',
		lead: 'Se cerrará tu sesión en todos los demás sitios.',
		again: 'Para estar seguros de que eres tú, inicia sesión otra vez. Si has olvidado tu contraseña, basta con un enlace por correo.',
		submit: 'Guardar la contraseña',
		signInAgain: 'Iniciar sesión otra vez'
	},
	signOut: { title: 'Cerrar sesión', lead: 'Puedes volver a iniciar sesión cuando quieras.', submit: 'Cerrar sesión' },
	invitation: {
		title: (workspace) => `Unirse a ${workspace}`,
		lead: (inviter, email) => `${inviter ?? 'Alguien del equipo'} ha invitado a ${email}.`,
		submit: 'Unirse al equipo',
		gone: 'Esta invitación ya no funciona',
		toSignIn: 'Iniciar sesión'
	},
	setup: {
		title: 'Te damos la bienvenida a Winnow',
		lead: 'Un minuto, y tus clientes podrán pedir y votar.',
		company: 'Nombre de la empresa',
		companyHint: 'Los clientes lo ven en el portal.',
		owner: 'Tú, propietario',
		boards: 'Tableros',
		boardsHint: 'Donde piden los clientes. Puedes cambiarlos más tarde.',
		board: (place) => `Tablero ${place}`,
		addBoard: 'Añadir un tablero',
		removeBoard: (place) => `Quitar el tablero ${place}`,
		demo: 'Llenarlo con una empresa de ejemplo',
		demoHint: 'Un año de opiniones creíbles para echar un vistazo. Trae sus propios tableros.',
		submit: 'Preparar Winnow'
	}
};

export const letters: LetterWords = {
	invitation: {
		heading: (workspace) => `Únete a ${workspace} en Winnow`,
		sentence: (inviter, workspace, role) => `${inviter ?? 'Alguien'} te invita al equipo de ${workspace} como ${roleNames[role]}. Elige un nombre y una contraseña, y ya está.`,
		lasts: 'El enlace funciona una vez y durante siete días.',
		button: 'Aceptar la invitación',
		reason: 'Recibes esto porque alguien del equipo escribió tu dirección. Si no conoces a nadie allí, no tienes que hacer nada.'
	},
	signIn: {
		subject: (workspace) => `Iniciar sesión en ${workspace}`,
		heading: (workspace) => `Iniciar sesión en ${workspace}`,
		sentence: 'Este enlace inicia tu sesión. Funciona una vez y durante 15 minutos.',
		code: (code) => `O escribe este código donde te lo pidieron: ${code}`,
		button: 'Iniciar sesión',
		reason: 'Recibes esto porque alguien ha pedido iniciar sesión con tu dirección. Si no has sido tú, no tienes que hacer nada.'
	}
};
