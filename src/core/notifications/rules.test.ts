import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../kernel/languages.ts';
import { letterWords } from './letter-words/index.ts';
import { composeMessage, composeSubject, gather, type News } from './letters.ts';
import { giveUpAfter, nextAttempt, strongestReason, tellingOf } from './rules.ts';
import { isAfter, maySeeEvent, placeName, readPlace, showEvent, type StreamedEvent } from './streaming.ts';
import { visitor } from '../access/roles.ts';

describe('what an event tells', () => {
	const posts = [
		{ postId: 'post_1', from: 'open', to: 'shipped', title: 'One' },
		{ postId: 'post_2', from: 'open', to: 'shipped', title: 'Two' }
	];
	test.each([
		['a status change that is to be told', { type: 'posts.status-changed', detail: { posts, notify: true } }, { kind: 'status', postIds: ['post_1', 'post_2'], sourceId: null }],
		['a quiet one', { type: 'posts.status-changed', detail: { posts, notify: false } }, null],
		['one that does not say', { type: 'posts.status-changed', detail: { posts } }, null],
		['a merge', { type: 'post.merged', postId: 'post_1', detail: { notify: true, sourceId: 'post_9' } }, { kind: 'merge', postIds: ['post_1'], sourceId: 'post_9' }],
		['an official answer', { type: 'comment.created', postId: 'post_1', detail: { official: true, notify: true } }, { kind: 'answer', postIds: ['post_1'], sourceId: null }],
		['a comment', { type: 'comment.created', postId: 'post_1', detail: {} }, { kind: 'comment', postIds: ['post_1'], sourceId: null }],
		['an internal comment', { type: 'comment.created', postId: 'post_1', detail: { internal: true } }, null],
		['an answer that was asked to be quiet', { type: 'comment.created', postId: 'post_1', detail: { official: true, notify: false } }, null],
		['an answer that does not say', { type: 'comment.created', postId: 'post_1', detail: { official: true } }, null],
		['an answer whose words change', { type: 'comment.changed', postId: 'post_1', detail: { official: true, notify: false } }, null],
		['a vote', { type: 'post.voted', postId: 'post_1', detail: {} }, null]
	])('%s', (_, event, telling) => {
		const found = tellingOf(event);
		expect(found && { kind: found.kind, postIds: found.postIds, sourceId: found.sourceId }).toEqual(telling);
	});
});

describe('trying again', () => {
	test('is always later, never more than five hours later, and ends after a day', () => {
		const since = new Date('2026-01-01T00:00:00Z');
		fc.assert(
			fc.property(fc.integer({ min: 0, max: giveUpAfter * 2 }), fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (age, attempts, random) => {
				const now = new Date(since.getTime() + age);
				const next = nextAttempt({ attempts, since, now, random });
				if (age >= giveUpAfter) return next === null;
				const pause = (next?.getTime() ?? 0) - now.getTime();
				return pause >= 45_000 && pause <= 5 * 3_600_000;
			})
		);
	});
});

test('of several reasons the one that says the most is named', () => {
	expect(strongestReason(['asked', 'voted', 'posted'])).toBe('posted');
	expect(strongestReason(['commented', 'voted'])).toBe('voted');
	expect(strongestReason([])).toBe('asked');
});

