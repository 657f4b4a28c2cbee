import { directionOf, type Language } from '#core/kernel/languages.ts';

/** The one layout of every mail: calm, readable as plain text too, safe in dark mode, no tracking. */
export type LetterParts = {
	/** What it is written in; English unless said. */
	language?: Language;
	/** The workspace's name, at the top. */
	from: string;
	heading: string;
	paragraphs: string[];
	/** The words the recipient wrote themselves. */
	quote?: string;
	/** What stands above the quote. */
	quoteLabel?: string;
	/** Several things in one letter, each with its own address and words. */
	entries?: { title: string; url: string; quote?: string }[];
	button?: { label: string; url: string };
	/** Why they get this, and how to stop it. */
	reason: string;
	unsubscribe?: { label: string; url: string };
	preferences?: { label: string; url: string };
};

export function renderLetter(parts: LetterParts): { text: string; html: string } {
	return { text: renderText(parts), html: renderHtml(parts) };
}

function renderText(parts: LetterParts): string {
	const blocks = [parts.heading, ...parts.paragraphs];
	for (const { title, url, quote } of parts.entries ?? []) blocks.push(`* ${title}\n  ${url}${quote ? `\n${quoted(quote)}` : ''}`);
	if (parts.quote) blocks.push(`${parts.quoteLabel ? `${parts.quoteLabel}:\n` : ''}${quoted(parts.quote)}`);
	if (parts.button) blocks.push(`${parts.button.label}:\n${parts.button.url}`);
	blocks.push(`-- \n${parts.from}\n${parts.reason}`);
	const links = [parts.preferences, parts.unsubscribe].filter((link) => link !== undefined);
	if (links.length > 0) blocks.push(links.map(({ label, url }) => `${label}: ${url}`).join('\n'));
	return `${blocks.join('\n\n')}\n`;
}

function quoted(text: string): string {
	return text
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n');
}

// Mail programs that know `prefers-color-scheme` get the dark colours; those that invert by themselves find none to fight with.
const styles = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:32px 16px;background:#ffffff;color:#1c1c22;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
.letter{max-width:560px;margin:0 auto}.from{margin:0 0 24px;font-size:14px;font-weight:600}
h1{margin:0 0 16px;font-size:21px;line-height:1.3;font-weight:650}p{margin:0 0 16px}a{color:#3d3bc4}
.label{margin:24px 0 6px;font-size:13px;color:#62626d}
blockquote{margin:0 0 16px;padding:2px 0;padding-inline-start:16px;border-inline-start:3px solid #c9c9d2;color:#4b4b55}
.entry{margin:0 0 20px}.entry p{margin:0 0 6px;font-weight:600}.action{margin:28px 0}
.button{display:inline-block;padding:11px 20px;border-radius:8px;background:#3d3bc4;color:#ffffff;text-decoration:none;font-weight:600}
.foot{margin:36px 0 0;padding-top:16px;border-top:1px solid #e3e3e8;font-size:13px;color:#62626d}.foot a{color:#62626d}
@media (prefers-color-scheme:dark){body{background:#17171c;color:#ececf1}a{color:#a9a8ff}.label,.foot,.foot a{color:#a3a3af}
blockquote{border-color:#4a4a57;color:#c6c6d0}.button{background:#6462f0;color:#ffffff}.foot{border-top-color:#33333d}}`;

function renderHtml(parts: LetterParts): string {
	const { language = 'en' } = parts;
	const body = [
		`<p class="from">${escape(parts.from)}</p>`,
		`<h1 dir="auto">${escape(parts.heading)}</h1>`,
		...parts.paragraphs.map((text) => `<p dir="auto">${lines(text)}</p>`),
		...(parts.entries ?? []).map(renderEntry),
		parts.quote ? `${parts.quoteLabel ? `<p class="label">${escape(parts.quoteLabel)}</p>` : ''}<blockquote dir="auto">${lines(parts.quote)}</blockquote>` : '',
		parts.button ? `<p class="action"><a class="button" href="${escape(parts.button.url)}">${escape(parts.button.label)}</a></p>` : '',
		`<p class="foot">${escape(parts.reason)}${renderLinks([parts.preferences, parts.unsubscribe])}</p>`
	];
	return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(parts.heading)}</title>
<style>${styles}</style></head>
<body><div class="letter" lang="${language}" dir="${directionOf(language)}">
${body.filter(Boolean).join('\n')}
</div></body></html>
`;
}

function renderEntry({ title, url, quote }: { title: string; url: string; quote?: string }): string {
	return `<div class="entry"><p><a href="${escape(url)}" dir="auto">${escape(title)}</a></p>${quote ? `<blockquote dir="auto">${lines(quote)}</blockquote>` : ''}</div>`;
}

function renderLinks(links: ({ label: string; url: string } | undefined)[]): string {
	const shown = links.filter((link) => link !== undefined);
	return shown.length === 0 ? '' : `<br>${shown.map(({ label, url }) => `<a href="${escape(url)}">${escape(label)}</a>`).join(' · ')}`;
}

function lines(text: string): string {
	return escape(text).replaceAll('\n', '<br>');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
