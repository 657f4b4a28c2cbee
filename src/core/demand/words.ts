/** Sentences about how demand grew and who it is made of. */
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const words = {
	history: {
		title: 'People behind it, day by day',
		day: 'Day',
		series: 'People',
		table: 'Show as a table',
		new: 'Asked for within the last week: there is no course to see yet.',
		same: (to: number) => `${people(to)} a year ago and now: nothing changed.`,
		grew: (from: number, to: number) => (from === 0 ? `From nobody to ${people(to)} within a year.` : `From ${people(from)} to ${to} within a year.`),
		fell: (from: number, to: number) => `From ${people(from)} down to ${to} within a year.`,
		half: (day: string) => `Half of them were there by ${day}.`
	},
	parts: {
		title: 'Who they are',
		by: 'Count them by',
		when: 'As their companies are, or were',
		moments: { now: 'Now', then: 'When they asked' },
		kinds: { company: 'Company', segment: 'Segment', plan: 'Plan', lifecycle: 'Stage' },
		lifecycles: { trial: 'Trial', active: 'Active', churned: 'Churned', prospect: 'Prospect' } as Record<string, string>,
		without: { company: 'No company', segment: 'No segment', plan: 'No plan', lifecycle: 'No stage' },
		people: 'People',
		revenue: 'Revenue a month',
		unknown: 'Unknown',
		twice: 'Somebody who belongs to two stands in both.',
		most: (name: string, count: number, all: number) => `Most of them: ${name}, ${count} of ${people(all)}.`,
		more: 'Show more',
		narrowed: (name: string) => `Only those who fit: ${name}.`,
		narrowedThen: (name: string) => `Only those who fitted when they asked: ${name}.`,
		importance: { critical: 'Critical', important: 'Important', 'nice-to-have': 'Nice to have' } as Record<string, string>,
		since: (day: string) => `since ${day}`,
		one: 'one of these',
		all: 'Show everybody'
	},
	flags: {
		title: 'Look twice',
		burst: (domain: string, count: number, at: string) => `${people(count)} of ${domain} voted within an hour, on ${at}.`,
		throwAway: (domain: string, count: number) => `${people(count)} with an address at ${domain}, which gives addresses to throw away.`,
		kept: 'They count as everybody else does; nothing is hidden.'
	}
};
