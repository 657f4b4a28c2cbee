import type { Worded } from '../kernel/catalogue.ts';

/** Sentences of the roadmap: the public page, the team's, and what is refused. */
export const words = {
	title: 'Roadmap',
	lead: 'What we work on, and what may come after it. Vote for what you need.',
	others: 'Roadmaps',
	empty: 'Nothing here yet.',
	none: 'There is no roadmap yet',
	noneSentence: 'What is planned will be shown here. Until then, look at what others ask for, or ask for something yourself.',
	requests: 'See all requests',
	horizons: { now: 'Now', next: 'Next', later: 'Later' },
	more: (name: string) => `Show more of ${name}`,
	answered: 'Answered',
	rising: (count: number) => `${count} more in the last 30 days`,
	people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,

	taken: 'There is a roadmap with this address already. Choose another name or address.',
	columnStays: (key: string) => `There are posts in ${key}. Move them to another column first.`,
	segmentsNeeded: 'Name at least one segment whose people see this roadmap.',
	segmentsOnly: 'Segments are for roadmaps whose visibility is segments.',
	byStatus: 'This roadmap shows every post of its statuses. Give the post another status instead.',
	byDemand: 'Columns that are statuses are sorted by demand, so a post has no place of its own in them.',
	noColumn: 'There is no such column on this roadmap.',
	oneAnchor: 'Name the post that comes before or the one that comes after, not both.',
	twice: 'A post may be moved once only in one act; merged posts count as one.',
	besideItself: 'A post cannot stand beside itself.',
	anchorGone: 'The post beside which this should go has left the column meanwhile. Choose a place again.',

	team: {
		add: 'New roadmap',
		edit: 'Edit',
		view: 'Open the public page',
		none: 'No roadmap yet',
		noneSentence: 'A roadmap shows customers what is planned: by status, by now, next and later, or by quarter.',
		addPost: (column: string) => `Add a request to ${column}`,
		actions: (title: string) => `What to do with ${title}`,
		moveTo: (column: string) => `Move to ${column}`,
		up: 'Move up',
		down: 'Move down',
		takeOff: 'Take off the roadmap',
		handle: (title: string) => `Drag ${title}`,
		moved: (title: string, column: string) => `${title} is in ${column} now.`,
		empty: 'Nothing here. Drag a request here, or add one.',
		emptyStatus: 'No request has this status.',
		hint: 'Drag a card, or press Alt and an arrow key on it.',
		close: 'Close',
		undo: 'Undo',
		offMessage: (title: string) => `${title} is off this roadmap.`
	},
	moves: {
		label: 'Moves that wait',
		count: (count: number) => `${count} ${count === 1 ? 'move' : 'moves'}`,
		nobody: 'Nobody follows these requests.',
		tell: (count: number) => `Tell ${count} ${count === 1 ? 'person' : 'people'}`,
		tellThem: 'Tell their followers',
		tellNobody: 'Tell nobody',
		save: 'Save',
		takeBack: 'Take back',
		saved: (count: number) => `${count} ${count === 1 ? 'request has' : 'requests have'} a new status.`,
		who: 'Who will be told',
		pending: 'Not saved yet'
	},
	form: {
		newTitle: 'New roadmap',
		editTitle: 'Edit roadmap',
		name: 'Name',
		slug: 'Address',
		slugHint: 'The end of its public address, such as “coming”.',
		description: 'Description',
		descriptionHint: 'One sentence above the columns. Customers read it.',
		optional: 'optional',
		kind: 'Columns by',
		kinds: { horizon: 'Now, next, later', status: 'Status', quarter: 'Quarter' },
		kindHints: {
			horizon: 'You place requests by how soon they may come, without dates.',
			status: 'Requests stand where their status puts them; moving one changes its status.',
			quarter: 'You place requests in the quarter they are meant for.'
		},
		visibility: 'Who sees it',
		visibilities: { public: 'Everybody', private: 'The team alone', segments: 'People of segments' },
		segments: 'Segments',
		noSegments: 'There are no segments yet. Make one under People first.',
		columns: 'Columns',
		raise: (name: string) => `Move ${name} up`,
		usualHint: 'A column without a name of its own has the name of its status.',
		columnName: (key: string) => `Name of ${key}`,
		shown: (name: string) => `Show ${name}`,
		quarter: 'Quarters, the earliest first',
		quarterHint: 'Such as 2027-Q1, separated by commas.',
		save: 'Save',
		cancel: 'Cancel',
		remove: 'Delete roadmap',
		removeSure: 'Delete it for good? Its requests stay, their places here are lost.',
		removed: 'The roadmap is deleted.',
		saved: 'The roadmap is saved.'
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<
	Pick<typeof words, 'title' | 'lead' | 'others' | 'empty' | 'none' | 'noneSentence' | 'requests' | 'horizons' | 'more' | 'answered' | 'rising' | 'people'>
>;
