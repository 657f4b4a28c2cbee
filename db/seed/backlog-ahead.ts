import type { Item } from './content.ts';
import { prose, steps } from './prose.ts';

// What has not entered a sprint: ready items on top, then everything the team still has to talk about.
export const itemsAhead: Item[] = [
	{
		key: 'offline-conflicts', type: 'story', title: 'Two versions of one visit',
		story: {
			role: 'planner',
			want: 'to see both versions when a technician changed a visit offline that I changed too',
			why: 'neither of us loses work without noticing',
		},
		technicalApproach: prose`
			Versions by field. Different fields are united; for the same field both values are kept on the visit until
			somebody chooses.
		`,
		risks: prose`
			People may ignore the question; after seven days the planner’s version stands and the other is in the
			history.
		`,
		criteria: [
			{
				kind: 'gherkin',
				text: steps`
					Given a technician changed the note offline and I changed the time
					When the phone sends its change
					Then the visit has both changes
				`,
			},
			{
				kind: 'gherkin',
				text: steps`
					Given both of us changed the note
					When the phone sends its change
					Then the visit asks the planner to choose one of the two notes
				`,
			},
			{ kind: 'plain', text: 'The version that was not chosen stays in the visit’s history.' },
		],
		estimate: 5, parent: 'offline-epic', posts: ['offline'], blockedBy: ['offline-checklists'],
		state: 'ready', createdDaysAgo: 109,
	},
	{
		key: 'skills-epic', type: 'epic', title: 'The right certificate on every visit',
		story: {
			role: 'compliance officer',
			want: 'only qualified people on regulated work',
			why: 'an audit finding is closed by something stronger than a procedure',
		},
		criteria: [], estimate: null, posts: ['skills', 'certificates'], blockedBy: [],
		state: 'refining', createdDaysAgo: 60,
	},
	{
		key: 'skills-on-jobs', type: 'story', title: 'A job says which certificates it needs',
		story: {
			role: 'service planner',
			want: 'to say once per job type which certificates it needs',
			why: 'nobody has to remember it at three in the morning',
		},
		technicalApproach: prose`
			Certificates as a list of the workspace with levels; job types refer to a certificate and its least level;
			jobs inherit and may add.
		`,
		criteria: [
			{ kind: 'plain', text: 'A job type can require several certificates, each with a least level.' },
			{
				kind: 'gherkin',
				text: steps`
					Given a job type that requires “Ventilator, level 2”
					When I make a job of that type
					Then the job requires it too
				`,
			},
			{ kind: 'plain', text: 'Only an administrator can remove a required certificate from a job type.' },
			{ kind: 'plain', text: 'A job type without any certificate can be given to everybody.' },
		],
		estimate: 5, parent: 'skills-epic', posts: ['skills'], blockedBy: [], noDependencies: true,
		state: 'ready', createdDaysAgo: 59,
	},
	{
		key: 'skills-offer', type: 'story', title: 'Offer only people who hold the certificate',
		story: {
			role: 'dispatcher',
			want: 'to be offered only people who may do the job',
			why: 'being free and nearby is not enough for regulated work',
		},
		technicalApproach: prose`
			The search for candidates filters by certificate before distance. The override is a record with person,
			reason and time.
		`,
		risks: 'Customers without certificates must notice nothing: no requirement, no filter.',
		criteria: [
			{
				kind: 'gherkin', answers: ['roisin-finding'],
				text: steps`
					Given a job that requires a certificate
					When I look for somebody to do it
					Then people without it are not offered
				`,
			},
			{
				kind: 'plain', answers: ['roisin-finding'],
				text: prose`
					Assigning somebody without it asks for a reason of at least ten characters, which stays on the
					job.
				`,
			},
			{
				kind: 'plain', answers: ['simone-blades'],
				text: 'A certificate that expires before the visit counts as missing.',
			},
		],
		estimate: 5, parent: 'skills-epic', posts: ['skills'], blockedBy: ['skills-on-jobs'],
		state: 'ready', createdDaysAgo: 59,
	},
	{
		key: 'scan-part', type: 'story', title: 'Scan a part onto the job',
		story: {
			role: 'heating technician',
			want: 'to put a part on the job by scanning it',
			why: 'what I mount is paid for and missing parts are not my fault',
		},
		technicalApproach: prose`
			The phone’s own barcode reader; a lookup in the price list stored for the day; the van’s stock is reduced
			by the server.
		`,
		criteria: [
			{
				kind: 'gherkin', answers: ['juergen-parts', 'ola-stock'],
				text: steps`
					Given a part in the price list
					When I scan its barcode on a job
					Then the van’s stock of it is one less
				`,
			},
			{
				kind: 'gherkin',
				text: steps`
					Given a barcode that is missing in the price list
					When I scan it
					Then a search for its name opens
				`,
			},
			{ kind: 'plain', text: 'The last six digits can be typed instead of scanning.' },
		],
		estimate: 5, posts: ['scan-parts'], blockedBy: [], noDependencies: true, state: 'ready', createdDaysAgo: 70,
	},
	{
		key: 'dark', type: 'story', title: 'Field app in the dark',
		story: {
			role: 'technician on a night shift',
			want: 'a screen that does not blind me',
			why: 'I can see the stairs after looking at my job',
		},
		technicalApproach: prose`
			All colours are tokens already, except in the signing screen and the map. Two new sets of values, checked
			for contrast by a test.
		`,
		criteria: [
			{ kind: 'plain', text: 'The app follows the phone’s light or dark setting within one second of a change.' },
			{ kind: 'plain', text: 'A switch keeps it dark or light whatever the phone says.' },
			{ kind: 'plain', text: 'Every text on every screen has a contrast of at least 4.5 : 1 in both themes.' },
			{ kind: 'plain', text: 'A phone without such a setting shows the light theme.' },
		],
		estimate: 3, posts: ['dark-theme'], blockedBy: [], noDependencies: true, state: 'ready', createdDaysAgo: 44,
	},
	{
		key: 'expiry-warning', type: 'story', title: 'Say in time that a certificate expires',
		story: {
			role: 'planner',
			want: 'to hear about certificates that expire within 90 days',
			why: 'there is time to book the exam',
		},
		technicalApproach: prose`
			A nightly job; one mail a month to the planner with the list, one message at 90, 60 and 30 days to the
			person.
		`,
		criteria: [
			{
				kind: 'plain', answers: ['camille-expired'],
				text: 'A list shows every certificate that expires within 90 days, the earliest first.',
			},
			{
				kind: 'gherkin',
				text: steps`
					Given a certificate that expires in 60 days
					When the day begins
					Then its holder gets one message with the date
				`,
			},
		],
		estimate: null, parent: 'skills-epic', posts: ['certificates'], blockedBy: ['skills-on-jobs'],
		state: 'refining', createdDaysAgo: 58,
	},
	{
		key: 'travel-real', type: 'story', title: 'Plan with travel times for the hour of the day',
		story: {
			role: 'dispatcher',
			want: 'travel times for the hour at which people drive',
			why: 'the last customer of the day is not always an hour late',
		},
		description: prose`
			The comparison is in: our own vans beat two of the three providers where we have enough drives. Too big
			for one sprint; split by source?
		`,
		technicalApproach: prose`
			A table of areas and hours, filled from recorded drives, with a provider as fallback where there are fewer
			than 30 drives.
		`,
		risks: prose`
			Price of the fallback in new regions. Old plans shift when the numbers change; only new plans may use
			them.
		`,
		criteria: [
			{
				kind: 'gherkin', answers: ['lena-late'],
				text: steps`
					Given two jobs on both sides of the river at 8:00
					When the board plans the way
					Then it takes the time measured for that hour
				`,
			},
			{
				kind: 'plain',
				text: 'For 200 recorded routes the planned time is within 6 minutes of the driven one at the median.',
			},
			{
				kind: 'plain', answers: ['harriet-vans'],
				text: 'Vehicles with a trailer have travel times of their own.',
			},
			{ kind: 'plain', text: 'Re-planning should be fast enough even on busy mornings.' },
		],
		estimate: 13, posts: ['travel-time'], blockedBy: ['travel-sources'], state: 'refining', createdDaysAgo: 75,
	},
	{
		key: 'photos-on-wifi', type: 'story', title: 'Add a “Wi-Fi only” switch to the settings page',
		story: {
			role: 'technician',
			want: 'photos to wait for Wi-Fi',
			why: 'my data package lasts until the end of the month',
		},
		technicalApproach: 'The upload queue asks for the kind of connection before each part.',
		criteria: [
			{
				kind: 'gherkin', answers: ['onur-data'],
				text: steps`
					Given I chose Wi-Fi only
					When I take a photo on mobile data
					Then it is uploaded at the next Wi-Fi
				`,
			},
			{ kind: 'plain', text: 'Single photos can be sent at once if necessary.' },
		],
		estimate: 2, posts: ['photos-wifi'], blockedBy: [], noDependencies: true, state: 'refining', createdDaysAgo: 64,
	},
	{
		key: 'invoice-share', type: 'story', title: 'Invoice a share of a job',
		story: {
			role: 'finance manager',
			want: 'to invoice a share of a job',
			why: 'I stop making false jobs that spoil our numbers',
		},
		description: 'By percentage first. Amounts kept back as a guarantee come later, if Lucía’s clients insist.',
		criteria: [
			{
				kind: 'gherkin', answers: ['thibault-third'],
				text: steps`
					Given a job of €80,000
					When I invoice 30 %
					Then the invoice is €24,000 and the job shows €56,000 open
				`,
			},
			{ kind: 'plain', text: 'Rounding is handled properly.' },
			{
				kind: 'plain',
				text: prose`
					The sum of all invoices of a job never exceeds its price, and the refusal names the amount still
					open.
				`,
			},
		],
		estimate: 8, posts: ['partial-invoice'], blockedBy: [], noDependencies: true, state: 'refining', createdDaysAgo: 47,
	},
	{
		key: 'company-sign-in', type: 'story', title: 'Sign in with the company’s directory',
		story: {
			role: 'IT administrator',
			want: 'people to sign in with the account they already have',
			why: 'somebody who leaves has no access from that minute on',
		},
		criteria: [
			{
				kind: 'gherkin',
				text: steps`
					Given our directory is connected
					When a person signs in there
					Then they are in Halyard with the role of their group
				`,
			},
			{
				kind: 'gherkin', answers: ['noor-leaver'],
				text: steps`
					Given an account is closed in the directory
					When its owner opens Halyard
					Then they are refused
				`,
			},
			{ kind: 'plain', text: 'Works with all common providers.' },
			{ kind: 'plain', text: 'TBD: what happens to the password of people who had one?' },
		],
		estimate: null, posts: ['single-sign-on'], blockedBy: [], noDependencies: true,
		state: 'refining', createdDaysAgo: 67,
	},
	{
		key: 'quote-in-hand', type: 'story', title: 'A quote, signed on the spot',
		story: {
			role: 'locksmith',
			want: 'to make a quote on the phone and have it signed',
			why: 'the customer says yes while I am there',
		},
		description: 'Three to five positions from the price list. No discounts, no variants in the first version.',
		technicalApproach: 'A quote is an offer with a signature; the offer’s page gets a form for a finger.',
		criteria: [
			{
				kind: 'plain', answers: ['giulia-cousin'],
				text: 'A quote with three positions from the price list can be made in under two minutes.',
			},
			{ kind: 'plain', text: 'It looks professional.' },
			{ kind: 'plain', text: 'The signed quote is sent to the customer by e-mail as soon as possible.' },
		],
		estimate: 5, posts: ['quote-on-site'], blockedBy: ['scan-part'], state: 'refining', createdDaysAgo: 40,
	},
	{
		key: 'dictate-note', type: 'story', title: 'Speak the note',
		story: {
			role: 'refrigeration technician',
			want: 'to speak my note',
			why: 'my report says more than four words although I wear gloves',
		},
		criteria: [
			{ kind: 'plain', text: 'Recognition is good enough for technical terms.' },
			{ kind: 'plain', text: 'It should work offline, if possible.' },
			{ kind: 'plain', text: 'The button is large and easy to use with gloves.', answers: ['youssef-cold'] },
		],
		estimate: null, posts: ['dictate'], blockedBy: [], state: 'refining', createdDaysAgo: 51,
	},
	{
		key: 'two-together', type: 'story', title: 'Manage jobs for two people',
		story: {
			role: 'planner',
			want: 'to assign two people to one job and move them together or give one a part of it',
			why: '',
		},
		description: prose`
			Open questions: does the helper see the customer's contact? Whose hours go on the invoice? What if only
			one of them is ill?
		`,
		criteria: [{
			kind: 'gherkin', answers: ['mateo-alone'],
			text: 'Given a job with two people\nWhen I move it\nThen both are moved',
		}],
		estimate: null, posts: ['two-people'], blockedBy: [], state: 'refining', createdDaysAgo: 53,
	},
	{
		key: 'emergency-proposals', type: 'story', title: 'Propose who takes an emergency and what moves',
		story: {
			role: 'dispatcher',
			want: 'two or three proposals for an emergency with what each of them moves',
			why: 'I choose the nearest and not the one I remember',
		},
		criteria: [],
		estimate: null, posts: ['emergency'], blockedBy: ['travel-real'], state: 'refining', createdDaysAgo: 56,
	},
	{
		key: 'lone-worker-spike', type: 'spike', title: 'How loud and how late may a phone be in the background?',
		description: prose`
			Before anybody promises an alarm: can both systems wake a sleeping app every 20 minutes, and ring through
			silent mode?
		`,
		criteria: [],
		estimate: 2, posts: ['lone-worker'], blockedBy: [], noDependencies: true, state: 'refining', createdDaysAgo: 3,
	},
	{
		key: 'watch-app', type: 'story', title: 'Clock on the watch',
		story: {
			role: 'inspector',
			want: 'to start and stop the clock from my wrist',
			why: 'my phone is in the wrong pocket on a ladder',
		},
		criteria: [], estimate: null, posts: ['watch'], blockedBy: [], state: 'dropped', createdDaysAgo: 210,
	},
];
