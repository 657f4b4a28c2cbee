import type { Feedback } from './content.ts';
import { prose } from './prose.ts';

const waiting: Feedback[] = [
	{
		key: 'camille-tunnel', channel: 'email', person: 'camille', company: 'atlas-froid', daysAgo: 0.1, state: 'new',
		originUrl: 'https://mail.halyard.example/threads/c40e19',
		text: prose`
			Hello! The jobs on the phone without network are a success here, even the sceptics use it. One question:
			yesterday Youssef and I changed the same visit, he in the cold store, I at my desk. His version won and
			mine was gone, without a message. Is that on purpose?
		`,
	},
	{
		key: 'elias-morning', channel: 'intercom', person: 'elias', company: 'nordlift', daysAgo: 0.3, state: 'new',
		originUrl: 'https://intercom.example/conversations/346610',
		text: prose`
			Offline works well. But if I get a new job at 11 while I’m in the shaft, I see it only at 13. Could it at
			least buzz when I am back in signal?
		`,
	},
	{
		key: 'thabo-board', channel: 'calls', person: 'thabo', company: 'copperline', daysAgo: 0.7, state: 'new',
		originUrl: 'https://calls.halyard.example/recordings/22873',
		text: prose`
			Thabo wants to sign before their financial year ends. Still the same condition: each subcontractor sees
			only his own jobs. New on top: the subcontractor's foreman should be able to pass a job on to one of his
			own people without calling us.
		`,
	},
	{
		key: 'raj-storm', channel: 'slack', person: 'raj', company: 'prairie-wind', daysAgo: 0.9, state: 'new',
		originUrl: 'https://slack.example/archives/C-PRAIRIE/p78004',
		text: 'storm tomorrow, 14 tower jobs to move, one by one, by hand. just saying',
	},
	{
		key: 'zeynep-traffic', channel: 'portal', person: 'zeynep', company: 'bosphorus-klima', daysAgo: 1.2,
		state: 'new',
		text: prose`
			I read that you compare travel times from real routes. Our routes are free for you, take them. Only please
			be quick, summer is coming and everybody wants air conditioning.
		`,
	},
	{
		key: 'aoife-interval', channel: 'email', person: 'aoife', company: 'orchard-medical', daysAgo: 1.6,
		state: 'new',
		text: prose`
			Inês, on the check-in for people working alone: in our case it's the night call-outs in empty clinics.
			Twenty minutes, not sixty, and the alarm must go to the on-call manager, not to dispatch, because dispatch
			is asleep.
		`,
	},
	{
		key: 'ola-rounding', channel: 'email', person: 'ola', company: 'greenbelt', daysAgo: 2, state: 'new',
		originUrl: 'https://mail.halyard.example/threads/c3ff02',
		text: prose`
			Two things. Hours are rounded to a quarter per entry, not per day, so four short jobs become a whole extra
			hour on the payroll. And could the payroll sheet have the employee number, not only the name? We have two
			Daniel Moores.
		`,
	},
	{
		key: 'kenji-owners', channel: 'calls', person: 'kenji', company: 'hoshino', daysAgo: 2.4, state: 'new',
		text: prose`
			Mr Hoshino repeated politely that the owners of the buildings keep asking for their page. He printed 70
			reports on Friday. He also asked whether the family name can be shown first; at the moment his customers
			are greeted the wrong way round.
		`,
	},
	{
		key: 'bram-circle', channel: 'portal', person: 'bram', company: 'vandermeer-glas', daysAgo: 2.8, state: 'new',
		text: 'tried to show a scratch to a customer on the photo. he said which scratch. 15 minutes. pls let me draw',
	},
	{
		key: 'lakeside-price', channel: 'portal', person: 'lakeside', daysAgo: 3.3, state: 'new',
		text: 'Do you have a price for a company with two vans? Your smallest plan is for five.',
	},
	{
		key: 'noor-audit', channel: 'slack', person: 'noor', company: 'nordlift', daysAgo: 3.9, state: 'new',
		originUrl: 'https://slack.example/archives/C-NORDLIFT/p77951',
		text: prose`
			q from our works council: who can see the position of a technician, for how long is it kept, and is there
			a log of who looked? they want it in writing before we switch tracking on in Finland
		`,
	},
	{
		key: 'anonymous-scan', channel: 'api', person: null, daysAgo: 4.1, state: 'new',
		text: 'Rating 2 of 5. cant scan the part number, have to type 14 digits with wet hands',
	},
	{
		key: 'priya-quote', channel: 'intercom', person: 'priya', company: 'brightwater', daysAgo: 4.6, state: 'new',
		originUrl: 'https://intercom.example/conversations/346102',
		text: prose`
			Green pool, panicking client, wedding on Saturday. I had to go back to the office to make the quote. Is
			there any way to do it on the phone? I'd take an ugly one.
		`,
	},
	{
		key: 'lena-swap', channel: 'intercom', person: 'lena', company: 'heizkraft-brandt', daysAgo: 5.2, state: 'new',
		text: prose`
			Undo is wonderful. Now I am greedy: can I swap two technicians for a whole day? Today I move eight jobs
			left and eight jobs right and hope.
		`,
	},
	{
		key: 'roisin-export', channel: 'email', person: 'roisin', company: 'orchard-medical', daysAgo: 5.8,
		state: 'new',
		originUrl: 'https://mail.halyard.example/threads/c2a870',
		text: prose`
			Dear team, for the inspection in three weeks I need, for each of 214 visits: who was assigned, when this
			was changed and by whom, and the certificate that the person held on that day. I can see the first. Can
			you export the other two?
		`,
	},
];

