const keepsItsLine = /^(```|[-*>] |\d+\. |$)/;

const linesOf = (written: TemplateStringsArray): string[] =>
	written.join('').trim().split('\n').map((line) => line.replace(/^\t+/, '').trimEnd());

/**
 * Markdown as it is comfortable to write in source: leading tabs are dropped and the wrapped lines of one paragraph
 * become one line. Lists, quotes, blank lines and fenced code keep their lines.
 */
export function prose(written: TemplateStringsArray): string {
	const out: string[] = [];
	let fenced = false;
	for (const text of linesOf(written)) {
		const previous = out.at(-1);
		const joins = !fenced && previous !== undefined && previous !== '' && !previous.startsWith('```');
		if (joins && !keepsItsLine.test(text)) out[out.length - 1] = `${previous} ${text}`;
		else out.push(text);
		if (text.startsWith('```')) fenced = !fenced;
	}
	return out.join('\n');
}

/** Given, When and Then, each on its line. */
export function steps(written: TemplateStringsArray): string {
	return linesOf(written).join('\n');
}
