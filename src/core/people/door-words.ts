import type { Worded } from '../kernel/catalogue.ts';

/** Sentences of the pages that let people in: sign in, invitation, set-up. */
export const words = {
	email: 'E-mail address',
	name: 'Your name',
	password: 'Password',
	newPasswordHint: 'At least 8 characters. Longer is better.',
	signIn: {
		title: 'Sign in',
		lead: (workspace: string) => `to ${workspace}`,
		notOfTheTeam: (name: string) => `You are signed in as ${name}, who is not of the team. Sign in with another address to see the team’s screens.`,
		submit: 'Sign in',
		mailInstead: 'Mail me a link',
		home: (workspace: string) => `Back to ${workspace}`,
		noPassword: 'Enter your password, or choose “Mail me a link”.'
	},
	sent: {
		title: 'Look into your mail',
		lead: (email: string) => `We sent a link and a code to ${email}. Both work for 15 minutes.`,
		code: 'Code from the mail',
		codeHint: 'Six digits, if you read your mail on another device.',
		submit: 'Sign in with the code',
		again: 'Use another address'
	},
	link: {
		title: 'Almost there',
		gone: 'This link does not work any more',
		lead: (workspace: string) => `One press and you are signed in to ${workspace}.`,
		submit: 'Sign in',
		again: 'Ask for a new link'
	},
	newPassword: {
		title: 'Set your password',
		lead: 'You are signed out everywhere else.',
		again: 'To be sure that it is you, sign in once more. If you forgot your password, a mailed link will do.',
		submit: 'Set the password',
		signInAgain: 'Sign in once more'
	},
	signOut: { title: 'Sign out', lead: 'You can sign in again at any time.', submit: 'Sign out' },
	invitation: {
		title: (workspace: string) => `Join ${workspace}`,
		lead: (inviter: string | null, email: string) => `${inviter ?? 'Somebody of the team'} invited ${email}.`,
		submit: 'Join the team',
		gone: 'This invitation does not work any more',
		toSignIn: 'Sign in'
	},
	setup: {
		title: 'Welcome to Winnow',
		lead: 'A minute, and your customers can ask and vote.',
		company: 'Company name',
		companyHint: 'Customers see it on the portal.',
		owner: 'You, the owner',
		boards: 'Boards',
		boardsHint: 'Where customers ask. You can change them later.',
		board: (place: number) => `Board ${place}`,
		addBoard: 'Add a board',
		removeBoard: (place: number) => `Remove board ${place}`,
		demo: 'Fill it with an example company',
		demoHint: 'A year of believable feedback to look around in. It brings boards of its own.',
		submit: 'Set up Winnow'
	}
} as const;

/** All of it stands on public pages, in whatever language. */
export type DoorWords = Worded<typeof words>;
