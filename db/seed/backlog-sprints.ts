import type { Item } from './content.ts';
import { prose, steps } from './prose.ts';

// What the last sprint finished and the running one works on, in rank order.
export const itemsInSprints: Item[] = [
	{
		key: 'offline-jobs', type: 'story', title: 'Today’s jobs are on the phone without a signal',
		story: {
			role: 'technician',
			want: 'to open today’s jobs with address, contact, door code and drawings while there is no signal',
			why: 'I do not have to leave the site to find out whom to call or what to do next',
		},
		description: 'The first of three steps. Reading only; nothing is changed on the phone yet.',
		technicalApproach: prose`
			A local store per day and person, filled when the app opens and by each push. Drawings over 20 MB are
			fetched on Wi-Fi only. The store is encrypted with the key that the phone's lock protects.
		`,
		risks: 'Door codes lie on a phone that can be stolen: the store is wiped after 36 hours without a sign-in.',
		criteria: [
			{
				kind: 'gherkin', done: true, answers: ['astrid-shaft-call'],
				text: steps`
					Given I opened the app today with a signal
					When I open a job of today without one
					Then I see its address, contact, door code and drawings
				`,
			},
			{
				kind: 'plain', done: true,
				text: 'A job list that was last refreshed more than 60 minutes ago shows the time of that refresh.',
			},
			{
				kind: 'plain', done: true,
				text: 'After 36 hours without a sign-in the stored jobs are removed from the phone.',
			},
		],
		estimate: 8, parent: 'offline-epic', posts: ['offline'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 112, doneDaysAgo: 7.6,
	},
	{
		key: 'undo-moves', type: 'story', title: 'Take back a move on the dispatch board',
		story: {
			role: 'dispatcher',
			want: 'to take back my last moves',
			why: 'a slip of the mouse does not send somebody to the wrong town',
		},
		technicalApproach: prose`
			Each move already records where the job came from. Undo is a new move to that place, refused if the place
			is taken.
		`,
		criteria: [
			{
				kind: 'gherkin', done: true,
				text: 'Given I moved a job\nWhen I press Ctrl Z\nThen the job is back where it was',
			},
			{ kind: 'plain', text: 'The last 20 moves of one person can be taken back in reverse order.', done: true },
			{
				kind: 'plain', done: true,
				text: 'If somebody else has moved the job since, it stays where they put it.',
			},
			{
				kind: 'plain', done: true,
				text: 'When undoing fails because somebody else moved the job, a message names that person.',
			},
		],
		estimate: 5, posts: ['undo-move'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 73, doneDaysAgo: 8.2,
	},
	{
		key: 'battery-drain', type: 'bug', title: 'Position is requested every 5 seconds on Android 11 and older',
		story: {
			role: 'crew lead',
			want: 'a tablet that lasts a working day',
			why: 'dispatch can see us and I can close jobs in the afternoon',
		},
		description: 'Since 5.3, in the background only. Newer Android versions ignore the wrong constant.',
		technicalApproach: prose`
			Set the interval by the old API name as well; measure on the two oldest devices in the drawer for eight
			hours.
		`,
		criteria: [
			{
				kind: 'plain', done: true,
				text: prose`
					On Android 10 and 11 the position is requested at most once in 60 seconds while the app is in the
					background.
				`,
			},
			{
				kind: 'plain', done: true,
				text: 'Eight hours in the background use less than 12 % of the battery of the older test tablet.',
			},
			{ kind: 'plain', done: true, text: 'Without permission for positions the day’s page says so.' },
		],
		estimate: 3, posts: ['battery'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 146, doneDaysAgo: 9.3,
	},
	{
		key: 'vat-once', type: 'bug', title: 'Call-out fees are sent with tax as if they were without',
		story: {
			role: 'bookkeeper',
			want: 'call-out fees with the right tax in the books',
			why: 'I stop correcting invoices that were right',
		},
		technicalApproach: prose`
			The fee is stored gross, everything else net. Convert at the edge, and mark the affected invoices for
			sending again.
		`,
		criteria: [
			{
				kind: 'gherkin', done: true,
				text: steps`
					Given a call-out fee of 99.00 with 10 % tax included
					When the invoice is handed over
					Then the books show 90.00 net and 9.00 tax
				`,
			},
			{
				kind: 'plain', done: true,
				text: 'Invoices handed over with the wrong amount can be sent again as one batch.',
			},
		],
		estimate: 2, posts: ['vat-twice'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 108, doneDaysAgo: 10.4,
	},
	{
		key: 'clock-spike', type: 'spike', title: 'What can a phone know about leaving a site?',
		story: {
			role: 'product manager',
			want: 'to know how reliably a phone notices that it left a site',
			why: 'we do not build a reminder that cries wolf',
		},
		description: 'Two days. Five phones, ten sites, both systems.',
		technicalApproach: 'Region monitoring with a 150 m radius against the raw position, logged side by side.',
		criteria: [
			{ kind: 'plain', text: 'A table of missed and false departures for five phones at ten sites.', done: true },
			{ kind: 'plain', text: 'A written recommendation with the radius and the delay to use.', done: true },
			{ kind: 'plain', text: 'The table names phones without a single departure as “no data”.', done: true },
		],
		estimate: 2, posts: ['forgot-clock'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 55, doneDaysAgo: 11.9,
	},
	{
		key: 'push-second', type: 'task', title: 'Send push messages through a second provider as well',
		story: {
			role: 'technician',
			want: 'to get every change of my day',
			why: 'I do not drive to a visit that was moved',
		},
		technicalApproach: prose`
			Two senders behind one interface, 10 % of devices on the new one, receipts stored with the provider’s
			name.
		`,
		criteria: [
			{
				kind: 'plain', done: true,
				text: '10 % of devices, chosen by a stable hash, receive their messages from the new provider.',
			},
			{ kind: 'plain', text: 'No device receives the same message from both.', done: true },
			{ kind: 'plain', text: 'When the new provider fails, the old one sends the message.', done: true },
		],
		estimate: 3, posts: ['push-provider'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-41', createdDaysAgo: 34, doneDaysAgo: 6.9,
	},
	{
		key: 'offline-epic', type: 'epic', title: 'Field work without a signal',
		story: {
			role: 'technician',
			want: 'to do my whole visit without a signal',
			why: 'what I type on site arrives, and I do not do my work twice',
		},
		description: prose`
			Jobs, checklists, photos and signatures, in steps that each go out on their own. Planning stays online.
		`,
		criteria: [], estimate: null, posts: ['offline'], blockedBy: [], state: 'refining', createdDaysAgo: 117,
	},
	{
		key: 'offline-checklists', type: 'story', title: 'Fill in a checklist without a signal',
		story: {
			role: 'biomedical engineer',
			want: 'to fill in a checklist where there is no signal',
			why: 'I do not repeat 46 measurements because a form came back empty',
		},
		technicalApproach: prose`
			Each tick is a small record with its own id and time, queued on the phone and sent in order. Sending twice
			is harmless.
		`,
		risks: 'Two people on one checklist. For now the later tick of a step wins; see “Two versions of one visit”.',
		criteria: [
			{
				kind: 'gherkin', done: true, answers: ['kwame-mri'],
				text: steps`
					Given 38 steps ticked without a signal
					When the signal returns
					Then all 38 are on the server within 30 seconds
				`,
			},
			{
				kind: 'plain', done: true, answers: ['kwame-mri'],
				text: 'An expired sign-in keeps the ticks until the next sign-in sends them.',
			},
			{ kind: 'plain', text: 'Closing the app or restarting the phone loses no tick.', done: true },
		],
		estimate: 5, parent: 'offline-epic', posts: ['offline'], blockedBy: ['offline-jobs'],
		state: 'done', sprint: 'sprint-42', createdDaysAgo: 111, doneDaysAgo: 1.4,
	},
	{
		key: 'board-index', type: 'bug', title: 'Opening a day grows with the square of the technicians',
		story: {
			role: 'planner with 140 technicians',
			want: 'the board to open and follow my mouse',
			why: 'eleven planners do not wait on a Monday morning',
		},
		description: prose`
			Every row compares itself with every other row. Measured: 38 rows 1.2 s, 91 rows 4.9 s, 140 rows 9.3 s.
		`,
		technicalApproach: prose`
			One index of the day by technician and hour, kept while the board is open; each row asks the index.
		`,
		criteria: [
			{
				kind: 'plain', answers: ['astrid-monday'],
				text: 'A day with 140 technicians and 1,100 visits opens within 1.5 seconds at the 95th percentile.',
			},
			{ kind: 'plain', text: 'A drag follows the pointer within 100 ms on the same day.' },
		],
		estimate: null, posts: ['slow-board'], blockedBy: [],
		state: 'in-sprint', sprint: 'sprint-42', createdDaysAgo: 23,
		override: {
			by: 'ines', daysAgo: 4,
			reason: 'Nordlift cannot plan on Mondays. The cause is known; we estimate once the index works for one day.',
		},
	},
	{
		key: 'clock-reminder', type: 'story', title: 'Ask when the clock still runs after leaving a site',
		story: {
			role: 'technician',
			want: 'to be asked when I left with the clock running',
			why: 'nobody has to correct my hours on Monday',
		},
		technicalApproach: prose`
			Region of 150 m around the job, ten minutes outside, then one local notification with the time of leaving
			as the answer.
		`,
		risks: 'Large sites. The radius can be set for a customer.',
		criteria: [
			{
				kind: 'gherkin', answers: ['lucia-mondays'],
				text: steps`
					Given my clock runs
					When I have been more than 150 m away for 10 minutes
					Then one notification offers to stop it at the time I left
				`,
			},
			{ kind: 'plain', text: 'The clock never stops without an answer.' },
			{
				kind: 'plain',
				text: 'Without permission for the position no reminder is sent, and the settings say so.',
			},
		],
		estimate: 3, posts: ['forgot-clock'], blockedBy: ['clock-spike'],
		state: 'in-sprint', sprint: 'sprint-42', createdDaysAgo: 54,
	},
	{
		key: 'offline-photos', type: 'story', title: 'Photos and signatures wait for a signal',
		story: {
			role: 'tower crew',
			want: 'to take photos and a signature without a signal and have them sent later',
			why: 'they belong to the right turbine without anybody guessing at night',
		},
		technicalApproach: prose`
			Files in the app’s own folder, a queue with resumable uploads of 1 MB parts, the job’s id in each file’s
			name.
		`,
		risks: 'A full phone. Below 500 MB free the camera warns before it opens.',
		criteria: [
			{
				kind: 'gherkin', answers: ['simone-blades'],
				text: steps`
					Given 200 photos taken without a signal
					When the phone has a signal for 20 minutes at 5 Mbit/s
					Then all 200 are on their jobs, each exactly once
				`,
			},
			{ kind: 'plain', text: 'An upload that was cut off continues where it stopped, within 1 MB.' },
			{
				kind: 'plain',
				text: 'A photo is deleted from the phone only after the server has confirmed its checksum.',
			},
		],
		estimate: 8, parent: 'offline-epic', posts: ['offline'], blockedBy: ['offline-checklists'],
		state: 'in-sprint', sprint: 'sprint-42', createdDaysAgo: 110,
	},
	{
		key: 'push-compare', type: 'task', title: 'Compare the receipts of both push providers for a week',
		story: {
			role: 'developer',
			want: 'a week of receipts from both providers',
			why: 'we switch because of numbers and not because of a price list',
		},
		technicalApproach: 'A query by hour, provider and system version; a note with the result on the post.',
		criteria: [
			{ kind: 'plain', text: 'A table of receipts by provider and Android version over seven full days.' },
			{ kind: 'plain', text: 'Devices that sent no receipt are listed as missing.' },
		],
		estimate: 1, posts: ['push-provider'], blockedBy: ['push-second'],
		state: 'in-sprint', sprint: 'sprint-42', createdDaysAgo: 33,
	},
	{
		key: 'travel-sources', type: 'spike', title: 'Compare sources of travel times on 200 real routes',
		story: {
			role: 'product manager',
			want: 'to know which source is close to what vans really drive',
			why: 'we pay for minutes that are right',
		},
		description: prose`
			Routes from Cologne, Istanbul, Lyon, Leeds and Auckland, with the customers’ consent. Three providers, and
			our own vans.
		`,
		technicalApproach: prose`
			Replay four weeks of recorded drives by hour of day; the error in minutes at the median and the 90th
			percentile, and the price of a day.
		`,
		criteria: [
			{
				kind: 'plain', done: true, answers: ['lena-late', 'harriet-vans'],
				text: 'Median and 90th percentile error for each source, by city and hour.',
			},
			{
				kind: 'plain', done: true,
				text: 'The price of one re-plan for 140 technicians, with and without a cache.',
			},
		],
		estimate: 2, posts: ['travel-time'], blockedBy: [], noDependencies: true,
		state: 'done', sprint: 'sprint-42', createdDaysAgo: 75, doneDaysAgo: 1.1,
	},
];
