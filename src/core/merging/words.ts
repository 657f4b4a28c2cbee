const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const companies = (count: number) => (count === 1 ? '1 company' : `${count} companies`);

/** Sentences of merging and relating posts. */
export const words = {
	merge: {
		title: 'Merge duplicates',
		description: 'A merge is a link: nothing is moved, and it can be taken back at any time.',
		find: 'Find the other post',
		findFor: (title: string) => `Merge “${title}” with`,
		change: 'Choose another post',
		swap: 'Swap',
		into: (title: string) => `is merged into “${title}”`,
		becomes: 'Becomes a duplicate',
		stands: 'Stands for both',
		people: 'People',
		companies: 'Companies',
		revenue: 'Revenue a month',
		now: 'now',
		after: 'After the merge',
		overlap: (both: number, firms: number) =>
			both === 0 ? 'Nobody is behind both.' : `${people(both)} of ${companies(firms)} ${both === 1 ? 'is' : 'are'} behind both and counted once.`,
		brings: 'Seen together from then on',
		votes: (count: number) => (count === 1 ? '1 vote' : `${count} votes`),
		comments: (count: number) => (count === 1 ? '1 comment' : `${count} comments`),
		quotes: (count: number) => (count === 1 ? '1 quote' : `${count} quotes`),
		duplicates: (count: number) => (count === 1 ? '1 duplicate of its own' : `${count} duplicates of its own`),
		items: (count: number) => (count === 1 ? '1 backlog item' : `${count} backlog items`),
		followers: (count: number) => `${people(count)} will hear when it ships or is declined.`,
		outcome: {
			shipped: 'That post has shipped. Who asked for the duplicate can hear it now.',
			declined: 'That post was declined. Who asked for the duplicate can hear it now.'
		},
		tell: (count: number) => `Tell ${people(count)} that their request is part of it now`,
		tellNobody: 'Nobody follows the duplicate, so nobody is told.',
		confirm: 'Merge',
		cancel: 'Cancel',
		done: (title: string) => `“${title}” is merged.`,
		undo: 'Undo',
		undone: 'The merge is taken back.',
		looking: 'Working out what the merge would do'
	},
	suggested: {
		title: 'Suggested merges',
		description: 'Requests that may be one, those that would unite the most people first. Nothing is merged by itself.',
		link: 'Suggested merges',
		list: 'Clusters of requests',
		cluster: (count: number, all: string) => `${count} requests, ${all} together`,
		people,
		stands: 'Stands for all',
		letStand: 'Let it stand',
		standsFor: (title: string) => `Let it stand for all: “${title}”`,
		includes: (title: string) => `Merge “${title}”`,
		open: 'Open',
		why: 'Why they may be one',
		both: (one: string, other: string) => `“${one}” and “${other}”`,
		likely: (score: number) => `${Math.round(score * 100)} % likely`,
		before: (count: number) => `Now ${people(count)}`,
		after: (count: number, firms: number) => `${people(count)} and ${companies(firms)} after the merge`,
		looking: 'Working out what the merge would do',
		merge: (count: number) => (count === 1 ? 'Merge 1 request' : `Merge ${count} requests`),
		dismiss: 'Not the same',
		merged: (count: number) => (count === 1 ? '1 request is merged.' : `${count} requests are merged.`),
		dismissed: 'They are not suggested together again.',
		undo: 'Undo',
		undone: 'Taken back.',
		none: 'Nothing to merge',
		noneSentence: 'New requests are compared with all others within a minute. What may be the same will stand here.',
		more: 'Show more',
		keys: { next: 'Next cluster', previous: 'Previous cluster', open: 'Open the request that stands for all', undo: 'Undo the last' }
	},
	list: {
		title: 'Duplicates',
		none: 'No duplicates',
		noneSentence: 'Merge another post that asks for the same, and its people count here.',
		through: 'through another duplicate',
		by: (name: string) => `merged by ${name}`,
		unmerge: 'Unmerge',
		unmergeOf: (title: string) => `Unmerge “${title}”`,
		people,
		someone: 'somebody'
	},
	merged: {
		banner: 'This post is a duplicate. Its people are counted on the post it is merged into.',
		go: 'Open that post'
	},
	relations: {
		title: 'Related',
		none: 'Nothing is related yet.',
		add: 'Relate a post',
		kinds: { related: 'Related to', 'part-of': 'Part of', 'has-part': 'Has part' },
		kind: 'How',
		remove: (title: string) => `No longer related to “${title}”`,
		removed: 'Relation removed.',
		added: (title: string) => `Related to “${title}”.`
	}
} as const;
