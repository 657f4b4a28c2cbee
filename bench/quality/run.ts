/**
 * npm run bench:quality -- --data DIR
 * How well the rules over user stories and acceptance criteria find what people found, beside simple ways.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCriterion } from '#core/criteria/reading.ts';
import { judgeStory, prescribesSolution } from '#core/stories/judging.ts';
import { judgeByLists, judgeSolution, saysEnough, weighed } from '#core/stories/solutions/judging.ts';
import { likelyFrom, unlikelyTo } from '#core/stories/solutions/model.ts';
import type { StoryCode } from '#core/stories/story.ts';
import { words } from '#core/stories/words.ts';
import { conjunctionAnywhere, listedWords, marksInside } from './baselines.ts';
import { measureCriteria, readCriteria } from './criteria.ts';
import { crossValidated, examplesOf } from './fitting.ts';
import { countOf, figure, row, scoresOf, sumOf, type Counts } from './measures.ts';
import { readStories, type LabelledStory, type Labels } from './stories.ts';

const usage = `How well the rules over stories and criteria find what people found, beside simple ways.

  npm run bench:quality -- --data DIR
      DIR holds stories-labelled/ustai-development.csv and the files that bench/data/criteria/labels.jsonl names
  npm run bench:quality -- --stories FILE
      other labelled stories with the columns of UStAI

  QUALITY_DATA    the same as --data
  --examples N    prints so many confusions of each kind (3)
  --json          prints one JSON object
`;

type Finds = (story: LabelledStory) => boolean;
type Question = { code: StoryCode; label: keyof Labels; baselines: [name: string, finds: Finds][]; published: string };

const questions: Question[] = [
	{ code: 'US02', label: 'atomic', baselines: [['computed: any and, or, &, + in the sentence', conjunctionAnywhere]], published: 'a rule in the manner of AQUSA, whole set: F1 .455' },
	{ code: 'US03', label: 'minimal', baselines: [['computed: brackets, marks, repeated “I want”', marksInside]], published: 'a rule in the manner of AQUSA, whole set: F1 .551' },
	{ code: 'US04', label: 'sound', baselines: [], published: '' },
	{ code: 'US05', label: 'prescribes', baselines: [['computed: two words of a bare list', listedWords]], published: 'on the wish, whole set: lexicon F1 .628; bag of words in 7 parts by topic F1 .790' },
	{ code: 'US06', label: 'ambiguous', baselines: [], published: '' },
	{ code: 'US07', label: 'conflict', baselines: [], published: '' },
	{ code: 'US09', label: 'estimatable', baselines: [], published: '' },
	{ code: 'US10', label: 'duplicate', baselines: [], published: '' },
	{ code: 'US12', label: 'independent', baselines: [], published: '' }
];

type Line = { name: string; counts: Counts };
type Report = { stories: Record<string, Line[]>; criteria: Record<string, Counts> };

const say = { to: (line: string): void => void process.stdout.write(`${line}\n`) };
const heading = `${''.padEnd(44)}     P      R     F1   labels  found`;

/** Findings of every story, each beside the others of its set as the backlog would show them. */
function findingsOf(stories: readonly LabelledStory[]): Map<string, Set<StoryCode>> {
	const sets = Map.groupBy(stories, ({ set }) => set);
	return new Map(
		stories.map((one) => {
			const others = (sets.get(one.set) ?? []).filter((other) => other !== one);
			const neighbours = others.map(({ id, story }, at) => ({ id, number: at + 1, title: '', story }));
			const found = judgeStory(one.story, { around: { neighbours, blockers: [], criteria: 1 } });
			return [one.id, new Set(found.map(({ code }) => code))];
		})
	);
}

function linesOf({ code, label, baselines }: Question, stories: readonly LabelledStory[], found: ReadonlyMap<string, ReadonlySet<StoryCode>>): Line[] {
	const asked = stories.filter(({ labels }) => labels[label] !== null);
	const line = (name: string, finds: Finds): Line => ({ name, counts: countOf(asked.map((one) => ({ found: finds(one), labelled: one.labels[label] === true }))) });
	const everyOne = line('computed: every story', () => true);
	return [everyOne, ...baselines.map(([name, finds]) => line(name, finds)), line('Winnow', ({ id }) => found.get(id)?.has(code) ?? false), ...(code === 'US05' ? solutionLines(asked, line) : [])];
}

