/** node bench/quality/train.ts FILE — trains the model of prescribed solutions and writes src/core/stories/solutions/weights.ts. */
import { writeFile } from 'node:fs/promises';
import { crossValidated, examplesOf, fit } from './fitting.ts';
import { countOf, row } from './measures.ts';
import { readStories } from './stories.ts';

const target = new URL('../../src/core/stories/solutions/weights.ts', import.meta.url);
/** Smaller weights change no answer. */
const least = 0.05;

const [path] = process.argv.slice(2);
if (!path) {
	process.stderr.write('Name the file of labelled stories to train on.\n');
	process.exit(2);
}
const examples = examplesOf(await readStories(path));
const judged = crossValidated(examples);
for (const from of [0.4, 0.45, 0.5, 0.55, 0.6]) {
	process.stdout.write(`${row(`from ${from}`, countOf(judged.map(({ probability, label }) => ({ found: probability >= from, labelled: label === 1 }))))}\n`);
}
const { bias, weights } = fit(examples);
const kept = [...weights].filter(([, [weight]]) => Math.abs(weight) >= least).toSorted(([a], [b]) => (a < b ? -1 : 1));
const lines = kept.map(([name, [weight, idf]]) => `'${name.replaceAll("'", "\\'")}': [${weight.toFixed(2)}, ${idf.toFixed(2)}]`);
const rows = Array.from({ length: Math.ceil(lines.length / 6) }, (_, at) => `\t${lines.slice(at * 6, at * 6 + 6).join(', ')}`);
await writeFile(target, `/** Written by bench/quality/train.ts from the words of ${examples.length} labelled stories; the weight of a word and how rare it is. */\nexport const bias = ${bias.toFixed(3)};\nexport const weights: Readonly<Record<string, readonly [number, number] | undefined>> = {\n${rows.join(',\n')}\n};\n`);
process.stdout.write(`${kept.length} words of ${weights.size} are kept.\n`);
