import type { Sprint } from './content.ts';

export const sprints: Sprint[] = [
	{
		key: 'sprint-41', name: 'Sprint 41',
		goal: 'A technician who loses the signal still knows where to go and whom to call.',
		startsDaysAgo: 20, endsDaysAgo: 7, capacity: 24, state: 'completed', completedDaysAgo: 6.6,
	},
	{
		key: 'sprint-42', name: 'Sprint 42',
		goal: 'A checklist filled in behind a lead-lined door arrives complete.',
		startsDaysAgo: 6, endsDaysAgo: -7, capacity: 22, state: 'active',
	},
];
