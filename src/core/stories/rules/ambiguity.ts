/** US06: the words that the rules of criteria find vague too, where they stand in the role or the wish. */
import { lintCriterion } from '../../criteria/linting.ts';
import type { StoryHit } from '../story.ts';
import { hit, isBlank, type StoryRule } from './hits.ts';

const vague = new Set(['AC01', 'AC02', 'AC03', 'AC05', 'AC06', 'AC09']);

export const unambiguous: StoryRule = {
	code: 'US06',
	find: ({ story }) =>
		isBlank(story.want)
			? []
			: lintCriterion({ text: story.want, kind: 'plain' })
					.filter(({ code }) => vague.has(code))
					.map(({ range, message, suggestion, mend }): StoryHit => {
						const change = mend?.kind === 'replace' ? { kind: 'change' as const, story: { want: lowered(mend.text, story.want) } } : null;
						return hit(range, { field: 'want', severity: 'warn', message, suggestion, mend: change });
					})
};

/** A mend of a criterion begins a sentence; a wish goes on with one. */
function lowered(text: string, before: string): string {
	return /^\p{Ll}/u.test(before) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
