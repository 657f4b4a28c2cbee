import { Feed } from 'feed';
import { visitor } from '#core/access/roles.ts';
import { catalogue } from '#core/changelog/languages/catalogue.ts';
import { workspaceLanguage } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { plainExcerpt, renderMarkdown } from '../platform/markdown.ts';
import { listEntries } from './entries.ts';

export const feedForms = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const;
export type FeedForm = keyof typeof feedForms;
const newest = 50;
/** What everybody may read, a script of any page may. */
const anyPage = { 'access-control-allow-origin': '*' };

/** What was published last, for programs that read news: RSS 2.0, Atom or JSON Feed, the same to everybody and so in the workspace's language. */
export async function feedOf(context: Context, form: FeedForm): Promise<Response> {
	const [{ name }, { data }] = await Promise.all([
		context.db.selectFrom('workspaces').select('name').executeTakeFirstOrThrow(),
		listEntries({ ...context, viewer: visitor }, { limit: newest })
	]);
	const { baseUrl } = context;
	const language = await workspaceLanguage(context);
	const words = catalogue[language];
	const feed = new Feed({
		title: `${name}: ${words.title}`,
		description: words.lead,
		language,
		id: `${baseUrl}/changelog`,
		link: `${baseUrl}/changelog`,
		updated: new Date(data[0]?.updatedAt ?? 0),
		copyright: name,
		feedLinks: { rss: `${baseUrl}/changelog/rss.xml`, atom: `${baseUrl}/changelog/atom.xml`, json: `${baseUrl}/changelog/feed.json` }
	});
	for (const entry of data) {
		// Addresses within the site are whole ones here: a reader shows them elsewhere.
		const content = renderMarkdown(entry.body).replaceAll(/(src|href)="\//g, `$1="${baseUrl}/`);
		const date = new Date(entry.publishedAt ?? entry.createdAt);
		feed.addItem({ title: entry.title, id: entry.url, link: entry.url, description: plainExcerpt(entry.body, 300), content, date, published: date, category: entry.labels.map((label) => ({ name: label })) });
	}
	const body = form === 'rss' ? feed.rss2() : form === 'atom' ? feed.atom1() : feed.json1();
	return new Response(body, { headers: { 'content-type': `${feedForms[form]}; charset=utf-8`, 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff', ...anyPage } });
}
