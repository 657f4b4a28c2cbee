import type { Role } from '../access/roles.ts';
import type { Worded } from '../kernel/catalogue.ts';

const roleNames: Record<Role, string> = { owner: 'an owner', admin: 'an admin', contributor: 'a contributor', viewer: 'a viewer' };

/** Sentences of the mails that let people in. */
export const words = {
	invitation: {
		heading: (workspace: string) => `Join ${workspace} on Winnow`,
		sentence: (inviter: string | null, workspace: string, role: Role) =>
			`${inviter ?? 'Somebody'} invites you to the team of ${workspace} as ${roleNames[role]}. Choose a name and a password, and you are in.`,
		lasts: 'The link works once and for seven days.',
		button: 'Accept the invitation',
		reason: 'You get this because somebody of the team entered your address. If you do not know them, you need not do anything.'
	},
	signIn: {
		subject: (workspace: string) => `Sign in to ${workspace}`,
		heading: (workspace: string) => `Sign in to ${workspace}`,
		sentence: 'This link signs you in. It works once and for 15 minutes.',
		code: (code: string) => `Or enter this code where you asked for it: ${code}`,
		button: 'Sign in',
		reason: 'You get this because somebody asked to sign in with your address. If it was not you, you need not do anything.'
	}
} as const;

/** What letters say, in whatever language. */
export type LetterWords = Worded<typeof words>;
