import type { Feedback } from './content.ts';
import { prose } from './prose.ts';

export const feedbackTriaged: Feedback[] = [
	{
		key: 'astrid-shaft-call', channel: 'calls', person: 'astrid', company: 'nordlift', daysAgo: 128,
		state: 'triaged',
		originUrl: 'https://calls.halyard.example/recordings/20417',
		text: prose`
			Quarterly call with Astrid. She is happy with contracts. Then: "My technicians come up from the shaft with
			twenty minutes of typing in their heads, and by the time they reach the van they remember half of it."
			Also asked whether the hotline could open earlier on Mondays.
		`,
		handled: { by: 'ines', daysAgo: 127.6 },
		insights: [{
			quote: prose`
				My technicians come up from the shaft with twenty minutes of typing in their heads, and by the time
				they reach the van they remember half of it.
			`,
			post: 'offline', importance: 'critical',
		}],
	},
	{
		key: 'kwame-mri', channel: 'email', person: 'kwame', company: 'orchard-medical', daysAgo: 86, state: 'triaged',
		originUrl: 'https://mail.halyard.example/threads/8f21c0',
		text: prose`
			Hello support, it happened again, this time in an MRI suite. I completed 31 of 38 steps, the app asked me
			to sign in again and there was no network to do it with. I would be content if it kept the ticks and asked
			for the password later. Regards, Kwame
		`,
		handled: { by: 'callum', daysAgo: 85.9 },
		insights: [
			{
				quote: 'the app asked me to sign in again and there was no network to do it with',
				post: 'offline', importance: 'critical',
			},
			{ quote: 'I would be content if it kept the ticks', post: 'offline', importance: 'important' },
		],
	},
	{
		key: 'simone-blades', channel: 'calls', person: 'simone', company: 'prairie-wind', daysAgo: 43.5,
		state: 'triaged',
		originUrl: 'https://calls.halyard.example/recordings/21966',
		text: prose`
			Trial kick-off with Simone and Raj. A blade inspection is roughly 200 photos, and the nearest antenna is
			thirty kilometres away. They upload at the motel at night and match photos to turbines from memory. Two
			people per tower at all times, and each of them needs a valid climbing certificate. They asked for
			directory sign-in before the full rollout.
		`,
		handled: { by: 'ines', daysAgo: 43.1 },
		insights: [
			{
				quote: 'They upload at the motel at night and match photos to turbines from memory.',
				post: 'offline', importance: 'critical',
			},
			{ quote: 'Two people per tower at all times', post: 'two-people', importance: 'important' },
			{ quote: 'each of them needs a valid climbing certificate', post: 'skills', importance: 'critical' },
			{
				quote: 'They asked for directory sign-in before the full rollout.',
				post: 'single-sign-on', importance: 'important',
			},
		],
	},
	{
		key: 'youssef-cold', channel: 'slack', person: 'youssef', company: 'atlas-froid', daysAgo: 70, state: 'triaged',
		originUrl: 'https://slack.example/archives/C-ATLAS/p70211',
		text: prose`
			salut, in the negative chamber the touch screen does not react at all after 10 min. I take the gloves off,
			type 3 words, put the gloves on. My boss says my reports are "minimalist" :)
		`,
		handled: { by: 'callum', daysAgo: 69.8 },
		insights: [{
			quote: 'I take the gloves off, type 3 words, put the gloves on.',
			post: 'dictate', importance: 'important',
		}],
	},
	{
		key: 'lena-late', channel: 'intercom', person: 'lena', company: 'heizkraft-brandt', daysAgo: 104,
		state: 'triaged',
		originUrl: 'https://intercom.example/conversations/331907',
		text: prose`
			Hi Callum, can I tell the system that Cologne is not empty? The first job is always on time and the last
			is always an hour late. I add 15 minutes by hand to each job, 60 times a day, and when I am on holiday
			nobody does it.
		`,
		handled: { by: 'callum', daysAgo: 103.7 },
		insights: [{
			quote: 'I add 15 minutes by hand to each job, 60 times a day',
			post: 'travel-time', importance: 'critical',
		}],
	},
	{
		key: 'harriet-vans', channel: 'email', person: 'harriet', company: 'greenbelt', daysAgo: 65, state: 'triaged',
		text: prose`
			Just to add to the travel time thing: a trailer is not a car. With the chipper behind us we do 40 where
			your map thinks we do 60. If you end up learning from our own vans, you'd get that for free.
		`,
		handled: { by: 'ines', daysAgo: 64.5 },
		insights: [{
			quote: 'With the chipper behind us we do 40 where your map thinks we do 60.',
			post: 'travel-time', importance: 'important',
		}],
	},
	{
		key: 'roisin-finding', channel: 'email', person: 'roisin', company: 'orchard-medical', daysAgo: 73,
		state: 'triaged',
		originUrl: 'https://mail.halyard.example/threads/91bd44',
		text: prose`
			Dear Inês, the external auditor has kept the finding open: "no technical measure prevents assignment of
			unqualified staff". We have until the end of next quarter. A written procedure will not be accepted a
			second time. Kind regards, Róisín Daly
		`,
		handled: { by: 'ines', daysAgo: 72.8 },
		insights: [
			{
				quote: 'no technical measure prevents assignment of unqualified staff',
				post: 'skills', importance: 'critical',
			},
			{ quote: 'We have until the end of next quarter.', post: 'skills', importance: 'critical' },
		],
	},
	{
		key: 'camille-expired', channel: 'calls', person: 'camille', company: 'atlas-froid', daysAgo: 62,
		state: 'triaged',
		text: prose`
			Camille keeps the certificates of 41 technicians in a spreadsheet with coloured cells. "Orange means soon,
			but I coloured them in January." Would be content with one mail a month.
		`,
		handled: { by: 'ines', daysAgo: 61.9 },
		insights: [{
			quote: 'Orange means soon, but I coloured them in January.',
			post: 'certificates', importance: 'important',
		}],
	},
	{
		key: 'mateo-alone', channel: 'portal', person: 'mateo', company: 'soleado', daysAgo: 56, state: 'triaged',
		text: prose`
			Again the same: my helper was moved to Elche at 7:10 and nobody told me. I did the roof alone because the
			client was waiting. I should not have.
		`,
		handled: { by: 'ines', daysAgo: 55.5 },
		insights: [{
			quote: 'I did the roof alone because the client was waiting. I should not have.',
			post: 'two-people', importance: 'critical',
		}],
	},
	{
		key: 'juergen-parts', channel: 'calls', person: 'juergen', company: 'heizkraft-brandt', daysAgo: 100,
		state: 'triaged',
		originUrl: 'https://calls.halyard.example/recordings/20988',
		text: prose`
			Jürgen calls about renewal, stays. The parts question costs him about €1,400 a month that he can prove. He
			has bought barcode labels already ("so you have no excuse").
		`,
		handled: { by: 'callum', daysAgo: 99.8 },
		insights: [{
			quote: 'The parts question costs him about €1,400 a month that he can prove.',
			post: 'scan-parts', importance: 'critical',
		}],
	},
	{
		key: 'ola-stock', channel: 'email', person: 'ola', company: 'brightwater', daysAgo: 54, state: 'triaged',
		text: prose`
			Morning. For Brightwater I write off chemicals as "van shrinkage", about 6 % of what we buy. It is not
			shrinkage, it is things used and not written down. For Greenbelt it's blades and string. Same disease.
		`,
		handled: { by: 'jonas', daysAgo: 53.6 },
		insights: [{
			quote: 'It is not shrinkage, it is things used and not written down.',
			post: 'scan-parts', importance: 'important',
		}],
	},
	{
		key: 'noor-leaver', channel: 'slack', person: 'noor', company: 'nordlift', daysAgo: 77, state: 'triaged',
		originUrl: 'https://slack.example/archives/C-NORDLIFT/p61840',
		text: prose`
			heads up: we found three accounts of people who left in the summer, one of them opened the board last week
			from home. Nothing bad, but I had to write a report. Any date for OIDC?
		`,
		handled: { by: 'jonas', daysAgo: 76.9 },
		insights: [{
			quote: prose`
				we found three accounts of people who left in the summer, one of them opened the board last week from
				home
			`,
			post: 'single-sign-on', importance: 'critical',
		}],
	},
	{
		key: 'thibault-third', channel: 'intercom', person: 'thibault', company: 'atlas-froid', daysAgo: 51,
		state: 'triaged',
		originUrl: 'https://intercom.example/conversations/338215',
		text: prose`
			Bonjour. To invoice the deposit I open a job "deposit" with zero hours. We have 212 jobs with zero hours
			now. The dashboard believes that we are very fast.
		`,
		handled: { by: 'jonas', daysAgo: 50.7 },
		insights: [{
			quote: prose`
				To invoice the deposit I open a job "deposit" with zero hours. We have 212 jobs with zero hours now.
			`,
			post: 'partial-invoice', importance: 'important',
		}],
	},
	{
		key: 'giulia-cousin', channel: 'portal', person: 'giulia', company: 'chiave-sicura', daysAgo: 82,
		state: 'triaged',
		text: prose`
			Yesterday again: 180 euro, she wanted it, I said I send the quote tonight. This morning she writes that
			her cousin does it for 120.
		`,
		handled: { by: 'jonas', daysAgo: 81.2 },
		insights: [{ quote: 'I said I send the quote tonight', post: 'quote-on-site', importance: 'important' }],
	},
	{
		key: 'ingrid-penalty', channel: 'calls', person: 'ingrid', company: 'nordlift', daysAgo: 59, state: 'triaged',
		originUrl: 'https://calls.halyard.example/recordings/21540',
		text: prose`
			Ingrid on entrapments: the average arrival is 47 minutes, the contract says 60, and the tail is ugly. "The
			dispatcher picks the one she remembers, not the one who is nearest." She would pilot anything in Tromsø,
			where mistakes are cheap.
		`,
		handled: { by: 'ines', daysAgo: 58.4 },
		insights: [{
			quote: 'The dispatcher picks the one she remembers, not the one who is nearest.',
			post: 'emergency', importance: 'critical',
		}],
	},
	{
		key: 'lucia-mondays', channel: 'email', person: 'lucia', company: 'soleado', daysAgo: 46, state: 'triaged',
		text: prose`
			Hola! Every Monday from 8 to 9 I correct the hours of nine people. Then from 9 to 10 they come to my desk
			and explain that it was not so. Please, the reminder.
		`,
		handled: { by: 'callum', daysAgo: 45.8 },
		insights: [{
			quote: 'Every Monday from 8 to 9 I correct the hours of nine people.',
			post: 'forgot-clock', importance: 'critical',
		}],
	},
	{
		key: 'viktor-stairwell', channel: 'portal', person: 'viktor', daysAgo: 92, state: 'triaged',
		text: prose`
			Second night shift this week. I put a sock over the upper half of the phone. It helps, but I cannot
			recommend it.
		`,
		handled: { by: 'callum', daysAgo: 91.3 },
		insights: [{
			quote: 'I put a sock over the upper half of the phone.',
			post: 'dark-theme', importance: 'important',
		}],
	},
	{
		key: 'astrid-monday', channel: 'slack', person: 'astrid', company: 'nordlift', daysAgo: 13, state: 'triaged',
		originUrl: 'https://slack.example/archives/C-NORDLIFT/p77120',
		text: prose`
			it is Monday 06:40, eleven planners have the board open, none of them can drag anything. We are writing
			shifts on the whiteboard like in 1998
		`,
		handled: { by: 'callum', daysAgo: 12.9 },
		insights: [{
			quote: 'eleven planners have the board open, none of them can drag anything',
			post: 'slow-board', importance: 'critical',
		}],
	},
	{
		key: 'lerato-tabs', channel: 'email', person: 'lerato', company: 'copperline', daysAgo: 66, state: 'triaged',
		text: prose`
			Hi Hanneke, following the demo: the only blocker is the subcontractors. Last month one firm phoned another
			firm's customer because both were on the same tab. I can't put them all on your board if they see each
			other.
		`,
		handled: { by: 'jonas', daysAgo: 65.4 },
		insights: [{
			quote: 'I can\'t put them all on your board if they see each other.',
			post: 'subcontractors', importance: 'critical',
		}],
	},
	{
		key: 'raj-radio', channel: 'intercom', person: 'raj', company: 'prairie-wind', daysAgo: 11, state: 'triaged',
		originUrl: 'https://intercom.example/conversations/345002',
		text: prose`
			Yesterday the radio relay froze for 50 minutes and I had a man alone on tower 17. He was fine, he was
			eating a sandwich. I aged about ten years. The phone had one bar the whole time.
		`,
		handled: { by: 'ines', daysAgo: 10.8 },
		insights: [{
			quote: 'the radio relay froze for 50 minutes and I had a man alone on tower 17',
			post: 'lone-worker', importance: 'critical',
		}],
	},
	{
		key: 'onur-data', channel: 'api', person: 'onur', company: 'bosphorus-klima', daysAgo: 67, state: 'triaged',
		text: 'Rating 3 of 5. Good app but it eats the internet package. 4 GB in one month only photos.',
		handled: { by: 'callum', daysAgo: 66.5 },
		insights: [{ quote: '4 GB in one month only photos', post: 'photos-wifi', importance: 'important' }],
	},
	{
		key: 'sanne-closing', channel: 'portal', person: 'sanne', company: 'vandermeer-glas', daysAgo: 84,
		state: 'triaged',
		text: prose`
			We close three weeks in the summer. I blocked it for all nine colleagues one by one, and the contracts
			planned visits anyway.
		`,
		handled: { by: 'jonas', daysAgo: 83.1 },
		insights: [{
			quote: 'I blocked it for all nine colleagues one by one, and the contracts planned visits anyway.',
			post: 'holidays', importance: 'important',
		}],
	},
];
