/** What somebody wants to do with the solution they ask for, taken from their own words. */
import type { Reading } from '../../criteria/reading.ts';
import { scoreSolution } from './scoring.ts';

/** What a control is for, by the word before it: an export button exports. */
const deeds: Record<string, string> = {
	export: 'export <what>', import: 'import <what>', filter: 'see only <which>', search: 'find <what>', sort: 'put <what> in order', upload: 'upload <what>', download: 'download <what>', print: 'print <what>', share: 'share <what>', delete: 'delete <what>', undo: 'take back <what>', edit: 'change <what>', preview: 'see <what> before it is <done>', login: 'sign in', logout: 'sign out', save: 'save <what>', copy: 'copy <what>', help: 'get help with <what>', feedback: 'say what I think of <what>', notification: 'hear of <what>', notifications: 'hear of <what>', report: 'see <what> at a glance', reports: 'see <what> at a glance', settings: 'choose <what>', archive: 'put <what> away', payment: 'pay <what>', refresh: 'see the newest <what>'
};
const germanDeeds: Record<string, string> = {
	export: '<was> exportieren', import: '<was> importieren', such: '<was> finden', suche: '<was> finden', filter: 'nur <welche> sehen', druck: '<was> drucken', lösch: '<was> löschen', speicher: '<was> speichern', teilen: '<was> teilen', hilfe: 'Hilfe zu <was> bekommen', drucken: '<was> drucken', upload: '<was> hochladen', download: '<was> herunterladen'
};
const purpose = /\b(?:that\s+(?:lets?|allows?|enables?)\s+\S+(?:\s+\S+)?\s+to|which\s+(?:lets?|allows?|enables?)\s+\S+(?:\s+\S+)?\s+to|in\s+order\s+to|to)\s+(?=\p{L}+\s)/giu;
const forDoing = /\bfor\s+(\p{L}{3,30})ing\s+(.{3,300})$/isu;

/** The wish without its way; null where only a person can say what it is for. */
export function restated(reading: Reading): string | null {
	const { signs } = scoreSolution(reading);
	const thing = signs.findLast(({ kind }) => kind === 'control' || kind === 'technology') ?? signs.at(-1);
	if (reading.language.language === 'de') return germanPurpose(reading.text.slice(thing?.end ?? 0)) ?? germanDeed(reading);
	return (thing ? behind(reading, thing.end) : null) ?? deed(reading) ?? (thing ? null : behind(reading, firstWords(reading)));
}

function firstWords({ tokens }: Reading): number {
	return tokens[3]?.end ?? 0;
}

/** “a dropdown to filter orders by status”, “a tool for exporting invoices”: what follows is the wish. */
function behind({ text, language }: Reading, from: number): string | null {
	const rest = text.slice(from);
	for (const { index, 0: lead } of rest.matchAll(purpose)) {
		const wish = rest.slice(index + lead.length).trim();
		const [verb = ''] = wish.toLowerCase().match(/^\p{L}+/u) ?? [];
		if (language.isBase(verb) || wellKnown.has(verb)) return `to ${bare(wish)}`;
	}
	const doing = forDoing.exec(rest);
	const verb = doing ? baseOf(doing[1] ?? '', (word) => language.isBase(word)) : null;
	return verb ? `to ${verb} ${bare(doing?.[2] ?? '')}` : null;
}

const wellKnown = new Set(['analyze', 'analyse', 'classify', 'predict', 'identify', 'detect', 'assess', 'diagnose', 'track', 'monitor', 'understand', 'forecast', 'compare', 'visualize', 'manage', 'sort', 'filter', 'search', 'improve', 'reduce', 'share', 'plan', 'report', 'learn', 'pay', 'print', 'change']);

function baseOf(stem: string, isVerb: (word: string) => boolean): string | null {
	const word = stem.toLowerCase();
	return [word, `${word}e`, word.replace(/(\p{L})\1$/u, '$1')].find((one) => isVerb(one) || wellKnown.has(one)) ?? null;
}

function deed({ tokens }: Reading): string | null {
	const named = tokens.flatMap(({ word }) => word.split('-')).find((word) => Object.hasOwn(deeds, word));
	return named ? `to ${deeds[named]}` : null;
}

/** “…, um Rechnungen zu exportieren” wants to: Rechnungen exportieren. */
function germanPurpose(rest: string): string | null {
	const purpose = /\bum\s+(\S.{2,300})$/isu.exec(rest)?.[1];
	return purpose ? bare(purpose).replace(/\szu\s+(\p{Ll}+n)$/u, ' $1') : null;
}

function germanDeed({ tokens }: Reading): string | null {
	const named = tokens.flatMap(({ word }) => word.split('-')).flatMap((word) => Object.keys(germanDeeds).filter((one) => word === one || (word.startsWith(one) && word.length > one.length + 3)));
	return named[0] ? (germanDeeds[named[0]] ?? null) : null;
}

function bare(text: string): string {
	return text.trim().replace(/[.;,\s]+$/, '');
}
