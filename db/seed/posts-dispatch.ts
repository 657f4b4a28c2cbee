import type { Post } from './content.ts';
import { prose } from './prose.ts';

const board = 'dispatch';

export const postsDispatch: Post[] = [
	{
		key: 'contracts', board, author: 'juergen', daysAgo: 364, status: 'shipped', tags: ['scheduling'],
		title: 'Maintenance contracts should create their visits themselves',
		body: prose`
			We have 1,900 customers with a yearly heating service. Every January two people copy 1,900 jobs from last
			year. A contract knows the interval, the device and the preferred month. Please let it make the visit, and
			let us only confirm the date.
		`,
		moves: [
			{ to: 'planned', daysAgo: 346, by: 'ines' },
			{ to: 'in-progress', daysAgo: 301, by: 'dewi' },
			{ to: 'shipped', daysAgo: 236, by: 'ines' },
		],
	},
	{
		key: 'multi-day', board, author: 'harriet', daysAgo: 350, status: 'shipped', tags: ['scheduling'],
		title: 'Jobs that take longer than one day',
		body: prose`
			A garden takes a crew four days. We make four jobs called "Ashdown 1/4", "2/4" and so on. When it rains on
			day two I move three blocks by hand and always forget the fourth, and the client gets four surveys.
		`,
		moves: [
			{ to: 'planned', daysAgo: 339, by: 'ines' },
			{ to: 'shipped', daysAgo: 272, by: 'ines' },
		],
	},
	{
		key: 'on-our-way', board, author: 'priya', daysAgo: 330, status: 'shipped', tags: ['comfort'],
		title: 'Text the customer when we set off',
		body: prose`
			Nine out of ten calls to my mobile are "are you still coming?". If the technician taps *Drive*, the
			customer should get a text with a rough arrival time. I'd pay for the SMS, happily.
		`,
		moves: [
			{ to: 'planned', daysAgo: 321, by: 'ines' },
			{ to: 'in-progress', daysAgo: 299, by: 'dewi' },
			{ to: 'shipped', daysAgo: 264, by: 'ines' },
		],
	},
	{
		key: 'on-our-way-mei', board, author: 'mei', daysAgo: 312, status: 'open', tags: [],
		title: 'SMS with arrival time to the homeowner',
		body: 'Clients have to lock the dog away before our guy arrives. A message 20 minutes ahead would solve it.',
		mergedInto: { post: 'on-our-way', by: 'callum', daysAgo: 309 },
	},
	{
		key: 'travel-time', board, author: 'lena', daysAgo: 300, status: 'planned', tags: ['routes', 'scheduling'],
		title: 'Travel time from real roads, not a straight line',
		body: prose`
			The plan says 11 minutes from Deutz to Nippes. At 8 in the morning it is 35, because there is a river and
			everybody wants to cross it. By eleven every technician is an hour late and the customers are angry with
			*me*.

			What I want is simple: the time between two jobs, for the hour of the day at which they drive.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 281, by: 'ines' },
			{ to: 'planned', daysAgo: 76, by: 'ines' },
		],
	},
	{
		key: 'travel-bridge', board, author: 'zeynep', daysAgo: 170, status: 'open', tags: ['routes'],
		title: 'Route times are wrong across the bridge',
		body: prose`
			From Üsküdar to Beşiktaş program says 9 min. With bridge in evening: 70 min. Our customers know the
			traffic, we know the traffic, only Halyard doesn't know it.
		`,
		mergedInto: { post: 'travel-time', by: 'callum', daysAgo: 168 },
	},
	{
		key: 'ferry', board, author: 'tane', daysAgo: 144, status: 'open', tags: ['routes'],
		title: 'Island jobs: the ferry has a timetable',
		body: prose`
			Two days a week we work on the island. The drive is 12 km and the ferry goes at 8:00 and 9:30. If the
			first job is planned at 8:15 somebody is swimming. A fixed "leave not before" on an area would do.
		`,
	},
	{
		key: 'skills', board, author: 'roisin', daysAgo: 261, status: 'planned', tags: ['scheduling', 'security'],
		title: 'Only offer people who hold the certificate for the job',
		body: prose`
			Work on anaesthesia devices requires manufacturer training. In March someone without it was assigned because
			they were free and nearby. Nothing happened, but it was a finding in our audit.

			The board must not offer a person who may not do the job, and if a planner insists, it must say who
			insisted and why.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 254, by: 'ines' },
			{ to: 'planned', daysAgo: 61, by: 'ines' },
		],
	},
	{
		key: 'certificates', board, author: 'camille', daysAgo: 190,
		status: 'under-review', tags: ['security', 'scheduling'],
		title: 'Warn me before a certificate runs out',
		body: prose`
			A refrigerant certificate expired in May and we noticed it in August, when the inspector asked for it.
			Nine weeks of interventions that somebody else had to sign again. I would like a list "expires within 90
			days" and a message to the person and to me.
		`,
		moves: [{ to: 'under-review', daysAgo: 63, by: 'ines' }],
	},
	{
		key: 'holidays', board, author: 'sanne', daysAgo: 246, status: 'under-review', tags: ['scheduling'],
		title: 'Public holidays by region',
		body: prose`
			King's Day is a normal Thursday for Halyard. Last year it planned eleven jobs on it and I had to call
			eleven people. We also work in Belgium sometimes, so please not one list for everybody.
		`,
		moves: [{ to: 'under-review', daysAgo: 83, by: 'ines' }],
	},
	{
		key: 'holidays-may', board, author: 'camille', daysAgo: 180, status: 'open', tags: ['scheduling'],
		title: 'May in France has four holidays, contracts ignore them all',
		body: 'The recurring visits fall on 1, 8, Ascension and Pentecost Monday. I move about sixty of them by hand.',
		mergedInto: { post: 'holidays', by: 'ines', daysAgo: 178 },
	},
	{
		key: 'emergency', board, author: 'astrid', daysAgo: 118, status: 'under-review', tags: ['scheduling'],
		title: 'Squeeze in an emergency and show me who moves',
		body: prose`
			When somebody is stuck in a lift we have 60 minutes by contract. I look at 30 rows, pick whoever I believe
			is close, and then find out what I have broken.

			I would like to drop the emergency on the board and see two or three proposals: *who*, *when they arrive*,
			*which visits move and by how much*. I choose one. The moved customers are told.
		`,
		moves: [{ to: 'under-review', daysAgo: 95, by: 'ines' }],
	},
	{
		key: 'two-people', board, author: 'mateo', daysAgo: 228, status: 'planned', tags: ['scheduling', 'safety'],
		title: 'Jobs that need two people at the same time',
		body: prose`
			Nobody is allowed on a roof alone. So each roof is two jobs, and when the planner moves one, the other
			stays. Last week I was on a roof in Alicante and my second man was in Murcia.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 201, by: 'ines' },
			{ to: 'planned', daysAgo: 55, by: 'ines' },
		],
	},
	{
		key: 'two-people-helper', board, author: 'bram', daysAgo: 140, status: 'open', tags: [],
		title: 'Add a helper to a job',
		body: 'A shop window weighs 180 kilo. I need a second pair of hands from 10 to 11, not the whole day.',
		mergedInto: { post: 'two-people', by: 'jonas', daysAgo: 137 },
	},
	{
		key: 'time-window', board, author: 'giulia', daysAgo: 71, status: 'open', tags: ['comfort'],
		title: 'Let the customer choose from two or three time windows',
		body: prose`
			I send "Tuesday morning?" and they answer "rather Wednesday", and so on, six messages. A link with the
			gaps I really have would be perfect.
		`,
	},
	{
		key: 'undo-move', board, author: 'lena', daysAgo: 160, status: 'shipped', tags: ['scheduling'],
		title: 'Undo on the dispatch board',
		body: prose`
			The mouse slips, a job lands on somebody's holiday, and I don't remember where it was. Strg+Z please. I have
			pressed it so often that my hand believes it works.
		`,
		moves: [
			{ to: 'planned', daysAgo: 74, by: 'ines' },
			{ to: 'in-progress', daysAgo: 18, by: 'dewi' },
			{ to: 'shipped', daysAgo: 8, by: 'ines' },
		],
	},
	{
		key: 'slow-board', board, author: 'ingrid', daysAgo: 27, status: 'in-progress', tags: ['performance'],
		title: 'The board takes nine seconds with all our technicians',
		body: prose`
			With the two new regions we have 140 rows. Opening Monday takes between 8 and 11 seconds, every drag
			stalls for about one. My planners now open the list on paper first. Timings from our side:

			\`\`\`
			rows   open    drag
			38     1.2 s   0.1 s
			91     4.9 s   0.5 s
			140    9.3 s   1.1 s
			\`\`\`
		`,
		moves: [
			{ to: 'under-review', daysAgo: 25, by: 'callum' },
			{ to: 'in-progress', daysAgo: 4, by: 'ines' },
		],
	},
	{
		key: 'rain', board, author: 'lucia', daysAgo: 52, status: 'open', tags: ['scheduling', 'safety'],
		title: 'Put outdoor jobs on hold when it rains',
		body: prose`
			Mark a job as *outdoor*. If the forecast for its hour is rain or wind over 50 km/h, colour it, and let me
			move all of them to the next dry day in one go.
		`,
	},
	{
		key: 'subcontractors', board, author: 'thabo', daysAgo: 84, status: 'open', tags: ['security'],
		title: 'Give a subcontractor one job, not our whole board',
		body: prose`
			60 % of our installs are done by subcontractors, about thirty small firms. They need the address, the
			drawings and the checklist of *their* jobs, and must not see our customers, prices or each other. Right
			now that means a shared spreadsheet and a lot of trust. For us this decides whether we can sign.
		`,
	},
	{
		key: 'day-sheets', board, author: 'lakeside', daysAgo: 232, status: 'declined', tags: [],
		title: 'Print the day sheets with tear-off strips',
		body: prose`
			Two of our fitters are 63 and will not use a telephone. We used to have A5 sheets with a strip for the
			signature.
		`,
		moves: [{ to: 'declined', daysAgo: 97, by: 'jonas' }],
	},
];
