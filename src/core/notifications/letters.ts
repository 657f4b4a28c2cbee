/** The sentences of mails and in-app notes, and how a message is put together from what is known when it goes out. */
import type { StatusCategory } from '../boards/contract.ts';
import type { PreferenceKind } from '../people/me.ts';
import type { FollowReason } from '../posts/contract.ts';

/** One request as its reader knows it: `words` are what they themselves wrote about it. */
export type ToldPost = { title: string; url: string; words: string | null };

export type News = {
	workspace: string;
	kind: PreferenceKind;
	/** For a change of status. */
	category: StatusCategory | null;
	/** The name the workspace gave the status. */
	statusName: string | null;
	posts: ToldPost[];
	/** What the team wrote about it: the note of a status, the words of an answer or comment. */
	note: string | null;
	/** For a merge: the title of the request that became part of another. */
	sourceTitle: string | null;
	outcome: 'shipped' | 'declined' | null;
	/** For what was published in the changelog. */
	entry: { title: string; url: string; excerpt: string } | null;
	reason: FollowReason;
	/** For a letter of several pieces of news that are not of one kind: each of them. */
	parts?: News[];
	unsubscribeUrl: string;
	preferencesUrl: string;
};

export type MessageParts = {
	from: string;
	heading: string;
	paragraphs: string[];
	quote?: string;
	quoteLabel?: string;
	entries?: { title: string; url: string; quote?: string }[];
	button?: { label: string; url: string };
	reason: string;
	unsubscribe: { label: string; url: string };
	preferences: { label: string; url: string };
};

const ofOne: Record<StatusCategory, (title: string) => string> = {
	open: (title) => `“${title}” is open again.`,
	'under-review': (title) => `We are looking into “${title}”.`,
	planned: (title) => `We plan to build “${title}”.`,
	'in-progress': (title) => `We have started to work on “${title}”.`,
	shipped: (title) => `“${title}” is here.`,
	declined: (title) => `We will not build “${title}”.`
};

const ofSeveral: Record<StatusCategory, (count: number) => string> = {
	open: (count) => `${count} requests you follow are open again.`,
	'under-review': (count) => `We are looking into ${count} requests you follow.`,
	planned: (count) => `We plan to build ${count} requests you follow.`,
	'in-progress': (count) => `We have started to work on ${count} requests you follow.`,
	shipped: (count) => `${count} requests you follow are here.`,
	declined: (count) => `We will not build ${count} requests you follow.`
};

const reasons: Record<FollowReason, string> = {
	posted: 'You get this because you asked for it.',
	quoted: 'You get this because you told us that you need it.',
	voted: 'You get this because you voted for it.',
	'on-behalf': 'You get this because our team noted that you want it.',
	commented: 'You get this because you commented on it.',
	asked: 'You get this because you follow it.'
};

const longestQuote = 600;
const longestNote = 4_000;

/** Several pieces of news for one person as one: those of one kind that say the same about several requests list them, others stand one under the other. */
export function gather(several: News[]): News {
	const [first, ...others] = several as [News, ...News[]];
	if (others.length === 0) return first;
	const alike = others.every((one) => one.kind === 'status' && first.kind === 'status' && one.category === first.category && one.statusName === first.statusName && one.note === first.note);
	const posts = [...new Map(several.flatMap((one) => one.posts).map((post) => [post.url, post])).values()];
	return alike ? { ...first, posts } : { ...first, posts, parts: several };
}

export function composeSubject(news: News): string {
	const [first] = news.posts;
	const title = `${first?.title ?? ''}${news.posts.length > 1 ? ` and ${news.posts.length - 1} more` : ''}`;
	if (news.parts) return `News: ${title}`;
	if (news.entry) return news.entry.title;
	if (news.kind === 'merge') return `Now part of: ${title}`;
	if (news.kind === 'answer') return `Answered: ${title}`;
	if (news.kind === 'comment') return `New comment: ${title}`;
	return `${news.statusName ?? 'News'}: ${title}`;
}

