import type { Board, Tag, Workspace } from './content.ts';

export const workspace: Workspace = {
	name: 'Halyard',
	accent: '#0f766e',
	domain: 'halyard.example',
	about: 'Scheduling and dispatch for companies whose work happens at other people’s addresses.',
	currency: 'EUR',
};

export const boards: Board[] = [
	{
		key: 'field-app',
		slug: 'field-app',
		name: 'Field app',
		description: 'What technicians carry in their pocket: the day’s jobs, checklists, photos, signatures, time.',
		visibility: 'public',
	},
	{
		key: 'dispatch',
		slug: 'dispatch',
		name: 'Dispatch and planning',
		description: 'The dispatch board, routes and travel, service contracts, and who is sent where.',
		visibility: 'public',
	},
	{
		key: 'office',
		slug: 'office',
		name: 'Office and integrations',
		description: 'Quotes, invoices, reports, sign-in, the API, and the other programs Halyard talks to.',
		visibility: 'public',
	},
	{
		key: 'workshop',
		slug: 'workshop',
		name: 'Workshop',
		description: 'Our own list: what support, sales and engineering need. Only the team sees this board.',
		visibility: 'private',
	},
];

export const tags: Tag[] = [
	{ key: 'offline', name: 'Offline', color: '#64748b' },
	{ key: 'photos', name: 'Photos', color: '#c2410c' },
	{ key: 'scheduling', name: 'Scheduling', color: '#0f766e' },
	{ key: 'routes', name: 'Routes', color: '#0369a1' },
	{ key: 'invoicing', name: 'Invoicing', color: '#a16207' },
	{ key: 'integration', name: 'Integration', color: '#6d28d9' },
	{ key: 'security', name: 'Security', color: '#b91c1c' },
	{ key: 'performance', name: 'Performance', color: '#be185d' },
	{ key: 'safety', name: 'Safety', color: '#15803d' },
	{ key: 'reports', name: 'Reports', color: '#1d4ed8' },
	{ key: 'comfort', name: 'Comfort', color: '#7e22ce' },
];
