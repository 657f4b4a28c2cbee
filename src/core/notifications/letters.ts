/** How a message is put together from what is known when it goes out, in the language of its reader. */
import type { Language } from '../kernel/languages.ts';
import { letterWords } from './letter-words/index.ts';
import type { StatusCategory } from '../boards/contract.ts';
import { namedKinds, type NamedKind, type PreferenceKind } from '../people/me.ts';
import type { FollowReason } from '../posts/contract.ts';

/** One request as its reader knows it: `words` are what they themselves wrote about it. */
export type ToldPost = { title: string; url: string; words: string | null };

export type News = {
	workspace: string;
	/** What the reader reads, and what the workspace names its statuses in. */
	language: Language;
	ownLanguage: Language;
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
	/** For a part of a request that is out: what it is called, and what else is still to come. */
	part: { title: string; rest: string[] } | null;
	/** Who did it, where the news says so. */
	who: string | null;
	/** What else than a request it is about: a message, an item. */
	subject: { title: string; url: string } | null;
	/** For what was published in the changelog. */
	entry: { title: string; url: string; excerpt: string } | null;
	reason: FollowReason;
	/** For a letter of several pieces of news that are not of one kind: each of them. */
	parts?: News[];
	unsubscribeUrl: string;
	preferencesUrl: string;
};

