import type { Comment } from './content.ts';
import { prose } from './prose.ts';
import { thread } from './thread.ts';

export const commentsFieldApp: Comment[] = [
	...thread('offline',
		{
			key: 'caretaker', author: 'astrid', daysAgo: 335.8,
			body: prose`
				Please include the caretaker’s number. It is the one thing you need exactly when you have no signal.
			`,
		},
		{
			key: 'how-long', author: 'ines', daysAgo: 330,
			body: 'How long are you usually without signal? Minutes, or the whole visit?',
		},
		{
			key: 'whole-visit', author: 'elias', daysAgo: 329.6, parent: 'how-long',
			body: 'Whole visit. 40 minutes to 3 hours.',
		},
		{
			key: 'four-hours', author: 'kwame', daysAgo: 318, parent: 'how-long',
			body: 'In radiology up to four hours, and I may not leave the room in between.',
		},
		{
			key: 'paper', author: 'camille', daysAgo: 297,
			body: 'We print everything for the cold stores in Rungis. Two trees a year, I counted.',
		},
		{
			key: 'size', author: 'dewi', daysAgo: 278, internal: true,
			body: prose`
				Reading is easy, a week at most. Writing is the expensive half: two people, same checklist, both
				offline. I'd ship reading first and be honest about it.
			`,
		},
		{
			key: 'renewal', author: 'hanneke', daysAgo: 205, internal: true,
			body: 'Nordlift’s renewal is in the spring. Ingrid has mentioned this in every single call.',
		},
		{ key: 'any-news', author: 'dylan', daysAgo: 160, body: 'Any news? It’s been half a year.' },
		{
			key: 'sorry', author: 'callum', daysAgo: 159.5, parent: 'any-news',
			body: 'Fair question. No date yet, and I won’t make one up. I’ll write here as soon as there is one.',
		},
		{
			key: 'plan', author: 'ines', daysAgo: 117, official: true,
			body: prose`
				We are going to build this, in three steps, and each one goes out when it is done:

				1. **Today's jobs on the phone**: address, contact, door code, drawings.
				2. **Checklists without a signal**, kept until they are sent.
				3. **Photos and signatures** that wait for a connection.

				Planning on the board stays online only. Elias, Kwame and Emre are trying the first step already.
				Thank you.
			`,
		},
		{
			key: 'third-step', author: 'simone', daysAgo: 43,
			body: 'For wind sites step 3 is the one that counts: a blade inspection is 200 photos and no antenna.',
		},
		{
			key: 'first-step-out', author: 'ines', daysAgo: 7.5, official: true,
			body: prose`
				The first step is in version 5.9: open the app once in the morning, and today's jobs are on the phone.
				Checklists come next; we are working on them now.
			`,
		},
		{ key: 'works', author: 'emre', daysAgo: 6.2, body: 'Two days in cellars. Works. Door code is there.' },
		{
			key: 'works-too', author: 'elias', daysAgo: 5.7, parent: 'works',
			body: 'Same here, shaft 4 at the hospital, the worst one we have. Thank you for not forgetting us.',
		},
	),
	...thread('offline-cellar',
		{ key: 'evening', author: 'lena', daysAgo: 289.9, body: 'I confirm that I call him. Six times a day.' },
	),
	...thread('offline-checklist',
		{
			key: 'draft', author: 'callum', daysAgo: 288.4,
			body: prose`
				I am sorry about the 46 steps. Did the form come back empty after the error, or after you closed the
				app?
			`,
		},
		{
			key: 'after-error', author: 'kwame', daysAgo: 288.1, parent: 'draft',
			body: 'Straight after the error. I never closed it.',
		},
	),
	...thread('photo-pairs',
		{ key: 'collage', author: 'sanne', daysAgo: 299, body: 'I am that somebody in the office.' },
		{
			key: 'angle', author: 'lucia', daysAgo: 270,
			body: prose`
				If the camera could show the first photo half-transparent, the second one would have the same angle.
				Only an idea.
			`,
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 226, official: true,
			body: prose`
				Done. Mark a photo as *before* or *after* and the report sets them side by side, same height, on
				screen and in the PDF.
			`,
		},
		{
			key: 'thanks', author: 'mateo', daysAgo: 224, parent: 'shipped',
			body: 'Client signed on the spot today. Muy bien.',
		},
	),
	...thread('photos-wifi',
		{
			key: 'urgent', author: 'youssef', daysAgo: 121,
			body: 'But with an exception for one urgent photo. Sometimes the office has to see it now.',
		},
		{
			key: 'cost', author: 'callum', daysAgo: 120, internal: true,
			body: 'Seven tickets about data use this quarter, five of them from Türkiye and Spain.',
		},
		{
			key: 'with-offline', author: 'ines', daysAgo: 66,
			body: prose`
				This fits well with photos that wait for a connection, so we will do it right after that part of
				offline work.
			`,
		},
	),
	...thread('signature',
		{
			key: 'pin', author: 'marcus', daysAgo: 284,
			body: 'Fingerprint please, not PIN. My hands are free, my memory is not.',
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 241, official: true,
			body: 'The signing screen is now locked: leaving it needs your PIN, fingerprint or face.',
		},
	),
	...thread('dictate',
		{
			key: 'noise', author: 'emre', daysAgo: 89.5,
			body: 'Would be good if it works beside a running burner. It is loud there.',
		},
		{
			key: 'words', author: 'ines', daysAgo: 52,
			body: prose`
				Could you all send me five words from your trade which every dictation gets wrong? I’m making a list
				to test with.
			`,
		},
		{
			key: 'words-fr', author: 'youssef', daysAgo: 51.2, parent: 'words',
			body: 'détendeur, pressostat, R-290, brasure, tirage au vide',
		},
		{
			key: 'words-de', author: 'emre', daysAgo: 50, parent: 'words',
			body: 'Ausdehnungsgefäß, Rücklaufanhebung, Zündelektrode. Also my name.',
		},
		{
			key: 'privacy', author: 'jonas', daysAgo: 35, internal: true,
			body: prose`
				Orchard will ask where the audio goes. If it leaves the phone we need it in the contract. On-device
				first.
			`,
		},
	),
	...thread('dark-theme',
		{ key: 'torch', author: 'ingrid', daysAgo: 219, body: '“Like looking into a torch” is exactly right.' },
		{
			key: 'contrast', author: 'yui', daysAgo: 50.8,
			body: 'Please keep the contrast high. Our older colleagues cannot read grey on black.',
		},
		{
			key: 'planned', author: 'ines', daysAgo: 45, official: true,
			body: prose`
				Planned. It will follow the phone’s setting, with a switch for those who want it always on, and we
				test it with people over sixty.
			`,
		},
	),
	...thread('scan-parts',
		{
			key: 'pumps', author: 'juergen', daysAgo: 173,
			body: 'Three pumps is optimistic. It was eleven in November, I have the list.',
		},
		{
			key: 'damaged', author: 'kwame', daysAgo: 103,
			body: 'What happens when the label is scratched? We would need to type the last six digits.',
		},
		{
			key: 'fallback', author: 'ines', daysAgo: 72, parent: 'damaged',
			body: 'Yes: search by number or name stays right beside the camera.',
		},
		{
			key: 'stock', author: 'thibault', daysAgo: 56,
			body: 'Does it reduce the stock of the van? Otherwise I gain nothing in accounting.',
		},
	),
	...thread('asset-sticker',
		{
			key: 'clean', author: 'roisin', daysAgo: 118,
			body: 'The sticker has to survive disinfectant. Paper will not last a week.',
		},
		{
			key: 'nfc', author: 'noor', daysAgo: 107,
			body: prose`
				We already have NFC tags in every lift car. If the link is a plain address we can write it on those
				ourselves.
			`,
		},
	),
	...thread('battery',
		{
			key: 'logs', author: 'callum', daysAgo: 148,
			body: prose`
				Thank you for the screenshot. Could you send the model numbers of two tablets that drain and one that
				doesn’t?
			`,
		},
		{
			key: 'models', author: 'dylan', daysAgo: 147.2, parent: 'logs',
			body: 'Sent to support. Bad ones are all on Android 11, good ones on 14.',
		},
		{
			key: 'cause', author: 'dewi', daysAgo: 16, internal: true,
			body: prose`
				Found it. On Android 11 and older, the location request falls back to every 5 seconds instead of every
				60 when the app is in the background. One wrong constant since 5.3.
			`,
		},
		{
			key: 'shipped', author: 'ines', daysAgo: 9, official: true,
			body: prose`
				Fixed in 5.9. On Android 11 and older we asked for the position twelve times too often. Sorry that it
				took us this long to find.
			`,
		},
		{
			key: 'lasts', author: 'dylan', daysAgo: 7.9, parent: 'shipped',
			body: '44 % left at five o’clock. Sorted, cheers.',
		},
	),
	...thread('watch',
		{
			key: 'answer', author: 'ines', daysAgo: 102, official: true,
			body: prose`
				We will not build a watch app this year. Few of you asked, and everything we'd put on a wrist would
				have to work offline first. The reminder for a running clock and the lock screen may solve most of the
				ladder problem; please vote there if they would.
			`,
		},
		{
			key: 'shame', author: 'viktor', daysAgo: 101, parent: 'answer',
			body: 'Pity, but a clear answer. Thanks for not leaving it open for ever.',
		},
	),
	...thread('forgot-clock',
		{
			key: 'sixty-four', author: 'lucia', daysAgo: 118,
			body: 'It’s not six people, Mateo, it is nine, and you are two of them.',
		},
		{
			key: 'ask-not-stop', author: 'ola', daysAgo: 109,
			body: 'It should ask, never stop by itself. A wrong stop is worse than a long one when wages depend on it.',
		},
		{
			key: 'agreed', author: 'ines', daysAgo: 58, parent: 'ask-not-stop',
			body: 'Agreed. One question, with the time you left the site as the suggestion.',
		},
	),
	...thread('lone-worker',
		{
			key: 'law', author: 'ingrid', daysAgo: 8.8,
			body: 'In Norway this is law for work in shafts. We pay a separate service €9 per person and month for it.',
		},
		{
			key: 'interval', author: 'aoife', daysAgo: 4.9,
			body: '60 minutes is too long for us. Could the interval belong to the type of job?',
		},
		{
			key: 'deciding', author: 'hanneke', daysAgo: 4.2, internal: true,
			body: 'Simone confirmed: without this they go back to the radio. Trial ends in five weeks, 73 seats.',
		},
		{
			key: 'no-promise', author: 'dewi', daysAgo: 3.5, parent: 'deciding', internal: true,
			body: prose`
				Careful with promises. An alarm that fails once is worse than no alarm. This needs a spike on what
				phones allow in the background.
			`,
		},
		{
			key: 'thanks', author: 'ines', daysAgo: 2.1,
			body: prose`
				Reading all of this closely. Raj, could we talk for half an hour this week about what happens on your
				side when nobody answers?
			`,
		},
	),
];
