/** US09, US12: enough is known to estimate it, and nothing unplanned stands in its way. */
import { gapsIn } from '../../criteria/gaps.ts';
import type { StoryHit } from '../story.ts';
import { words } from '../words.ts';
import { hit, whole, type StoryRule } from './hits.ts';

const open = /\?+|\b(?:tbd|tbc|to be (?:decided|defined|discussed|clarified)|zu klären|noch offen)\b/gi;
const refers = /\b(?:see|as in|like in|same as|as described in|siehe|wie in)\s+(?:#\d+|(?:the\s+)?(?:other|previous|above)\s+(?:story|item|ticket)|[A-Z]{2,10}-\d+)|\b(?:depends on|after|once)\s+(?:#\d+|[A-Z]{2,10}-\d+)/gi;

export const estimatable: StoryRule = {
	code: 'US09',
	find({ story }, around) {
		const asked = (['role', 'want', 'why'] as const).flatMap((part): StoryHit[] => {
			const places = [...gapsIn(story[part]), ...[...story[part].matchAll(open)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))];
			return places.slice(0, 3).map((range) => hit(range, { field: part, severity: 'warn', message: words.US09open, suggestion: words.US09openAsk }));
		});
		if (around?.criteria !== 0) return asked;
		return [...asked, hit(whole(''), { field: 'want', severity: 'info', message: words.US09criteria, suggestion: words.US09criteriaAsk })];
	}
};

export const independent: StoryRule = {
	code: 'US12',
	find({ story }, around) {
		const waits = (around?.blockers ?? []).filter(({ isPlanned }) => !isPlanned).map(({ number, title }) => hit(whole(''), { field: 'want', severity: 'info', message: words.US12waits(number, title), suggestion: words.US12waitsAsk }));
		const told = (['want', 'why'] as const).flatMap((part) => [...story[part].matchAll(refers)].map(({ index, 0: found }) => hit({ start: index, end: index + found.length }, { field: part, severity: 'warn', message: words.US12refers, suggestion: words.US12refersAsk })));
		return [...waits, ...told];
	}
};
