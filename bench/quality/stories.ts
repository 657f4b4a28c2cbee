/** Labelled stories as they are read from a file. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { storyIn } from '#core/stories/reading.ts';
import type { Story } from '#core/stories/story.ts';

/** What people said of one story; null where they said nothing. */
export type Labels = { atomic: boolean; minimal: boolean; sound: boolean; prescribes: boolean | null; ambiguous: boolean | null; conflict: boolean | null; estimatable: boolean | null; independent: boolean | null; duplicate: boolean | null };
export type LabelledStory = { id: string; set: string; topic: string; sentence: string; story: Story; labels: Labels };

const needed = ['ID', 'Abstract', 'LLM', 'User story', 'atomic', 'minimal', 'Conceptually sound', 'Problem-oriented', 'Unambiguous', 'Conflict-free', 'Estimatable', 'Independent', 'Unique'];

/** Reads a CSV with the columns of UStAI. A label is true where a rule has something to find. */
export async function readStories(path: string): Promise<LabelledStory[]> {
	const rows = parse(await readFile(path, 'utf8'), { bom: true, columns: true, skip_empty_lines: true }) as Record<string, string>[];
	const missing = needed.filter((name) => rows[0]?.[name] === undefined);
	if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}.`);
	return rows.map((row) => {
		const said = (name: string) => row[name]?.trim() ?? '';
		const unless = (name: string, good: string) => (said(name) === '' ? null : said(name).toLowerCase() !== good);
		const sentence = said('User story');
		return {
			id: said('ID'),
			set: `${said('Abstract')} ${said('LLM')}`,
			topic: said('Abstract'),
			sentence,
			story: storyIn(sentence),
			labels: {
				atomic: said('atomic') !== 'atomic',
				minimal: said('minimal') !== 'minimal',
				sound: said('Conceptually sound') !== 'Conceptually sound',
				prescribes: unless('Problem-oriented', 'problem-oriented'),
				ambiguous: unless('Unambiguous', 'unambiguous'),
				conflict: unless('Conflict-free', 'conflict-free'),
				estimatable: said('Estimatable') === 'Yes' ? false : unless('Estimatable', 'estimatable'),
				independent: unless('Independent', 'independent'),
				duplicate: unless('Unique', 'unique')
			}
		};
	});
}