/** The news in one sentence. */
export function composeSentence(news: Pick<News, 'kind' | 'category' | 'posts' | 'sourceTitle' | 'entry'>): string {
	if (news.entry) return news.entry.title;
	const title = news.posts[0]?.title ?? '';
	if (news.kind === 'merge') return news.sourceTitle ? `“${news.sourceTitle}” is now part of “${title}”.` : `Your request is now part of “${title}”.`;
	if (news.kind === 'answer') return `The team answered “${title}”.`;
	if (news.kind === 'comment') return `There is a new comment on “${title}”.`;
	const category = news.category ?? 'open';
	return news.posts.length > 1 ? ofSeveral[category](news.posts.length) : ofOne[category](title);
}

export function composeMessage(news: News): MessageParts {
	return {
		from: news.workspace,
		...(news.parts ? contentOfSeveral(news.parts) : contentOfOne(news)),
		reason: reasonOf(news),
		unsubscribe: { label: 'Unsubscribe', url: news.unsubscribeUrl },
		preferences: { label: 'Choose what you hear about', url: news.preferencesUrl }
	};
}

type Content = Pick<MessageParts, 'heading' | 'paragraphs' | 'quote' | 'quoteLabel' | 'entries' | 'button'>;

function contentOfOne(news: News): Content {
	const [first] = news.posts;
	const single = news.posts.length === 1 && first;
	return {
		heading: composeSentence(news),
		paragraphs: paragraphsOf(news),
		...(single && first.words ? { quote: shorten(first.words, longestQuote), quoteLabel: 'What you wrote' } : {}),
		...linksOf(news)
	};
}

/** Each piece of news under its own sentence, with what the team said about it, or what the reader wrote. */
function contentOfSeveral(parts: News[]): Content {
	const entries = parts.flatMap((news) => {
		const note = news.note ?? news.entry?.excerpt;
		if (news.entry) return [{ title: composeSentence(news), url: news.entry.url, ...(note ? { quote: shorten(note, longestQuote) } : {}) }];
		return news.posts.map((post) => {
			const quote = note ?? post.words;
			return { title: composeSentence({ ...news, posts: [post] }), url: post.url, ...(quote ? { quote: shorten(quote, longestQuote) } : {}) };
		});
	});
	return { heading: 'What is new in what you asked for', paragraphs: [], entries };
}

function linksOf({ entry, posts }: News): Pick<MessageParts, 'button' | 'entries'> {
	const [first] = posts;
	const several = posts.length > 1 ? { entries: posts.map(entryOf) } : {};
	if (entry) return { ...several, button: { label: 'Read what is new', url: entry.url } };
	return posts.length === 1 && first ? { button: { label: 'See the request', url: first.url } } : several;
}

function reasonOf({ posts, reason }: News): string {
	if (posts.length === 0) return 'You get this because you take our changelog by mail.';
	return posts.length === 1 ? reasons[reason] : 'You get this because you follow them.';
}

function paragraphsOf(news: News): string[] {
	const paragraphs: string[] = news.entry?.excerpt ? [news.entry.excerpt] : [];
	if (news.entry && news.posts.length > 0) paragraphs.push(news.posts.length === 1 ? `You asked for “${news.posts[0]?.title}”. It is here.` : `What you asked for is here, ${news.posts.length} requests in one:`);
	if (news.kind === 'merge') {
		paragraphs.push('Both ask for the same. Your vote counts there, and you hear what becomes of it.');
		if (news.outcome === 'shipped') paragraphs.push('It is shipped already.');
		if (news.outcome === 'declined') paragraphs.push('We decided not to build it; the request says why.');
	}
	if (news.note) paragraphs.push(shorten(news.note, longestNote));
	return paragraphs;
}

function entryOf({ title, url, words }: ToldPost): { title: string; url: string; quote?: string } {
	return { title, url, ...(words ? { quote: shorten(words, longestQuote) } : {}) };
}

function shorten(text: string, most: number): string {
	const trimmed = text.trim();
	return trimmed.length <= most ? trimmed : `${trimmed.slice(0, most - 1).replace(/\s+\S*$|[\ud800-\udbff]$/, '')}…`;
}
