/** The one layout of every mail: calm, readable as plain text too, safe in dark mode, no tracking. */
export type LetterParts = {
	/** The workspace's name, at the top. */
	from: string;
	heading: string;
	paragraphs: string[];
	/** The words the recipient wrote themselves. */
	quote?: string;
	button?: { label: string; url: string };
	/** Why they get this, and how to stop it. */
	reason: string;
	unsubscribe?: { label: string; url: string };
};

export function renderLetter(parts: LetterParts): { text: string; html: string } {
	return { text: renderText(parts), html: renderHtml(parts) };
}

function renderText(parts: LetterParts): string {
	const blocks = [parts.heading, ...parts.paragraphs];
	if (parts.quote) blocks.push(parts.quote.split('\n').map((line) => `> ${line}`).join('\n'));
	if (parts.button) blocks.push(`${parts.button.label}:\n${parts.button.url}`);
	blocks.push(`-- \n${parts.from}\n${parts.reason}`);
	if (parts.unsubscribe) blocks.push(`${parts.unsubscribe.label}: ${parts.unsubscribe.url}`);
	return `${blocks.join('\n\n')}\n`;
}

function renderHtml(parts: LetterParts): string {
	const paragraphs = parts.paragraphs.map((text) => `<p style="margin:0 0 16px">${escape(text)}</p>`).join('');
	const quote = parts.quote
		? `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #c9c9d2;color:#5b5b66">${escape(parts.quote).replaceAll('\n', '<br>')}</blockquote>`
		: '';
	const button = parts.button
		? `<p style="margin:24px 0"><a href="${escape(parts.button.url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#3f3fd1;color:#ffffff;text-decoration:none;font-weight:600">${escape(parts.button.label)}</a></p>`
		: '';
	const unsubscribe = parts.unsubscribe
		? ` <a href="${escape(parts.unsubscribe.url)}" style="color:#6b6b76">${escape(parts.unsubscribe.label)}</a>`
		: '';
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(parts.heading)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif"><div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;font-size:14px;font-weight:600">${escape(parts.from)}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escape(parts.heading)}</h1>${paragraphs}${quote}${button}
<p style="margin:32px 0 0;font-size:13px;color:#6b6b76">${escape(parts.reason)}${unsubscribe}</p></div></body></html>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
