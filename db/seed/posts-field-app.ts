import type { Post } from './content.ts';
import { prose } from './prose.ts';

const board = 'field-app';

export const postsFieldApp: Post[] = [
	{
		key: 'offline', board, author: 'elias', daysAgo: 338, status: 'in-progress', tags: ['offline'],
		title: 'Keep working when there is no signal',
		body: prose`
			Half of my day is inside concrete. As soon as the lift doors close behind me the app shows a grey circle and
			that's it: no checklist, no drawing, no phone number of the caretaker.

			What I would need without network:

			- today's jobs with address, contact and door code
			- the checklist, and that I can tick it
			- photos that wait until I am outside again

			I don't need to plan anything down there. I just need it to not forget what I typed.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 331, by: 'ines' },
			{ to: 'planned', daysAgo: 117, by: 'ines', note: 'The first part is being designed with three customers.' },
			{ to: 'in-progress', daysAgo: 34, by: 'ines' },
		],
	},
	{
		key: 'offline-cellar', board, author: 'emre', daysAgo: 291, status: 'under-review', tags: ['offline'],
		title: 'App is useless in the boiler cellar',
		body: prose`
			Every heating is in a cellar. Every cellar has no reception. I write on paper and type it in the van in the
			evening, so my colleagues see my jobs as "not started" the whole day and Lena calls me.
		`,
		moves: [{ to: 'under-review', daysAgo: 288, by: 'ines' }],
		mergedInto: { post: 'offline', by: 'callum', daysAgo: 280 },
	},
	{
		key: 'offline-checklist', board, author: 'kwame', daysAgo: 289, status: 'open', tags: ['offline'],
		title: 'Lost a 46-step checklist behind a lead-lined door',
		body: prose`
			Radiology rooms are shielded. I filled in the whole acceptance protocol, pressed Save, got
			"Something went wrong", and the form came back empty. I had to repeat 46 measurements with the hospital's
			physicist standing next to me. Please at least keep a draft on the phone.
		`,
		mergedInto: { post: 'offline-cellar', by: 'callum', daysAgo: 285 },
	},
	{
		key: 'photo-pairs', board, author: 'lucia', daysAgo: 322, status: 'shipped', tags: ['photos', 'reports'],
		title: 'Before and after photos next to each other in the job report',
		body: prose`
			Our clients pay when they see the roof before and the roof after. Today we get a strip of twelve photos in
			the order of upload and somebody in the office makes a collage by hand.

			Two columns, left before, right after, same height. That's all.
		`,
		moves: [
			{ to: 'planned', daysAgo: 290, by: 'ines' },
			{ to: 'in-progress', daysAgo: 247, by: 'dewi' },
			{ to: 'shipped', daysAgo: 226, by: 'ines' },
		],
	},
	{
		key: 'photos-wifi', board, author: 'onur', daysAgo: 203, status: 'planned', tags: ['photos'],
		title: 'Upload photos on Wi-Fi only',
		body: 'my data package finish every month at day 20 because of the photos. please a setting, only wifi',
		moves: [{ to: 'planned', daysAgo: 66, by: 'ines' }],
	},
	{
		key: 'signature', board, author: 'jack', daysAgo: 310, status: 'shipped', tags: ['comfort'],
		title: 'Let the client sign without getting my whole phone',
		body: prose`
			When I hand over the phone for the signature people can swipe back and see the next client's gate code.
			Happened twice. Could the signing screen lock itself until I put in my PIN?
		`,
		moves: [
			{ to: 'planned', daysAgo: 302, by: 'ines' },
			{ to: 'shipped', daysAgo: 241, by: 'ines' },
		],
	},
	{
		key: 'dictate', board, author: 'youssef', daysAgo: 96, status: 'under-review', tags: ['comfort'],
		title: 'Dictate the job note instead of typing it',
		body: prose`
			I repair cold rooms at −22 °C. I have thick gloves and fifteen minutes before my phone dies of cold. If I
			could hold one big button, speak, and find it as text in the report later, my notes would have more than
			four words.

			It has to understand *détendeur* and *fluide R-290*, the keyboard's dictation writes poetry.
		`,
		moves: [{ to: 'under-review', daysAgo: 52, by: 'ines' }],
	},
	{
		key: 'dictate-gloves', board, author: 'raj', daysAgo: 41, status: 'open', tags: [],
		title: 'Typing on top of a turbine with gloves on',
		body: prose`
			Eighty metres up, harness, winter gloves. Nobody is going to type a note. We record a voice memo on the
			phone and send it to the office over a chat app, which is exactly what we bought Halyard to stop doing.
		`,
		mergedInto: { post: 'dictate', by: 'ines', daysAgo: 38 },
	},
	{
		key: 'dark-theme', board, author: 'viktor', daysAgo: 240, status: 'planned', tags: ['comfort'],
		title: 'A dark theme for night shifts',
		body: prose`
			I do emergency call-outs between 22:00 and 06:00. The white job list in a dark stairwell is like looking
			into a torch, and afterwards I see nothing for half a minute. Following the phone's own setting would be
			enough.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 131, by: 'ines' },
			{ to: 'planned', daysAgo: 45, by: 'ines' },
		],
	},
	{
		key: 'dark-theme-please', board, author: 'hana', daysAgo: 88, status: 'open', tags: ['comfort'],
		title: 'dark mode pls',
		body: 'every other app has it. my eyes hurt',
		mergedInto: { post: 'dark-theme', by: 'jonas', daysAgo: 87 },
	},
	{
		key: 'scan-parts', board, author: 'emre', daysAgo: 175, status: 'planned', tags: ['invoicing', 'comfort'],
		title: 'Scan a part out of the van and onto the job',
		body: prose`
			I take a pump out of the van, I mount it, I forget to write it down. At the end of the month three pumps are
			missing and nobody has paid for them. The part has a barcode, my phone has a camera.

			> Scan → "Circulation pump 25-60, 1 piece, job 4471" → OK
		`,
		moves: [
			{ to: 'under-review', daysAgo: 149, by: 'ines' },
			{ to: 'planned', daysAgo: 72, by: 'ines' },
		],
	},
	{
		key: 'asset-sticker', board, author: 'aoife', daysAgo: 131, status: 'under-review', tags: ['comfort'],
		title: 'A sticker on the device that opens its history',
		body: prose`
			We look after 11,400 devices in 60 hospitals, and many of them look alike. Today engineers search by
			serial number, which is usually on the back, against a wall. A QR sticker that opens the device in the app
			(last visits, open faults, next inspection) would save us about four minutes per visit. We measured it.
		`,
		moves: [{ to: 'under-review', daysAgo: 109, by: 'ines' }],
	},
	{
		key: 'battery', board, author: 'dylan', daysAgo: 150, status: 'shipped', tags: ['performance'],
		title: 'Battery gone by 2 pm since the last update',
		body: prose`
			Crew tablets used to last the day. Since 5.3 they're flat after lunch, and the battery screen says
			Halyard, 61 %, nearly all of it in the background. Happens on the older Samsungs only, the two new ones
			are fine. Turning location off "fixes" it but then dispatch can't see us.
		`,
		moves: [
			{ to: 'under-review', daysAgo: 148, by: 'callum' },
			{ to: 'in-progress', daysAgo: 19, by: 'dewi' },
			{ to: 'shipped', daysAgo: 9, by: 'ines' },
		],
	},
	{
		key: 'big-buttons', board, author: 'harriet', daysAgo: 268, status: 'shipped', tags: ['comfort'],
		title: 'Checklist boxes too small for muddy fingers',
		body: 'The tick boxes are about the size of a ladybird. Could the whole row be the button?',
		moves: [
			{ to: 'planned', daysAgo: 266, by: 'ines' },
			{ to: 'shipped', daysAgo: 251, by: 'ines' },
		],
	},
	{
		key: 'watch', board, author: 'marcus', daysAgo: 214, status: 'declined', tags: [],
		title: 'Apple Watch app',
		body: prose`
			Start and stop the job from the wrist. When you are on a ladder the phone is in the wrong pocket, always.
		`,
		moves: [{ to: 'declined', daysAgo: 102, by: 'ines', note: 'Not this year; see the answer below.' }],
	},
	{
		key: 'forgot-clock', board, author: 'mateo', daysAgo: 120,
		status: 'in-progress', tags: ['comfort', 'invoicing'],
		title: 'Remind me that the clock is still running',
		body: prose`
			I finish at five, drive home, and on Monday my Friday has 64 hours. Lucía corrects it by hand for six people
			every week. The phone knows that I left the site. It could ask.
		`,
		moves: [
			{ to: 'planned', daysAgo: 58, by: 'ines' },
			{ to: 'in-progress', daysAgo: 5, by: 'dewi' },
		],
	},
	{
		key: 'lock-screen', board, author: 'giulia', daysAgo: 19, status: 'open', tags: ['comfort'],
		title: 'My next job on the lock screen',
		body: prose`
			Address and time of the next customer, without unlocking. I'm on a scooter, with one hand, in Naples. Please
			understand.
		`,
	},
	{
		key: 'draw-on-photo', board, author: 'bram', daysAgo: 33, status: 'open', tags: ['photos'],
		title: 'Draw an arrow on a photo',
		body: prose`
			A crack in a pane is invisible on a photo. I want to draw a circle around it with my finger before I send
			it. Now I use the phone's gallery and upload the copy, and then both are in the report.
		`,
	},
	{
		key: 'lone-worker', board, author: 'raj', daysAgo: 12, status: 'open', tags: ['safety'],
		title: 'Check in on people who work alone',
		body: prose`
			Our safety rules say that anyone alone on a site is contacted every 60 minutes. We do it by radio and a
			whiteboard.

			1. The technician starts a job marked *alone*.
			2. Every hour the phone asks "All right?"; one tap answers.
			3. No answer in five minutes: it rings. Still none: the dispatcher gets a red banner with the last position.

			This is the one thing that decides whether we stay after the trial.
		`,
	},
	{
		key: 'finger-language', board, author: 'yui', daysAgo: 44, status: 'open', tags: ['comfort'],
		title: 'Checklist in the technician’s own language',
		body: prose`
			Our building crews come from Vietnam, Nepal and Brazil. The checklist is written in Japanese by the head
			office. It would help if one checklist could hold more than one language and each person sees their own.
		`,
	},
	{
		key: 'night-theme', board, author: 'emre', daysAgo: 5, status: 'open', tags: [],
		title: 'Dark theme for the night shift',
		body: 'The white screen blinds me on the night shift. A dark theme would do.',
	},
	{
		key: 'dark-nights', board, author: 'kwame', daysAgo: 2, status: 'open', tags: [],
		title: 'A dark theme for nights on call',
		body: 'On call at night the screen is too bright. Please add a dark theme.',
	},
	{
		key: 'certificate-warning', board, author: 'lucia', daysAgo: 3, status: 'open', tags: [],
		title: 'Warn us before a certificate of a technician runs out',
		body: 'Two of our climbers stood in front of a closed gate. A warning a month before the certificate runs out would help.',
	},
];
