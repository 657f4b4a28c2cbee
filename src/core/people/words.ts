import type { Role, Scope } from '../access/roles.ts';
import type { Lifecycle, PersonSummary } from './contract.ts';

const roles: Record<Role, { name: string; hint: string }> = {
	owner: { name: 'Owner', hint: 'Everything, and says who else owns it' },
	admin: { name: 'Admin', hint: 'Settings, members, keys and imports' },
	contributor: { name: 'Contributor', hint: 'Posts, the inbox, the backlog and sprints' },
	viewer: { name: 'Viewer', hint: 'Reads everything, changes nothing' }
};

const scopes: Record<Scope, { name: string; hint: string }> = {
	read: { name: 'Read', hint: 'Sees what a viewer sees' },
	write: { name: 'Write', hint: 'Does what a contributor does' },
	admin: { name: 'Admin', hint: 'Does what an admin does' }
};

const lifecycles: Record<Lifecycle, string> = { trial: 'Trial', active: 'Active', churned: 'Churned', prospect: 'Prospect' };
const kinds: Record<PersonSummary['kind'], string> = { anonymous: 'Anonymous', identified: 'Customer', member: 'Team' };

/** Sentences about people, companies and the team. */
export const words = {
	roles,
	scopes,
	lifecycles,
	kinds,
	nameless: 'Someone',
	name: 'Name',
	email: 'E-mail address',
	cancel: 'Cancel',
	close: 'Close',
	copy: 'Copy',
	copied: 'Copied.',
	saved: 'Saved.',
	tabs: { label: 'Pages about people', people: 'People', segments: 'Segments' },
	people: {
		title: 'People',
		search: 'Search people',
		placeholder: 'Name or e-mail address',
		company: 'Company',
		companies: 'Companies',
		kind: 'Kind',
		since: 'Known since',
		more: 'Show more people',
		all: 'Everybody',
		none: 'Nobody here yet',
		noneSentence: 'People appear here when they ask, vote, comment, or when your application says who they are.',
		noMatch: 'Nobody matches',
		noMatchSentence: 'Try another part of the name or address.',
		breadcrumbs: 'Where you are',
		ofCompany: (name: string) => `Only ${name}`,
		clear: 'Remove this filter'
	},
	profile: {
		about: 'About',
		externalId: 'Id in your application',
		attributes: 'Attributes',
		unknown: 'Not known',
		revenue: 'Monthly revenue',
		plan: 'Plan',
		lifecycle: 'Stage',
		asked: 'Asked for',
		voted: 'Voted for',
		said: 'Said',
		commented: 'Wrote in comments',
		nothing: 'Nothing yet',
		nothingSentence: 'What they ask, vote for, comment or send in will stand here.',
		onPost: (title: string) => `on “${title}”`,
		onBehalf: 'by the team for them',
		export: 'Download all that is held',
		erase: 'Erase',
		eraseTitle: (name: string) => `Erase ${name}`,
		eraseSentence: 'Their name, address and words are removed for good. What they count for stays, without them. This cannot be undone.',
		erased: 'Erased. What they counted for stays.'
	},
	members: {
		title: 'Members',
		caption: 'Members and their roles',
		lead: 'Who works here, and what each may do.',
		role: 'Role',
		roleOf: (name: string) => `Role of ${name}`,
		you: 'You',
		password: 'Set your password',
		since: 'Member since',
		remove: (name: string) => `Take ${name} off the team`,
		removeShort: 'Take off the team',
		removeSentence: 'They are signed out at once and the API keys they made stop working. What they wrote and did stays.',
		removed: (name: string) => `${name} is off the team.`,
		changed: (name: string, role: string) => `${name} is now ${role.toLowerCase()}.`,
		invite: 'Invite',
		inviteTitle: 'Invite somebody',
		inviteSentence: 'They get a mail with a link that works once and for seven days.',
		invited: (email: string) => `An invitation is on its way to ${email}.`,
		waiting: 'Invitations',
		waitingNone: 'Nobody is invited at the moment.',
		until: 'Until',
		expired: 'Expired',
		resend: 'Send again',
		resent: (email: string) => `A new link is on its way to ${email}; the old one does not work any more.`,
		revoke: 'Take back',
		revoked: (email: string) => `The invitation of ${email} is taken back.`
	},
	keys: {
		title: 'API keys',
		caption: 'Keys that work',
		lead: 'For scripts and other products that read or write here. A key does what its scope allows, whoever uses it: keep it like a password.',
		documentation: 'How to use the API',
		make: 'Make a key',
		makeTitle: 'Make an API key',
		nameHint: 'What it is for, such as “Support desk”',
		scope: 'What it may do',
		boards: 'Boards',
		allBoards: 'All boards',
		limits: (count: number) => (count === 1 ? '1 board' : `${count} boards`),
		boardsHint: 'Choose none for all boards.',
		made: 'Your new key',
		madeSentence: 'Copy it now. It is not shown again.',
		key: 'Key',
		by: 'Made by',
		used: 'Last used',
		never: 'Never',
		revoke: 'Revoke',
		revokeTitle: (name: string) => `Revoke “${name}”`,
		revokeSentence: 'What uses this key stops working at once. This cannot be undone.',
		revoked: (name: string) => `“${name}” is revoked.`,
		forAdmins: 'For admins and owners',
		forAdminsSentence: 'Ask one of them for a key, or to make you an admin.',
		none: 'No keys yet',
		noneSentence: 'Make one to connect a script, your application or another product.'
	},
	workspace: {
		title: 'Workspace',
		lead: 'How your company appears on the portal and in mails.',
		name: 'Company name',
		accent: 'Accent colour',
		accentHint: 'Buttons and links. The shade is corrected so that it reads well in both themes.',
		currency: 'Currency',
		currencyHint: 'Three letters, such as EUR. Revenue in other currencies counts as not known.',
		logo: 'Logo',
		logoHint: 'PNG, JPEG, WebP or GIF, shown at the top of the portal.',
		chooseLogo: 'Choose an image',
		removeLogo: 'Remove the logo',
		save: 'Save'
	}
} as const;
