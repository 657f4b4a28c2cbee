/** Sentences about scores, views and the table of posts. */
const posts = (count: number) => (count === 1 ? '1 post' : `${count} posts`);

export const words = {
	columns: {
		people: 'People',
		companies: 'Companies',
		revenue: 'Revenue a month',
		critical: 'Critical',
		recent: 'Last 30 days',
		status: 'Status',
		board: 'Board',
		tags: 'Tags',
		comments: 'Comments',
		duplicates: 'Duplicates',
		activity: 'Activity',
		created: 'Asked',
		reach: 'Reach',
		impact: 'Impact',
		confidence: 'Confidence',
		effort: 'Effort',
		value: 'Value',
		urgency: 'Urgency',
		risk: 'Risk taken away'
	},
	csv: { number: 'Number', title: 'Post', url: 'Address', button: 'CSV', hint: 'Save these posts as CSV' },
	table: {
		choose: 'Columns',
		unknown: 'Unknown',
		select: (title: string) => `Select “${title}”`,
		by: (name: string) => `By ${name}`,
		selectKey: 'Select the post',
		scores: 'Scores'
	},
	many: {
		label: 'With the selected posts',
		selected: (count: number) => `${posts(count)} selected`,
		status: 'Change status',
		tags: 'Tags',
		clear: 'Clear',
		done: (count: number) => (count === 0 ? 'Nothing changed: they were so already.' : `${posts(count)} changed.`),
		add: 'Tags to add',
		remove: 'Tags to take away',
		hint: 'Separate several with commas.',
		save: 'Change tags',
		cancel: 'Cancel',
		statusTitle: (count: number) => `Change the status of ${posts(count)}`,
		notify: 'Tell the people who follow them?',
		tell: 'Tell them',
		tellHint: 'Each person hears once, about all of them together.',
		silent: 'Tell nobody',
		choose: 'Say whether people are told.'
	},
	views: {
		title: 'Views',
		all: 'All posts',
		own: 'Yours',
		shared: 'Of the team',
		save: 'Save this view',
		remove: 'Remove this view',
		removed: (name: string) => `The view “${name}” is removed.`,
		saved: (name: string) => `The view “${name}” is saved.`,
		name: 'Name',
		share: 'Share it with the team',
		cancel: 'Cancel',
		what: 'Keeps the filters, the order and the columns as they are now.'
	},
	scores: {
		title: 'Scores',
		manage: 'Scores',
		none: 'No score yet. A formula weighs every post by what Winnow counts and what you judge.',
		add: 'Add a score',
		name: 'Name',
		formula: 'Formula',
		formulaHint: (names: string) => `It may use ${names}, with + - * / and parentheses.`,
		presets: 'Begin with',
		remove: (name: string) => `Remove ${name}`,
		removed: (name: string) => `The score “${name}” is removed.`,
		close: 'Close',
		undo: 'Undo'
	},
	judged: {
		title: 'Judgement',
		save: 'Save',
		saved: 'Saved. The scores are calculated.',
		by: (name: string, input: string) => `${input} by ${name}`,
		unset: 'Not judged',
		scale: 'Any number: use the same scale for all posts. Empty is unknown.'
	},
	plot: {
		show: 'Plot',
		title: 'Impact and effort',
		conclusion: (count: number, best: string) => (count === 0 ? 'None of the posts shown has both an impact and an effort.' : `Of ${posts(count)}, “${best}” has the most impact for its effort.`),
		table: 'Show as a table',
		post: 'Post'
	}
};