export type MessageParts = {
	language: Language;
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

const longestQuote = 600;
const longestNote = 4_000;

/** Several pieces of news for one person as one: those of one kind that say the same about several requests list them, others stand one under the other. */
export function gather(several: News[]): News {
	const [first, ...others] = several as [News, ...News[]];
	if (others.length === 0) return first;
	const alike = others.every((one) => one.kind === 'status' && first.kind === 'status' && !one.part && !first.part && one.category === first.category && one.statusName === first.statusName && one.note === first.note);
	const posts = [...new Map(several.flatMap((one) => one.posts).map((post) => [post.url, post])).values()];
	return alike ? { ...first, posts } : { ...first, posts, parts: several };
}

export function composeSubject(news: News): string {
	const { andMore, subjects, statuses, named, part } = letterWords[news.language];
	const [first] = news.posts;
	const title = news.posts.length > 1 ? andMore(first?.title ?? '', news.posts.length - 1) : (first?.title ?? '');
	if (news.parts) return subjects.about(subjects.news, title);
	if (news.entry) return news.entry.title;
	if (news.part) return subjects.about(part.subject, title);
	if (isNamed(news.kind)) return subjects.about(named[news.kind].subject, titleOf(news));
	if (news.kind === 'merge' || news.kind === 'answer' || news.kind === 'comment') return subjects.about(subjects[news.kind], title);
	// The workspace's own name of a status is a word of its own language.
	const status = news.language === news.ownLanguage || !news.category ? news.statusName : statuses[news.category];
	return subjects.about(status ?? subjects.news, title);
}

/** The news in one sentence. */
export function composeSentence(news: Pick<News, 'language' | 'kind' | 'category' | 'posts' | 'sourceTitle' | 'entry' | 'who' | 'subject' | 'part'>): string {
	if (news.entry) return news.entry.title;
	const w = letterWords[news.language];
	if (news.part) return w.part.sentence(news.part.title, news.posts[0]?.title ?? '');
	if (isNamed(news.kind)) return w.named[news.kind].sentence(titleOf(news), news.who ?? w.somebody);
	const title = news.posts[0]?.title ?? '';
	if (news.kind === 'merge') return news.sourceTitle ? w.merged(news.sourceTitle, title) : w.mergedYours(title);
	if (news.kind === 'answer') return w.answered(title);
	if (news.kind === 'comment') return w.commented(title);
	const category = news.category ?? 'open';
	return news.posts.length > 1 ? w.several[category](news.posts.length) : w.one[category](title);
}

export function composeMessage(news: News): MessageParts {
	const w = letterWords[news.language];
	return {
		language: news.language,
		from: news.workspace,
		...(news.parts ? contentOfSeveral(news.parts, w.newsHeading) : contentOfOne(news)),
		reason: reasonOf(news),
		unsubscribe: { label: w.unsubscribe, url: news.unsubscribeUrl },
		preferences: { label: w.preferences, url: news.preferencesUrl }
	};
}

/** The message where there is no mark-up, such as a chat: the same words, then the links. */
export function plainMessage({ heading, paragraphs, quote, quoteLabel, entries = [], button, reason, preferences }: MessageParts): string {
	const listed = entries.flatMap((entry) => [`• ${entry.title}\n${entry.url}`, ...(entry.quote ? [quoteOf(entry.quote)] : [])]);
	const own = quote ? [`${quoteLabel ?? ''}:\n${quoteOf(quote)}`] : [];
	return [heading, ...paragraphs, ...own, ...listed, ...(button ? [`${button.label}: ${button.url}`] : []), `${reason} ${preferences.label}: ${preferences.url}`].join('\n\n');
}

function quoteOf(text: string): string {
	return text.replace(/^/gm, '> ');
}

type Content = Pick<MessageParts, 'heading' | 'paragraphs' | 'quote' | 'quoteLabel' | 'entries' | 'button'>;

function contentOfOne(news: News): Content {
	const [first] = news.posts;
	const single = news.posts.length === 1 && !isNamed(news.kind) && first;
	return {
		heading: composeSentence(news),
		paragraphs: paragraphsOf(news),
		...(single && first.words ? { quote: shorten(first.words, longestQuote), quoteLabel: letterWords[news.language].youWrote } : {}),
		...linksOf(news)
	};
}

/** Each piece of news under its own sentence, with what the team said about it, or what the reader wrote. */
function contentOfSeveral(parts: News[], heading: string): Content {
	const entries = parts.flatMap((news) => {
		const note = news.note ?? news.entry?.excerpt;
		const about = news.entry ?? news.subject;
		if (about) return [{ title: composeSentence(news), url: about.url, ...(note ? { quote: shorten(note, longestQuote) } : {}) }];
		return news.posts.map((post) => {
			const quote = note ?? post.words;
			return { title: composeSentence({ ...news, posts: [post] }), url: post.url, ...(quote ? { quote: shorten(quote, longestQuote) } : {}) };
		});
	});
	return { heading, paragraphs: [], entries };
}

function linksOf({ entry, subject, kind, posts, language }: News): Pick<MessageParts, 'button' | 'entries'> {
	const [first] = posts;
	if (subject && isNamed(kind)) return { button: { label: letterWords[language].named[kind].button, url: subject.url } };
	const several = posts.length > 1 ? { entries: posts.map(entryOf) } : {};
	if (entry) return { ...several, button: { label: letterWords[language].readEntry, url: entry.url } };
	return posts.length === 1 && first ? { button: { label: letterWords[language].seeRequest, url: first.url } } : several;
}

function isNamed(kind: PreferenceKind): kind is NamedKind {
	return namedKinds.some((one) => one === kind);
}

function titleOf({ subject, posts }: Pick<News, 'subject' | 'posts'>): string {
	return subject?.title ?? posts[0]?.title ?? '';
}

function reasonOf({ kind, parts, posts, reason, language }: News): string {
	const w = letterWords[language];
	if (isNamed(kind) && !parts) return w.named[kind].reason;
	if (posts.length === 0) return w.reasonOfTaking;
	return posts.length === 1 ? w.reasons[reason] : w.reasonOfSeveral;
}

function paragraphsOf(news: News): string[] {
	const w = letterWords[news.language];
	const [first] = news.posts;
	const paragraphs: string[] = news.entry?.excerpt ? [news.entry.excerpt] : [];
	if (news.entry && first) paragraphs.push(news.posts.length === 1 ? w.entryForOne(first.title) : w.entryForSeveral(news.posts.length));
	if (news.part && news.part.rest.length > 0) paragraphs.push(w.part.rest(new Intl.ListFormat(news.language).format(news.part.rest)));
	if (news.kind === 'merge') {
		paragraphs.push(w.mergeMeans);
		if (news.outcome === 'shipped') paragraphs.push(w.mergeShipped);
		if (news.outcome === 'declined') paragraphs.push(w.mergeDeclined);
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
