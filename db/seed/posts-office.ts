import type { Post } from './content.ts';
import { prose } from './prose.ts';

const board = 'office';

const postsOffice: Post[] = [
	{
		key: 'accounting-export', board, author: 'juergen', daysAgo: 341,
		status: 'shipped', tags: ['invoicing', 'integration'],
		title: 'Booking export that our tax adviser accepts',
		body: prose`
			Our adviser wants a file with account, counter account, tax key and document number. We send her PDFs, she
			types them, and we pay her for typing. One button at the end of the month is enough.
		`,
		moves: [
			{ to: 'planned', daysAgo: 260, by: 'jonas' },
			{ to: 'shipped', daysAgo: 183, by: 'jonas' },
		],
	},
	{
		key: 'spreadsheet', board, author: 'mei', daysAgo: 318, status: 'shipped', tags: ['reports'],
		title: 'Export any list to a spreadsheet',
		body: prose`
			If I can see it on the screen I'd like to have it in a sheet. Jobs, customers, hours, all of them, with
			the filter I have set.
		`,
		moves: [
			{ to: 'planned', daysAgo: 258, by: 'jonas' },
			{ to: 'shipped', daysAgo: 219, by: 'jonas' },
		],
	},
	{
		key: 'webhooks', board, author: 'noor', daysAgo: 298, status: 'shipped', tags: ['integration'],
		title: 'Call our system when a job is finished',
		body: prose`
			Our ERP starts the invoice when a visit is closed. We ask your API every five minutes for everything that
			changed, which is 288 requests a day to find about 40 events. Please POST to us instead:

			\`\`\`json
			{ "event": "job.finished", "job": "4471", "finishedAt": "…" }
			\`\`\`

			Signed, retried, and with an id so that we can drop repeats.
		`,
		moves: [
			{ to: 'planned', daysAgo: 252, by: 'jonas' },
			{ to: 'in-progress', daysAgo: 232, by: 'dewi' },
			{ to: 'shipped', daysAgo: 197, by: 'jonas' },
		],
	},
	{
		key: 'webhooks-push', board, author: 'farah', daysAgo: 215, status: 'open', tags: ['integration'],
		title: 'Push instead of polling',
		body: prose`
			Both customers I look after poll your API on a timer. Outgoing events would let me delete two cron jobs.
		`,
		mergedInto: { post: 'webhooks', by: 'jonas', daysAgo: 213 },
	},
	{
		key: 'single-sign-on', board, author: 'noor', daysAgo: 276,
		status: 'planned', tags: ['security', 'integration'],
		title: 'Sign in with our company account',
		body: prose`
			148 people with a separate password, and we find out that somebody left when they appear in the job list.
			We need OIDC or SAML, and a way to close an account from our directory. Our security team has put this on
			the list of conditions for the renewal.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 243, by: 'jonas' },
			{ to: 'planned', daysAgo: 69, by: 'jonas' },
		],
	},
	{
		key: 'single-sign-on-hospital', board, author: 'roisin', daysAgo: 125, status: 'open', tags: ['security'],
		title: 'Entra login',
		body: prose`
			Hospital networks require that contractors sign in through their employer’s directory, with a second
			factor.
		`,
		mergedInto: { post: 'single-sign-on', by: 'jonas', daysAgo: 124 },
	},
	{
		key: 'partial-invoice', board, author: 'thibault', daysAgo: 255, status: 'planned', tags: ['invoicing'],
		title: 'Invoice a part of a job',
		body: prose`
			A cold room costs €80,000 and takes seven weeks. We invoice 30 % at the order, 40 % at delivery, 30 % at
			handover. Halyard knows one invoice per job, so I create three false jobs, and all statistics are wrong.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 210, by: 'jonas' },
			{ to: 'planned', daysAgo: 48, by: 'jonas' },
		],
	},
	{
		key: 'quote-on-site', board, author: 'giulia', daysAgo: 107, status: 'under-review', tags: ['invoicing'],
		title: 'Write the quote while I’m standing in front of the door',
		body: prose`
			A customer who gets the price while I am there says yes. A customer who gets it tomorrow asks his cousin.
			I need to pick three positions, see the total with VAT and let them sign. Two minutes, not twenty.
		`,
		moves: [{ to: 'under-review', daysAgo: 81, by: 'jonas' }],
	},
	{
		key: 'vat-twice', board, author: 'priya', daysAgo: 112, status: 'shipped', tags: ['invoicing', 'integration'],
		title: 'Tax is added twice on call-out fees in the accounting sync',
		body: prose`
			Call-out fee 90.00, tax 9.00, total 99.00 in Halyard. In the books it arrives as 99.00 + 9.90 = 108.90.
			Only for call-out fees; labour and chemicals are right. I've corrected 41 invoices by hand so far.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 111, by: 'callum' },
			{ to: 'in-progress', daysAgo: 17, by: 'dewi' },
			{ to: 'shipped', daysAgo: 10, by: 'jonas' },
		],
	},
	{
		key: 'api-limit', board, author: 'noor', daysAgo: 143, status: 'declined', tags: ['integration'],
		title: 'Raise the API limit for nightly syncs',
		body: prose`
			60 requests a minute means that our nightly run of 9,000 assets takes two and a half hours. Could the
			limit be 600 between 1 and 5 am?
		`,
		moves: [{ to: 'declined', daysAgo: 91, by: 'jonas', note: 'Answered with bulk reads instead.' }],
	},
	{
		key: 'who-changed', board, author: 'roisin', daysAgo: 93, status: 'under-review', tags: ['security'],
		title: 'Who changed this visit, and what did it say before?',
		body: prose`
			An auditor asks why a visit moved from the 3rd to the 19th. I can see that it is on the 19th. For regulated
			devices we must keep who, when, old value and new value for ten years.
		`,
		moves: [{ to: 'under-review', daysAgo: 60, by: 'jonas' }],
	},
	{
		key: 'first-time-fix', board, author: 'aoife', daysAgo: 64, status: 'open', tags: ['reports'],
		title: 'First-time fix rate',
		body: prose`
			The one number our board asks about: how many faults were solved on the first visit. By engineer it would
			hurt people, so please by device type and by site.
		`,
	},
	{
		key: 'own-history', board, author: 'kenji', daysAgo: 48, status: 'open', tags: ['comfort', 'reports'],
		title: 'Building owners want to see their own maintenance history',
		body: prose`
			Each month we print the reports of 70 buildings and send them by post. The owners ask for a page where
			they can look by themselves. Only their building, only finished work, with the photographs.
		`,
	},
	{
		key: 'bitcoin', board, author: 'passer-by', daysAgo: 189, status: 'declined', tags: ['invoicing'],
		title: 'Accept Bitcoin',
		body: 'It is the future of plumbing.',
		moves: [{ to: 'declined', daysAgo: 186, by: 'jonas' }],
	},
	{
		key: 'gate-codes', board, author: 'pbutler', daysAgo: 29, status: 'open', tags: ['security'],
		title: 'Hide gate codes once the job is closed',
		body: prose`
			I am a customer of one of your customers. Their technician showed me on his phone that he can still see
			the code of my gate from two years ago. He meant it kindly. I have changed the code.
		`,
	},
	{
		key: 'emissions', board, author: 'camille', daysAgo: 22, status: 'open', tags: ['reports', 'routes'],
		title: 'CO₂ per intervention',
		body: prose`
			Supermarkets now put it in the tender: kilograms of CO₂ for each intervention, vehicle and refrigerant leaks
			together. You have the kilometres and we enter the refrigerant anyway.
		`,
	},
];

const postsWorkshop: Post[] = [
	{
		key: 'as-customer', board: 'workshop', author: 'callum', daysAgo: 201, status: 'planned', tags: ['comfort'],
		title: 'See the board exactly as the customer sees it',
		body: prose`
			Half of our tickets start with "I don't have that button". A read-only view as one of their users, with a
			banner and an entry in their log, would halve the ping-pong.
		`,
		moves: [{ to: 'planned', daysAgo: 43, by: 'ines' }],
	},
	{
		key: 'demo-reset', board: 'workshop', author: 'hanneke', daysAgo: 134,
		status: 'under-review', tags: ['comfort'],
		title: 'A demo account that tidies itself up at night',
		body: prose`
			Yesterday I showed a prospect a dispatch board with a job called "asdf test DELETE". It was mine, but
			still.
		`,
		moves: [{ to: 'under-review', daysAgo: 85, by: 'jonas' }],
	},
	{
		key: 'leaving-question', board: 'workshop', author: 'ines', daysAgo: 58, status: 'open', tags: ['reports'],
		title: 'Ask everyone who leaves one question',
		body: prose`
			When Tolland left we learned the reason four weeks later, by chance, at a trade fair. One question, one text
			field, on the cancellation page.
		`,
	},
	{
		key: 'push-provider', board: 'workshop', author: 'dewi', daysAgo: 36,
		status: 'in-progress', tags: ['performance'],
		title: 'Leave the old push-message provider before its contract ends',
		body: prose`
			They raised the price fourfold and lose about 2 % of messages on Android. Two senders behind one interface
			for a week, compare receipts, then switch.
		`,
		moves: [{ to: 'in-progress', daysAgo: 6, by: 'dewi' }],
	},
];

export const postsOfficeAndWorkshop: Post[] = [...postsOffice, ...postsWorkshop];