/** What each part of the detector finds; the model in seven parts by topic, so that it never judges a topic that it saw. */
function solutionLines(asked: readonly LabelledStory[], line: (name: string, finds: Finds) => Line): Line[] {
	const judged = new Map(crossValidated(examplesOf(asked)).map(({ place, probability }) => [asked[place]?.id, probability]));
	const listed = ({ story }: LabelledStory) => judgeByLists(readCriterion(story.want), story.why !== '');
	const chance = ({ id }: LabelledStory) => judged.get(id) ?? 0;
	return [
		line('  plain alone (what readiness asks)', ({ story }) => prescribesSolution(story)),
		line('  lists of words alone', (one) => listed(one).level !== 'none'),
		line('  as shipped, whole story', ({ story }) => judgeSolution(readCriterion(story.want), story.why !== '').level !== 'none'),
		line('  model alone, in 7 parts by topic', (one) => chance(one) >= likelyFrom),
		line('  both as shipped, in 7 parts by topic', (one) => weighed(listed(one), saysEnough(readCriterion(one.story.want)) ? chance(one) : unlikelyTo) !== 'none')
	];
}

async function reportStories(path: string, examples: number): Promise<Report['stories']> {
	const stories = await readStories(path);
	const found = findingsOf(stories);
	say.to(`${stories.length} labelled stories of ${new Set(stories.map(({ topic }) => topic)).size} topics, from ${path}\n\n${heading}`);
	const lines: Report['stories'] = {};
	for (const question of questions) {
		const told = (lines[question.code] = linesOf(question, stories, found));
		say.to(`${question.code} ${words.names[question.code]}`);
		for (const { name, counts } of told) say.to(`  ${row(name, counts).trimEnd()}`);
		if (question.published !== '') say.to(`  published: ${question.published}`);
	}
	const ours = questions.map(({ code }) => lines[code]?.find(({ name }) => name === 'Winnow')?.counts ?? { right: 0, wrong: 0, missed: 0 });
	say.to(`over all\n  ${row('Winnow', sumOf(ours))}\n`);
	confusedStories(stories, found, examples);
	return lines;
}

function confusedStories(stories: readonly LabelledStory[], found: ReadonlyMap<string, ReadonlySet<StoryCode>>, examples: number): void {
	for (const { code, label } of questions) {
		const of = (finds: boolean, labelled: boolean) => stories.filter((one) => one.labels[label] === labelled && (found.get(one.id)?.has(code) ?? false) === finds).slice(0, examples);
		for (const one of of(true, false)) say.to(`${code} found, not labelled  ${one.id}: ${one.sentence}`);
		for (const one of of(false, true)) say.to(`${code} labelled, not found  ${one.id}: ${one.sentence}`);
	}
}

async function reportCriteria(dir: string, examples: number): Promise<Report['criteria']> {
	const { criteria, missing } = await readCriteria(dir);
	say.to(`\n${criteria.length} labelled criteria${missing > 0 ? `; the files of ${missing} are not there` : ''}`);
	if (criteria.length === 0) return {};
	say.to(heading);
	const byRule = measureCriteria(criteria);
	for (const { code, counts } of byRule) say.to(row(code, counts));
	const over = sumOf(byRule.map(({ counts }) => counts));
	const everyScore = byRule.filter(({ counts }) => counts.right + counts.missed > 0).map(({ counts }) => scoresOf(counts).f1);
	say.to(`${row('over all', over)}\nmean F1 of the rules that have labels: ${figure(everyScore.reduce((sum, one) => sum + one, 0) / everyScore.length)}\npublished, on requirements of others: Paska P .89 R .89, Smella P .59 R .82\n`);
	for (const { code, wrong, missed } of byRule) {
		for (const { id, text } of wrong.slice(0, examples)) say.to(`${code} found, not labelled  ${id}: ${onOneLine(text)}`);
		for (const { id, text } of missed.slice(0, examples)) say.to(`${code} labelled, not found  ${id}: ${onOneLine(text)}`);
	}
	return Object.fromEntries(byRule.map(({ code, counts }) => [code, counts]));
}

function onOneLine(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

async function main(): Promise<void> {
	const text = { type: 'string' } as const;
	const { values: given } = parseArgs({ options: { data: text, stories: text, examples: { ...text, default: '3' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
	const dir = given.data ?? process.env['QUALITY_DATA'];
	const stories = given.stories ?? (dir ? join(dir, 'stories-labelled/ustai-development.csv') : undefined);
	if (given.help || (!dir && !stories)) {
		process.stdout.write(given.help ? usage : `There is no data to measure on: it belongs to others and is not part of this repository.\n\n${usage}`);
		process.exitCode = given.help ? 0 : 2;
		return;
	}
	const examples = Number(given.examples);
	if (!Number.isInteger(examples) || examples < 0) throw new Error('--examples must be a whole number.');
	if (given.json) say.to = () => undefined;
	const report: Report = { stories: stories ? await reportStories(stories, examples) : {}, criteria: dir ? await reportCriteria(dir, examples) : {} };
	if (given.json) process.stdout.write(`${JSON.stringify(report)}\n`);
}

try {
	await main();
} catch (error) {
	const missing = (error as { code?: string }).code === 'ENOENT' ? `The data is not there: ${(error as { path?: string }).path}` : null;
	process.stderr.write(`${missing ?? (error instanceof Error ? error.message : error)}\n`);
	process.exitCode = 1;
}
