import { Marked } from 'marked';
import sanitize from 'sanitize-html';

/** The one way that text of people becomes HTML: Markdown, then a list of what may stay. */
const allowed: sanitize.IOptions = {
	allowedTags: ['p', 'br', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h3', 'h4', 'h5', 'hr', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
	allowedAttributes: { a: ['href', 'rel', 'title'], img: ['src', 'alt', 'title', 'width', 'height', 'loading'], ol: ['start'], th: ['align'], td: ['align'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowProtocolRelative: false,
	// A page has its own headings above; those of a text come below them.
	transformTags: {
		h1: 'h3',
		h2: 'h3',
		h6: 'h5',
		a: sanitize.simpleTransform('a', { rel: 'nofollow ugc noopener' }),
		img: sanitize.simpleTransform('img', { loading: 'lazy' })
	},
	// Images of other hosts would tell them who reads; only our own uploads are shown.
	exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^\/uploads\/upload_[0-9a-f]{32}$/.test(attribs['src'] ?? '')
};

// What looks like a tag is shown as it was typed: it is what somebody wanted to say.
const marked = new Marked({ renderer: { html: ({ text }) => escapeHtml(text) } });

const mostKept = 4_000;
const kept = new Map<string, string>();

/** Safe HTML for a text. */
export function renderMarkdown(text: string): string {
	return keptOr(`html ${text}`, () => sanitize(marked.parse(text, { async: false, gfm: true, breaks: true }), allowed));
}

/** The first words of a text without its markup, for lists, previews and mails. */
export function plainExcerpt(text: string, length: number): string {
	return keptOr(`${length} ${text}`, () => {
		const plain = sanitize(marked.parse(text.slice(0, length * 4), { async: false, gfm: true }), { allowedTags: [], allowedAttributes: {}, textFilter: decode })
			.replace(/\s+/g, ' ')
			.trim();
		return plain.length > length ? `${plain.slice(0, length - 1).trimEnd()}…` : plain;
	});
}

/** The words of somebody else's HTML, a line for each paragraph. */
export function textOfHtml(html: string): string {
	const broken = html.replace(/<br\s*\/?>|<\/(p|div|li|h[1-6]|tr)>/gi, (tag) => `${tag}\n`);
	return sanitize(broken, { allowedTags: [], allowedAttributes: {}, textFilter: decode }).replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}

/** The same text is rendered once while it is among the last that were asked for. */
function keptOr(key: string, render: () => string): string {
	const known = kept.get(key);
	if (known !== undefined) {
		kept.delete(key);
		kept.set(key, known);
		return known;
	}
	const rendered = render();
	kept.set(key, rendered);
	if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
	return rendered;
}

function decode(text: string): string {
	return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
