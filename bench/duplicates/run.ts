/**
 * npm run bench:duplicates -- --items FILE --pairs FILE
 * npm run bench:duplicates -- --feedback FILE --targets FILE --links FILE
 * How well duplicates are found, and messages matched to requests, by the very code of the product and by simple ways.
 */
import { parseArgs } from 'node:util';
import { sentencesOf } from '#core/feedback/rules.ts';
import { CollectionInMemory } from '#core/similarity/in-memory.ts';
import { duplicateFrom, judge } from '#core/similarity/judging.ts';
import { spokenFrom, spokenOf } from '#core/similarity/passages.ts';
import { rank } from '#core/similarity/ranking.ts';
import { countTerms, type Text } from '#core/similarity/terms.ts';
import { baselines, type Method } from './baselines.ts';
import { SuggestionTally, Tally, type Quality, type Suggested } from './measures.ts';
import { duplicatesTask, feedbackTask, readItems, readPairs, type Task } from './reading.ts';

const usage = `How well duplicates are found, by the code of the product and by simple ways.

  npm run bench:duplicates -- --items FILE --pairs FILE
      FILEs: JSON lines with id, title, body; CSV whose first columns are id, duplicate_of
  npm run bench:duplicates -- --feedback FILE --targets FILE --links FILE
      FILEs: JSON lines with id, text; JSON lines with id, text or title and body; CSV whose first columns are feedback_id, target_id

  --questions N   asks at most so many, evenly taken from all (3000; 0: all)
  --threshold P   from where on something is suggested: a duplicate's probability (${duplicateFrom}), a message's score (${spokenFrom})
  --json          prints one JSON object
`;

/** Right answers that come later than this count as not found. */
const depth = 200;

const ours: Method = {
	name: 'Winnow',
	prepare(task) {
		const collection = new CollectionInMemory(task.targets);
		return async (question) => (await answer(collection, task, question)).map(({ id }) => id);
	}
};

/** One text asks the others as a post does; a message asks the requests as one from the inbox does. */
function answer(collection: CollectionInMemory, task: Task, question: number): Promise<{ id: number }[]> {
	const text = task.questions[question] as Text;
	if (!task.sameList) return spokenOf(collection, { passages: passagesOf(text), atMost: depth });
	return rank(collection, { text, counted: collection.counted[question] ?? countTerms(text), except: new Set([question]), atMost: depth });
}

function passagesOf({ title, body }: Text): string[] {
	const message = `${title}\n${body}`;
	return sentencesOf(message).map(({ start, end }) => message.slice(start, end));
}

/** What the product would suggest. */
async function suggested(collection: CollectionInMemory, { task, question, from }: { task: Task; question: number; from: number }): Promise<number[]> {
	const text = task.questions[question] as Text;
	if (!task.sameList) return (await spokenOf(collection, { passages: passagesOf(text), atMost: 5 })).filter(({ score }) => score >= from).map(({ id }) => id);
	const ranked = await rank(collection, { text, counted: collection.counted[question] ?? countTerms(text), except: new Set([question]), atMost: 10 });
	return judge(text, ranked, { from }).filter(({ verdict }) => verdict === 'duplicate').map(({ id }) => id);
}

async function measure(method: Method, task: Task, asking: readonly number[]): Promise<Quality> {
	const answerTo = method.prepare(task, depth);
	const tally = new Tally();
	for (const question of asking) {
		const begun = performance.now();
		const found = await answerTo(question);
		tally.add(found, task.right[question] ?? new Set(), performance.now() - begun);
	}
	return tally.quality();
}

async function suggest(task: Task, asking: readonly number[], from: number): Promise<Suggested> {
	const collection = new CollectionInMemory(task.targets);
	const tally = new SuggestionTally();
	for (const question of asking) {
		tally.add(await suggested(collection, { task, question, from }), task.right[question] ?? new Set());
	}
	return tally.result();
}

function evenly(all: readonly number[], most: number): number[] {
	if (most === 0 || all.length <= most) return [...all];
	return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as number);
}

function figure(share: number): string {
	return share.toFixed(3).replace(/^0/, '').padStart(5);
}

function row(name: string, { recall1, recall5, recall10, reciprocalRank, averagePrecision, milliseconds }: Quality): string {
	return `${name.padEnd(34)} ${[recall1, recall5, recall10, reciprocalRank, averagePrecision].map(figure).join('   ')}   ${milliseconds.toFixed(1).padStart(6)}`;
}

function sentenceOf(who: string, { precision, recall, coverage, suggestions, asked, answerable }: Suggested): string {
	return `${who}: ${asked} asked, ${answerable} of them with a known answer; ${suggestions} suggestions\n  precision ${figure(precision)}   recall ${figure(recall)}   coverage ${figure(coverage)}`;
}

async function main(): Promise<void> {
	const text = { type: 'string' } as const;
	const { values: given } = parseArgs({
		options: { items: text, pairs: text, feedback: text, targets: text, links: text, questions: { ...text, default: '3000' }, threshold: text, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
	});
	const { items, pairs, feedback, targets, links } = given;
	if (given.help || !((items && pairs) || (feedback && targets && links))) {
		process.stdout.write(usage);
		process.exitCode = given.help ? 0 : 2;
		return;
	}
	const [most, from] = [Number(given.questions), Number(given.threshold ?? (feedback ? spokenFrom : duplicateFrom))];
	if (!Number.isInteger(most) || most < 0) throw new Error('--questions must be a whole number.');
	if (!(from > 0 && from < 1)) throw new Error('--threshold must lie between 0 and 1.');
	const { task, asking } = items && pairs ? duplicatesTask(await readItems(items), await readPairs(pairs)) : feedbackTask(await readItems(feedback ?? ''), await readItems(targets ?? ''), await readPairs(links ?? ''));
	await report(task, asking, { most, from, json: given.json });
}

async function report(task: Task, asking: readonly number[], { most, from, json }: { most: number; from: number; json: boolean }): Promise<void> {
	const asked = evenly(asking, most);
	const say = (line: string) => void (json ? undefined : process.stdout.write(`${line}\n`));
	say(`${task.targets.length} texts, ${asking.length} questions with a known answer, ${asked.length} asked; times in milliseconds a question\n`);
	say(`${''.padEnd(34)} ${['  R@1', '  R@5', ' R@10', '  MRR', '  MAP'].join('   ')}       ms`);
	const methods: Record<string, Quality> = {};
	for (const method of [...baselines, ours]) {
		const quality = (methods[method.name] = await measure(method, task, asked));
		say(row(method.name, quality));
	}
	const everything = evenly([...task.questions.keys()], most);
	const [amongAnswerable, amongAll] = [await suggest(task, asked, from), await suggest(task, everything, from)];
	say(`\nSuggested from ${from} on, which is the ${from === (task.sameList ? duplicateFrom : spokenFrom) ? 'default' : 'given threshold'}`);
	say(sentenceOf('Of the questions above', amongAnswerable));
	say(sentenceOf('Of every text, as it arrives', amongAll));
	if (json) process.stdout.write(`${JSON.stringify({ texts: task.targets.length, asked: asked.length, methods, suggested: { threshold: from, amongAnswerable, amongAll } })}\n`);
}

try {
	await main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
}
