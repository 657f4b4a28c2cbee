import type { Worded } from '../kernel/catalogue.ts';

/** Sentences of the frame around every page: navigation, palette, error page. */
export const words = {
	skip: 'Skip to content',
	navigation: 'Main',
	openNavigation: 'Open navigation',
	closeNavigation: 'Close navigation',
	close: 'Close',
	messages: 'Messages',
	theme: { group: 'Theme', system: 'Same as the system', light: 'Light', dark: 'Dark' },
	language: 'Language',
	portal: {
		navigation: 'Boards',
		all: 'All requests',
		roadmap: 'Roadmap',
		changelog: 'Changelog',
		signIn: 'Sign in',
		me: 'Your requests',
		team: 'Team',
		poweredBy: 'Runs on Winnow'
	},
	team: {
		portal: 'Open the portal',
		work: 'Customers',
		build: 'Build',
		manage: 'Manage',
		inbox: 'Inbox',
		moderation: 'Moderation',
		posts: 'Posts',
		people: 'People',
		roadmap: 'Roadmap',
		backlog: 'Backlog',
		sprints: 'Sprints',
		changelog: 'Changelog',
		deliveries: 'Deliveries',
		outbox: 'Outbox',
		settings: 'Settings',
		signOut: 'Sign out',
		search: 'Search or jump to…'
	},
	settings: {
		title: 'Settings',
		workspace: 'Workspace',
		members: 'Members',
		boards: 'Boards',
		statuses: 'Statuses',
		tags: 'Tags',
		people: 'People and companies',
		ready: 'Definition of Ready',
		templates: 'Templates',
		criteria: 'Acceptance criteria',
		moderation: 'Moderation',
		channels: 'Channels',
		webhooks: 'Webhooks',
		keys: 'API keys',
		mail: 'Mail',
		import: 'Import',
		audit: 'Audit'
	},
	palette: {
		title: 'Command palette',
		placeholder: 'Search posts, items, people and companies, or jump to a page',
		empty: 'Nothing matches. Try other words.',
		searching: 'Searching',
		pages: 'Go to',
		posts: 'Posts',
		items: 'Backlog items',
		people: 'People',
		companies: 'Companies',
		meant: (group: string, words: string) => `${group} for “${words}”`
	},
	shortcuts: {
		title: 'Keyboard shortcuts',
		everywhere: 'Everywhere',
		palette: 'Search or jump to',
		help: 'Show these shortcuts',
		go: (page: string) => `Go to ${page}`
	},
	failure: {
		title: (status: number) => (status === 404 ? 'There is nothing here' : status === 403 ? 'You may not see this page' : 'Something went wrong'),
		/** Why, where the refusal says it; then what to do about it. */
		forbidden: 'If you need it, ask an admin of the workspace, or sign in as somebody who may.',
		home: 'Go to the first page',
		request: (id: string) => `If you ask for help, mention request ${id}.`
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Pick<typeof words, 'skip' | 'theme' | 'language' | 'portal' | 'failure'>>;
