import type { Comment } from './content.ts';
import { prose } from './prose.ts';
import { thread } from './thread.ts';

export const commentsDispatch: Comment[] = [
	...thread('contracts',
		{
			key: 'confirm', author: 'lena', daysAgo: 348,
			body: prose`
				Important: only *propose* the date. Mrs Petersen is never at home on Mondays and I know that, the
				contract doesn’t.
			`,
		},
		{
			key: 'interval', author: 'tane', daysAgo: 326,
			body: 'Ours are every 6 weeks in summer and every 12 in winter. Would that work?',
		},
		{
			key: 'interval-yes', author: 'ines', daysAgo: 325, parent: 'interval',
			body: 'Yes, a contract can have seasons.',
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 236, official: true,
			body: prose`
				Service contracts are here. A contract proposes its visits eight weeks ahead; you confirm them one by
				one or all at once. Copying last January is over.
			`,
		},
		{
			key: 'january', author: 'juergen', daysAgo: 234, parent: 'shipped',
			body: '1,900 visits in 40 minutes. My two colleagues are on holiday this January, for the first time.',
		},
	),
	...thread('multi-day',
		{
			key: 'weekend', author: 'dylan', daysAgo: 313,
			body: 'And it should skip the weekend unless I say otherwise.',
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 272, official: true,
			body: prose`
				A job can now span days and moves as one block. One survey at the end, weekends are skipped by
				default.
			`,
		},
	),
	...thread('on-our-way',
		{
			key: 'price', author: 'sanne', daysAgo: 328,
			body: 'What does a text cost? If it is more than 10 cents I’d rather send e-mail.',
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 264, official: true,
			body: prose`
				Live. *Drive* sends a text or an e-mail, whichever the customer prefers, with a time that is refreshed
				on the way.
			`,
		},
		{
			key: 'calls', author: 'priya', daysAgo: 260, parent: 'shipped',
			body: 'Calls to my mobile last week: 3. The week before: 31.',
		},
	),
	...thread('travel-time',
		{ key: 'river', author: 'emre', daysAgo: 296, body: 'It is always the river.' },
		{
			key: 'wednesday', author: 'camille', daysAgo: 291,
			body: 'Also the market on Wednesdays. But I would be happy with the rush hour alone.',
		},
		{
			key: 'cost', author: 'dewi', daysAgo: 149, internal: true,
			body: prose`
				Three providers, prices differ by a factor of ten. 140 technicians × 8 jobs is 9,000 pairs for one
				re-plan. We must cache by area and hour.
			`,
		},
		{
			key: 'planned', author: 'ines', daysAgo: 76, official: true,
			body: prose`
				Planned. We are comparing sources of travel times on real routes from five of you before we choose
				one.
			`,
		},
		{
			key: 'gps', author: 'harriet', daysAgo: 64,
			body: 'You could learn from our own vans. They drive the same roads every day.',
		},
		{
			key: 'gps-idea', author: 'dewi', daysAgo: 63, parent: 'gps',
			body: 'That is a good thought, and it would cost nothing per route. We’ll look at it in the comparison.',
		},
		{
			key: 'still', author: 'onur', daysAgo: 31,
			body: 'Bosphorus bridge today 95 minute. I write it here for the history.',
		},
	),
	...thread('travel-bridge',
		{
			key: 'tunnel', author: 'onur', daysAgo: 169.5,
			body: 'Or the tunnel, but it costs money and the boss asks why.',
		},
	),
	...thread('ferry',
		{
			key: 'earliest', author: 'callum', daysAgo: 143,
			body: 'A workaround for now: give the island customers an earliest time of 8:40. Not elegant, I know.',
		},
	),
	...thread('skills',
		{
			key: 'levels', author: 'kwame', daysAgo: 257,
			body: 'There are levels. I may maintain a ventilator but not calibrate it.',
		},
		{
			key: 'override', author: 'astrid', daysAgo: 237,
			body: 'Keep the override. At 3 in the morning I take whoever answers the phone.',
		},
		{
			key: 'override-log', author: 'roisin', daysAgo: 236, parent: 'override',
			body: 'With a reason, and on the record. Then I have no objection.',
		},
		{
			key: 'audit', author: 'hanneke', daysAgo: 184, internal: true,
			body: 'Asked for in the last two tenders, once as a knock-out criterion.',
		},
		{
			key: 'planned', author: 'ines', daysAgo: 61, official: true,
			body: prose`
				Planned, with what you agreed on here: people without the certificate are not offered, and an override
				needs a reason that stays on the job.
			`,
		},
	),
	...thread('certificates',
		{
			key: 'sixty', author: 'zeynep', daysAgo: 120,
			body: 'For us 60 days is enough, the exam has a date every month.',
		},
		{
			key: 'with-skills', author: 'ines', daysAgo: 63,
			body: prose`
				We look at this together with certificates on the board: without an expiry date one is worth little.
			`,
		},
	),
	...thread('holidays',
		{
			key: 'bridge', author: 'lucia', daysAgo: 221,
			body: 'In Spain each town has two days of its own. Nobody knows them all, not even the towns.',
		},
		{
			key: 'own-days', author: 'jonas', daysAgo: 83,
			body: 'So a list by region plus days you add yourselves. Would that cover it?',
		},
		{
			key: 'own-days-yes', author: 'sanne', daysAgo: 82.5, parent: 'own-days',
			body: 'Yes! Also for our own summer closing.',
		},
	),
	...thread('emergency',
		{
			key: 'break', author: 'lena', daysAgo: 113,
			body: 'In winter this is every day, not an exception. No heating with a baby in the house always wins.',
		},
		{
			key: 'told', author: 'giulia', daysAgo: 102,
			body: 'The part “moved customers are told” is the most important for me. I apologise by phone all evening.',
		},
		{
			key: 'depends', author: 'ines', daysAgo: 94, internal: true,
			body: 'Worth little without real travel times. I would not start before those are in.',
		},
		{
			key: 'sixty', author: 'ingrid', daysAgo: 58,
			body: 'We pay a penalty of €400 for every entrapment over 60 minutes. Fourteen last year.',
		},
	),
	...thread('two-people',
		{ key: 'murcia', author: 'lucia', daysAgo: 226, body: 'I remember that day. Everybody remembers that day.' },
		{
			key: 'part-time', author: 'sanne', daysAgo: 136,
			body: 'For us the second person is needed for one hour of four.',
		},
		{
			key: 'part-time-q', author: 'jonas', daysAgo: 55, parent: 'part-time',
			body: 'Noted: a helper for a part of the job, not only for all of it.',
		},
	),
	...thread('undo-move',
		{ key: 'steps', author: 'astrid', daysAgo: 158, body: 'More than one step, please. I notice it late.' },
		{
			key: 'shipped', author: 'ines', daysAgo: 8, official: true,
			body: 'Ctrl Z works: the last twenty moves on the board, yours only, and it says what it took back.',
		},
		{ key: 'hand', author: 'lena', daysAgo: 7.4, parent: 'shipped', body: 'My hand was right all along.' },
	),
	...thread('slow-board',
		{
			key: 'trace', author: 'callum', daysAgo: 25,
			body: prose`
				We can see it on our side as well. It grows with the square of the rows, which is on us and not on
				your network.
			`,
		},
		{
			key: 'cause', author: 'dewi', daysAgo: 23, internal: true,
			body: prose`
				Every row asks for conflicts with every other row. Fine for 20, silly for 140. A day’s index would
				make it linear.
			`,
		},
		{ key: 'monday', author: 'astrid', daysAgo: 6.3, body: 'This Monday: 14 seconds. I made coffee.' },
		{
			key: 'now', author: 'ines', daysAgo: 4, parent: 'monday',
			body: prose`
				We have taken it into the running sprint, ahead of what was planned. You’ll hear from us within days.
			`,
		},
	),
	...thread('subcontractors',
		{ key: 'spreadsheet', author: 'lerato', daysAgo: 82.7, body: 'The spreadsheet has 214 tabs. I am not joking.' },
		{
			key: 'pipeline', author: 'hanneke', daysAgo: 68, internal: true,
			body: prose`
				45 seats plus about thirty subcontractors. Thabo says yes if this is on a roadmap he can show
				upstairs.
			`,
		},
	),
	...thread('day-sheets',
		{
			key: 'answer', author: 'jonas', daysAgo: 97, official: true,
			body: prose`
				We won't build sheets with strips; they come back a day late, and everyone in the office waits for
				them. What works for some of you: a PDF of the day, one job per page, with a line for the signature.
				It is under *Day → Print*.
			`,
		},
	),
	...thread('rain',
		{
			key: 'wind', author: 'raj', daysAgo: 28,
			body: 'Wind at hub height, not on the ground. There’s a factor of two between them.',
		},
	),
];