describe('the message', () => {
	const news: News = {
		workspace: 'Harbour',
		language: 'en',
		ownLanguage: 'en',
		kind: 'status',
		category: 'shipped',
		statusName: 'Live',
		posts: [{ title: 'Dark mode', url: 'https://f.example/posts/1/dark-mode', words: 'My eyes.' }],
		note: null,
		sourceTitle: null,
		outcome: null,
		entry: null,
		who: null,
		part: null,
		subject: null,
		reason: 'voted',
		unsubscribeUrl: 'https://f.example/unsubscribe?token=t',
		preferencesUrl: 'https://f.example/preferences?token=t'
	};
	test('names the request and the status as the workspace calls it', () => {
		expect(composeSubject(news)).toBe('Live: Dark mode');
		expect(composeMessage(news)).toMatchObject({ heading: '“Dark mode” is here.', quote: 'My eyes.', button: { url: 'https://f.example/posts/1/dark-mode' } });
	});
	test('of several requests lists each with the words of its reader', () => {
		const several = { ...news, posts: [...news.posts, { title: 'Undo', url: 'https://f.example/posts/2/undo', words: null }] };
		expect(composeSubject(several)).toBe('Live: Dark mode and 1 more');
		expect(composeMessage(several).entries).toEqual([
			{ title: 'Dark mode', url: 'https://f.example/posts/1/dark-mode', quote: 'My eyes.' },
			{ title: 'Undo', url: 'https://f.example/posts/2/undo' }
		]);
	});
	test.for(languages)('says everything there is to say in %s', (language) => {
		const post = { title: 'Dark mode', url: 'https://f.example/posts/1/dark-mode', words: 'My eyes.' };
		const kinds: Partial<News>[] = [
			...(Object.keys(letterWords.en.one) as (keyof typeof letterWords.en.one)[]).flatMap((category) => [{ category }, { category, posts: [post, { ...post, url: `${post.url}-2` }] }]),
			...(Object.keys(letterWords.en.reasons) as News['reason'][]).map((reason) => ({ reason })),
			{ kind: 'merge', sourceTitle: 'Night mode', outcome: 'shipped' },
			{ kind: 'merge', outcome: 'declined' },
			{ kind: 'answer', note: 'Soon.' },
			{ kind: 'comment' },
			{ kind: 'changelog', entry: { title: 'New', url: 'https://f.example/changelog/new', excerpt: 'Dark mode.' } },
			{ kind: 'changelog', entry: { title: 'New', url: 'https://f.example/changelog/new', excerpt: '' }, posts: [] }
		];
		for (const kind of kinds) {
			const given = { ...news, language, ...kind };
			const { heading, paragraphs, reason, unsubscribe, preferences } = composeMessage(given);
			for (const said of [composeSubject(given), heading, ...paragraphs, reason, unsubscribe.label, preferences.label]) expect(said).toMatch(/^\P{C}{3,}$/u);
		}
	});
	test('names a status as the workspace does only in the workspace’s own language', () => {
		expect(composeSubject({ ...news, language: 'de' })).toBe('Fertig: Dark mode');
		expect(composeSubject({ ...news, language: 'de', ownLanguage: 'de', statusName: 'Ausgeliefert' })).toBe('Ausgeliefert: Dark mode');
	});
	test('counts as the language does: Arabic has a form of its own for two, for three and for eleven', () => {
		const said = [2, 3, 11].map((count) => letterWords.ar.several.shipped(count).replace(/[\d٠-٩]+/, '#'));
		expect(new Set(said).size).toBe(3);
	});
	test('of several kinds in one letter stands under one sentence each', () => {
		const answered: News = { ...news, kind: 'answer', note: 'We hear you.', posts: [{ title: 'Undo', url: 'https://f.example/posts/2/undo', words: null }] };
		const both = gather([news, answered]);
		expect(composeSubject(both)).toBe('News: Dark mode and 1 more');
		expect(composeMessage(both).entries).toEqual([
			{ title: '“Dark mode” is here.', url: 'https://f.example/posts/1/dark-mode', quote: 'My eyes.' },
			{ title: 'The team answered “Undo”.', url: 'https://f.example/posts/2/undo', quote: 'We hear you.' }
		]);
		expect(gather([news, { ...news, posts: answered.posts }])).toEqual({ ...news, posts: [...news.posts, ...answered.posts] });
	});
	test('does not cut a character in two', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 500, maxLength: 1500 }), (words) => {
				const [post] = news.posts;
				const quote = composeMessage({ ...news, posts: [{ ...post!, words }] }).quote ?? '';
				return quote.length <= 600 && quote.isWellFormed();
			})
		);
	});
});

describe('the stream of events', () => {
	const event: StreamedEvent = {
		tx: 5n,
		seq: 7,
		id: 'event_1',
		type: 'post.voted',
		postId: 'post_1',
		itemId: null,
		actorId: 'person_1',
		detail: { personId: 'person_1' },
		membersOnly: false,
		at: new Date(0),
		boardId: 'board_1',
		isPublic: true,
		segmentIds: []
	};
	test('a place reads back as it was written, and nothing else is one', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 10 ** 9 }), (tx, seq) => {
				expect(readPlace(placeName({ tx, seq }))).toEqual({ tx, seq });
			})
		);
		for (const name of ['', '-', '1', '1-', '1-2-3', 'a-b', '1 -2', '-1-1']) expect(readPlace(name)).toBeNull();
	});
	test('places are in order of transaction, then number', () => {
		expect(isAfter({ tx: 2n, seq: 1 }, { tx: 1n, seq: 9 })).toBe(true);
		expect(isAfter({ tx: 2n, seq: 1 }, { tx: 2n, seq: 1 })).toBe(false);
	});
	test('customers learn that something changed, and nothing about who', () => {
		expect(maySeeEvent(visitor, event)).toBe(true);
		expect(JSON.stringify(showEvent(visitor, event))).not.toContain('person_1');
		expect(maySeeEvent(visitor, { ...event, membersOnly: true })).toBe(false);
		expect(maySeeEvent(visitor, { ...event, isPublic: false })).toBe(false);
	});
});
