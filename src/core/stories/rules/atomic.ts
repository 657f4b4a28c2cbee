/** US02: two wishes joined, in the part that says what is wanted, before anything says where, for whom or by which means. */
import type { Reading } from '../../criteria/reading.ts';
import { acts } from '../solutions/acts.ts';
import type { StoryHit } from '../story.ts';
import { wishOf } from '../reading.ts';
import { words } from '../words.ts';
import { hit, type StoryRule } from './hits.ts';

const joins = /^(?:and|or|&|\/|und|oder|sowie)$/;
const turns = /^(?:that|which|who|so|for|by|using|ensuring|including|when|where|such|if|like|as|in|on|with|from|into|about|between|across|of|through|among|without|damit|für|mit|von|aus|bei|wenn|dass|um|in|im|auf|der|des)$/;
/** Words that are always said together. */
const pairs = /^(?:terms (?:and|&) conditions|drag (?:and|&) drop|copy and paste|back and forth|up and down|start and end|first and last|pros and cons|start (?:and|or) stop|pause (?:and|or) resume|open (?:and|or) close|two or three|one or (?:two|more|several)|question(?:s)? and answer(?:s)?|on and off|log in and out|sign in and out)/;
/** Acts of users that are nouns as often, besides those that are known already. */
const moreActs = new Set(['rank', 'rate', 'book', 'order', 'reserve', 'schedule', 'assign', 'approve', 'comment', 'review', 'invite', 'print', 'sign', 'subscribe', 'share', 'plan', 'compare', 'delete', 'rename', 'reorder', 'group', 'tag', 'mark', 'pin', 'report', 'summarise', 'summarize', 'forward', 'reply', 'archive', 'enter', 'delegate', 'improve', 'ensure', 'protect', 'help']);
const leastBefore = 3;

export const atomic: StoryRule = {
	code: 'US02',
	find(read) {
		const { field, reading } = wishOf(read);
		const end = headOf(reading);
		return reading.tokens.slice(0, end).flatMap((token, at): StoryHit[] => {
			if (!isJoin(reading, at, end)) return [];
			const wants = isAct(reading, at + 1) ? apart(reading, at) : null;
			const told = { field, severity: wants ? 'warn' : 'info', message: words.US02(wants !== null), suggestion: words.US02ask } as const;
			return [hit(token, { ...told, mend: wants ? { kind: 'split', wants } : null })];
		}).slice(0, 1);
	}
};

function headOf({ tokens }: Reading): number {
	const turn = tokens.findIndex(({ word, kind }, at) => at >= leastBefore && kind === 'word' && turns.test(word));
	return turn < 0 ? tokens.length : turn;
}

function isJoin({ text, tokens }: Reading, at: number, end: number): boolean {
	const token = tokens[at];
	if (!token || at === 0 || at >= end - 1 || token.quoted || !joins.test(token.word)) return false;
	const before = tokens[at - 1]?.start ?? 0;
	return !pairs.test(text.slice(before, before + 40).toLowerCase());
}

/** A verb that an order or a wish may begin with. */
function isAct({ tokens, language }: Reading, at: number): boolean {
	const word = tokens[at]?.word ?? '';
	return language.language === 'en' && (language.isBase(word) || moreActs.has(word) || Object.values(acts).some((kind) => kind.has(word)));
}

/** “to create and edit posts” wants to create posts and wants to edit posts; “to find X and share Y” wants two things as they stand. */
function apart(reading: Reading, at: number): string[] | null {
	const { text, tokens } = reading;
	const [before, after] = [tokens[at - 1], tokens[at + 1]];
	const first = tokens.findIndex((_, place) => place < at && isAct(reading, place));
	const join = tokens[at];
	if (!before || !after || !join || first < 0) return null;
	const lead = text.slice(0, tokens[first]?.start ?? 0);
	const shared = first === at - 1 ? ` ${text.slice(after.end).trim()}` : '';
	const wants = [`${text.slice(0, join.start).trimEnd().replace(/,$/, '')}${shared}`, `${lead}${text.slice(after.start).trim()}`];
	return wants.every((one) => one.trim().split(/\s+/).length > 1) ? wants.map((one) => one.trim()) : null;
}