const setAside: Feedback[] = [
	{
		key: 'invoice-copy', channel: 'email', person: 'denise', company: 'tolland-fire', daysAgo: 140,
		state: 'dismissed',
		text: 'Could you please send me a copy of the last invoice for our files? Thanks, Denise',
		handled: { by: 'callum', daysAgo: 139.7 },
	},
	{
		key: 'out-of-office', channel: 'email', person: 'thibault', company: 'atlas-froid', daysAgo: 90,
		state: 'dismissed',
		text: prose`
			I am out of the office until Monday with limited access to e-mail. For urgent invoices please contact the
			accounting desk.
		`,
		handled: { by: 'callum', daysAgo: 89.9 },
	},
	{
		key: 'password', channel: 'intercom', person: 'dylan', company: 'greenbelt', daysAgo: 74, state: 'dismissed',
		originUrl: 'https://intercom.example/conversations/334480',
		text: 'locked out, reset mail doesnt come. never mind, was in spam',
		handled: { by: 'callum', daysAgo: 73.9 },
	},
	{
		key: 'thank-you', channel: 'portal', person: 'priya', company: 'brightwater', daysAgo: 55, state: 'dismissed',
		text: 'No request, just a thank-you: the arrival texts have given me my lunch break back.',
		handled: { by: 'ines', daysAgo: 54.2 },
	},
	{
		key: 'seo-offer', channel: 'portal', person: null, daysAgo: 37, state: 'dismissed',
		text: prose`
			Dear webmaster, we looked at your site and found 14 errors which cost you visitors. Reply for a free
			report.
		`,
		handled: { by: 'callum', daysAgo: 36.8 },
	},
	{
		key: 'hotline', channel: 'calls', person: 'astrid', company: 'nordlift', daysAgo: 30, state: 'dismissed',
		originUrl: 'https://calls.halyard.example/recordings/22240',
		text: prose`
			Asked whether the hotline can start at 6 on Mondays. Passed on to support planning; nothing for the
			product.
		`,
		handled: { by: 'callum', daysAgo: 29.9 },
	},
	{
		key: 'wrong-product', channel: 'api', person: null, daysAgo: 23, state: 'dismissed',
		text: 'Rating 1 of 5. I thought this was a sailing app.',
		handled: { by: 'ines', daysAgo: 22.6 },
	},
	{
		key: 'test-message', channel: 'slack', person: 'hanneke', daysAgo: 15, state: 'dismissed',
		text: 'test test, does this arrive in the inbox?',
		handled: { by: 'callum', daysAgo: 14.9 },
	},
];

export const feedbackOpen: Feedback[] = [...waiting, ...setAside];
