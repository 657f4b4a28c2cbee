/** What mail servers report of a letter: delivery status notifications (RFC 3464) and complaints (RFC 5965). */

/** The fields of one block of a report, by their names in small letters. */
export type Fields = ReadonlyMap<string, string>;

/** Reads blocks of `Name: value`, folded over several lines as headers are; an empty line ends a block, and what is no field is passed over. */
export function readBlocks(text: string): Fields[] {
	const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
	return unfolded
		.split(/\n[ \t]*\n/)
		.map((block) => new Map(block.split('\n').flatMap(readField)))
		.filter((fields) => fields.size > 0);
}

function readField(line: string): [string, string][] {
	const at = line.indexOf(':');
	const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
	return /^[\w-]{1,60}$/.test(name) ? [[name, line.slice(at + 1).trim().slice(0, 1_000)]] : [];
}

export type Verdict = { what: 'bounced' | 'refused' | 'delayed'; response: string };

/**
 * What a delivery report says of the one letter it is about; null where it says nothing bad. A status of 5.x.x (RFC 3463) is for good; 5.7.x
 * and 5.6.x refuse this letter, not its address. With several recipients, which our letters never have, the worst counts.
 */
export function readDeliveryReport(blocks: readonly Fields[]): Verdict | null {
	const verdicts = blocks.map(verdictOf).filter((verdict) => verdict !== null);
	return worst.map((what) => verdicts.find((verdict) => verdict.what === what)).find((verdict) => verdict !== undefined) ?? null;
}

const worst = ['bounced', 'refused', 'delayed'] as const;

function verdictOf(fields: Fields): Verdict | null {
	const action = fields.get('action')?.toLowerCase().replace(/\W.*$/, '');
	if (action !== 'failed' && action !== 'delayed') return null;
	const said = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
	const status = /\b([245])\.(\d{1,3})\.\d{1,3}\b/.exec(fields.get('status') ?? '') ?? /\b([245])\.(\d{1,3})\.\d{1,3}\b/.exec(said);
	const response = [status && !said.includes(status[0]) ? status[0] : '', said].filter(Boolean).join(' ') || 'The mail server said that it failed.';
	const forGood = action === 'failed' && status?.[1] === '5';
	if (!forGood) return { what: 'delayed', response };
	return { what: ['6', '7'].includes(status[2] ?? '') ? 'refused' : 'bounced', response };
}

/** Whether a feedback report (RFC 5965) is a complaint of its reader; `not-spam` and others are not. */
export function isComplaint(blocks: readonly Fields[]): boolean {
	return blocks.some((fields) => /^(abuse|fraud|opt-out|opt-out-list)\b/i.test(fields.get('feedback-type') ?? ''));
}

/**
 * The bounce messages of qmail and its kin are no reports but plain text of a fixed form (QSBMF): an opening, then a paragraph for each address. They
 * are sent only once a letter is given up, yet what counts is that they name a permanent code.
 */
export function readPlainBounce(text: string): Verdict | null {
	const [opening = '', ...paragraphs] = text.slice(0, 20_000).replace(/\r\n?/g, '\n').trim().split(/\n\s*\n/);
	if (!/^Hi\. This is the /.test(opening)) return null;
	const about = paragraphs.find((paragraph) => /^<[^<>\s]+>:/.test(paragraph));
	const status = /\b5\.(\d{1,3})\.\d{1,3}\b/.exec(about ?? '') ?? (/\b55[0-4]\b/.test(about ?? '') ? ['', '1'] : null);
	if (!about || !status) return null;
	const response = about.replace(/^<[^<>\s]+>:\s*/, '').replace(/\s+/g, ' ');
	return { what: ['6', '7'].includes(status[1] ?? '') ? 'refused' : 'bounced', response };
}
