/** US05: the wish names a need and leaves open how it is met. */
import { judgeSolution } from '../solutions/judging.ts';
import { restated } from '../solutions/rewriting.ts';
import { wishOf } from '../reading.ts';
import { words } from '../words.ts';
import { hit, isBlank, type StoryRule } from './hits.ts';

export const problemOriented: StoryRule = {
	code: 'US05',
	find(read) {
		const { field, reading } = wishOf(read);
		const { level, words: found } = judgeSolution(reading, !isBlank(read.story.why));
		if (level === 'none') return [];
		const rewritten = restated(reading);
		const mend = rewritten === null ? null : ({ kind: 'restate', story: { want: rewritten }, idea: reading.text.trim() } as const);
		const isHard = level === 'hard';
		return found.map((range, at) => hit(range, { field, severity: isHard ? 'error' : 'info', message: isHard ? words.US05hard : words.US05soft, suggestion: words.US05ask, mend: at === 0 ? mend : null }));
	}
};
