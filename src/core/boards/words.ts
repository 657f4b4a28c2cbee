import type { StatusCategory } from './contract.ts';
import type { Worded } from '../kernel/catalogue.ts';

const categories: Record<StatusCategory, string> = {
	open: 'Open',
	'under-review': 'Under review',
	planned: 'Planned',
	'in-progress': 'In progress',
	shipped: 'Shipped',
	declined: 'Declined'
};

/** Sentences of the settings of boards, statuses and tags. */
export const words = {
	categories,
	name: 'Name',
	color: 'Colour',
	add: 'Add',
	saved: 'Saved.',
	undo: 'Undo',
	remove: (name: string) => `Delete ${name}`,
	removed: (name: string) => `“${name}” is deleted.`,
	up: (name: string) => `Move ${name} up`,
	down: (name: string) => `Move ${name} down`,
	moved: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
	orderHint: 'Alt with the up and down arrows moves a row.',
	boards: {
		title: 'Boards',
		lead: 'Where requests are collected. A private board is seen by the team alone; a segment opens one to some customers.',
		description: 'Description',
		visibility: 'Who sees it',
		public: 'Everybody',
		private: 'The team',
		peopleOf: 'The people of a segment',
		segments: (count: number) => `${count} segments`,
		chooseSegments: (name: string) => `Segments that see ${name}`,
		posts: (count: number) => (count === 1 ? '1 post' : `${count} posts`),
		open: (name: string) => `Open ${name}`,
		newName: 'Name of a new board',
		none: 'No boards yet',
		noneSentence: 'Customers need at least one public board to ask on.'
	},
	statuses: {
		title: 'Statuses',
		lead: 'Where a post stands. Each belongs to a category, which decides what happens: shipped and declined are outcomes that people are told of.',
		category: 'Category',
		newName: 'Name of a new status',
		none: 'No statuses yet',
		noneSentence: 'New posts need an open status to start with.'
	},
	tags: {
		title: 'Tags',
		lead: 'Words to find posts by. Renaming one renames it on every post that carries it.',
		newName: 'Name of a new tag',
		none: 'No tags yet',
		noneSentence: 'Tags group posts across boards, such as “accessibility” or “mobile”.'
	}
} as const;

/** What customers read, in whatever language; the rest is the team's. */
export type PublicWords = Worded<Pick<typeof words, 'categories'>>;
