import type { Comment } from './content.ts';
import { prose } from './prose.ts';
import { thread } from './thread.ts';

export const commentsOffice: Comment[] = [
	...thread('accounting-export',
		{
			key: 'shipped', author: 'jonas', daysAgo: 183, official: true,
			body: prose`
				Under *Invoices → Hand over* there is now a booking file by month. Try it with your adviser and tell
				us what she misses.
			`,
		},
	),
	...thread('spreadsheet',
		{
			key: 'dates', author: 'ola', daysAgo: 234,
			body: 'Real dates and numbers please, not text that looks like them.',
		},
	),
	...thread('webhooks',
		{
			key: 'order', author: 'farah', daysAgo: 248,
			body: 'Is the order guaranteed? Both of my customers would rather have an id and a version than an order.',
		},
		{
			key: 'shipped', author: 'jonas', daysAgo: 197, official: true,
			body: prose`
				Outgoing events are live: \`job.finished\`, \`job.moved\` and four more, signed, retried for three
				days, each with an id. No promise about order, but a version in each of them.
			`,
		},
		{
			key: 'polling-off', author: 'noor', daysAgo: 192, parent: 'shipped',
			body: 'Polling is switched off. 288 requests a day less for both of us.',
		},
	),
	...thread('single-sign-on',
		{
			key: 'condition', author: 'hanneke', daysAgo: 242, internal: true,
			body: 'Nordlift and Orchard both have it in writing. Together that’s more than half of our revenue.',
		},
		{
			key: 'planned', author: 'jonas', daysAgo: 69, official: true,
			body: prose`
				Planned: OpenID Connect first, closing accounts from your directory right after. SAML only if somebody
				cannot use the first.
			`,
		},
		{
			key: 'fine', author: 'noor', daysAgo: 68.6, parent: 'planned',
			body: 'OIDC is fine for us. Please don’t make it an “enterprise plus” thing.',
		},
	),
	...thread('partial-invoice',
		{
			key: 'retention', author: 'lucia', daysAgo: 216,
			body: 'And 5 % kept back for a year as a guarantee. That’s normal for public clients here.',
		},
		{
			key: 'false-jobs', author: 'ola', daysAgo: 153,
			body: 'False jobs also break the hours per job, which is how Greenbelt prices its next season.',
		},
	),
	...thread('quote-on-site',
		{
			key: 'price-list', author: 'bram', daysAgo: 100,
			body: 'Glass is priced per square metre plus edges. I need two fields and a multiplication, nothing more.',
		},
		{
			key: 'which', author: 'jonas', daysAgo: 81,
			body: 'How many positions does a typical quote have for you? One to five, or more?',
		},
		{ key: 'three', author: 'giulia', daysAgo: 80.3, parent: 'which', body: 'Three. Come, open, new cylinder.' },
	),
	...thread('vat-twice',
		{
			key: 'shipped', author: 'jonas', daysAgo: 10, official: true,
			body: prose`
				Fixed, and the 268 affected invoices of eleven companies are marked in the sync, so that you can send
				them again with one click.
			`,
		},
	),
	...thread('api-limit',
		{
			key: 'answer', author: 'jonas', daysAgo: 91, official: true,
			body: prose`
				We'd rather not have a limit that depends on the hour. Lists now take \`limit=500\` and
				\`changedSince\`, which brings your run from 9,000 requests to about twenty. Please tell us if that is
				not enough.
			`,
		},
		{ key: 'enough', author: 'noor', daysAgo: 90, parent: 'answer', body: 'Enough. The run takes 50 seconds now.' },
	),
	...thread('bitcoin',
		{
			key: 'answer', author: 'jonas', daysAgo: 186, official: true,
			body: 'It may be, but nobody with pipes has asked us for it yet.',
		},
	),
	...thread('who-changed',
		{
			key: 'events', author: 'dewi', daysAgo: 59, internal: true,
			body: prose`
				We keep these events already, for 90 days. Ten years is a question of storage and of erasing people
				properly.
			`,
		},
	),
	...thread('gate-codes',
		{
			key: 'us', author: 'priya', daysAgo: 27.8,
			body: 'That might well have been one of ours. I’m embarrassed. Please do this.',
		},
	),
	...thread('push-provider',
		{
			key: 'receipts', author: 'dewi', daysAgo: 3,
			body: 'First day with both: old one 97.8 % receipts, new one 99.6 %.',
		},
	),
];
