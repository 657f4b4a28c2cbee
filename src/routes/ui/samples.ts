/** Words and numbers for the sample pages. */
import type { StatusCategory } from '#web/ui/marks/status.ts';

export const statuses: [StatusCategory, string][] = [
	['open', 'Open'],
	['under-review', 'Under review'],
	['planned', 'Planned'],
	['in-progress', 'In progress'],
	['shipped', 'Shipped'],
	['declined', 'Not planned']
];

export const people = ['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson', 'Mary Jackson', 'Annie Easley', 'Joan Clarke'].map(
	(name) => ({ name })
);

export type SamplePost = {
	id: string;
	title: string;
	excerpt: string;
	votes: number;
	companies: number;
	comments: number;
	category: StatusCategory;
	status: string;
	tags: string[];
	rising?: number;
	voted?: boolean;
};

export const posts: SamplePost[] = [
	{ id: '1', title: 'Export a board to CSV', excerpt: 'We report to our board every quarter and copy everything by hand today.', votes: 128, companies: 23, comments: 14, category: 'planned', status: 'Planned', tags: ['Reports'], rising: 14, voted: true },
	{ id: '2', title: 'Single sign-on with our identity provider', excerpt: 'Security asks that nobody keeps a separate password. SAML or OIDC would both do.', votes: 96, companies: 31, comments: 22, category: 'in-progress', status: 'In progress', tags: ['Security', 'Enterprise'] },
	{ id: '3', title: 'Dark mode that follows the system', excerpt: 'Bright screens at night are hard on the eyes of our on-call people.', votes: 84, companies: 12, comments: 9, category: 'shipped', status: 'Shipped', tags: ['Design'] },
	{ id: '4', title: 'Mentions in comments should send an e-mail', excerpt: 'Colleagues do not see that they were asked something.', votes: 61, companies: 17, comments: 6, category: 'under-review', status: 'Under review', tags: ['Notifications'], rising: 6 },
	{ id: '5', title: 'Bulk edit tags', excerpt: 'Select many, change once.', votes: 43, companies: 9, comments: 3, category: 'open', status: 'Open', tags: ['Editing'] },
	{ id: '6', title: 'Keyboard shortcuts for everything on the planning screen, and a way to see them all', excerpt: 'The mouse slows our planning down.', votes: 38, companies: 8, comments: 5, category: 'open', status: 'Open', tags: ['Editing', 'Accessibility'] },
	{ id: '7', title: 'Native apps for tablets', excerpt: 'Our field staff use tablets with poor connections.', votes: 22, companies: 4, comments: 11, category: 'declined', status: 'Not planned', tags: ['Mobile'] },
	{ id: '8', title: 'Webhook for new comments', excerpt: 'So that our own tools can react.', votes: 17, companies: 6, comments: 1, category: 'open', status: 'Open', tags: ['Integrations'] }
];

export const months = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];
