import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CollectionInMemory } from './in-memory.ts';
import { judge } from './judging.ts';
import { languagesOf } from './languages.ts';
import { spokenOf } from './passages.ts';
import { lookupOf, rank } from './ranking.ts';
import { compareWords } from './shared-words.ts';
import { countTerms, stemsIn, wordsIn, type Text } from './terms.ts';
import { likenesses } from './wording.ts';
import { words } from './words.ts';

const titled = (title: string, body = ''): Text => ({ title, body });
const asked = (text: Text) => ({ text, counted: countTerms(text) });

describe('words', () => {
	test.each([
		['Exporting invoices to PDF', ['export', 'invoic', 'pdf']],
		['Ich möchte die Rechnungen exportieren', ['mocht', 'rechnung', 'exporti']],
		['Je voudrais exporter les factures pour mes clients', ['voudr', 'export', 'factur', 'client']]
	])('of “%s” are brought to their stems', (text, stems) => expect(stemsIn(text)).toEqual(stems));
	test('of a text too short to tell its language are known by every likely stem', () => {
		expect(stemsIn('Rechnungen')).toEqual(expect.arrayContaining(['rechnungen', 'rechnung']));
	});
	test.each([
		['The export of the invoices is slow', 'english'],
		['Der Export der Rechnungen ist zu langsam', 'german'],
		['La exportación de las facturas es muy lenta', 'spanish'],
		['Счёт не приходит на почту', 'russian']
	])('of “%s” tell the language', (text, name) => expect(languagesOf(wordsIn(text))[0]?.name).toBe(name));
	test('are found where no spaces are written', () => expect(wordsIn('請求書をエクスポートする').length).toBeGreaterThan(2));
});

const pool = ['Export invoices as PDF', 'Dark mode for the app', 'Sync calendar with Outlook', 'Faster search on phones', 'Remind me of open tasks', 'Sign in with Google', 'Change the colour of a label', 'Undo a deleted note'].map((title) => titled(title));
const text = fc.record({ title: fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){1,5}$/), body: fc.lorem({ maxCount: 20 }) });

describe('the most alike', () => {
	test('is the text itself, whatever else is there', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(text, { minLength: 2, maxLength: 30, selector: ({ title }) => title }), fc.nat(), async (texts, pick) => {
				const own = texts[pick % texts.length] as Text;
				const [first] = await rank(new CollectionInMemory(texts), asked(own));
				expect(texts[first?.id ?? -1]).toEqual(own);
			}),
			{ numRuns: 60 }
		);
	});
	test('stays the same when something unrelated is added', async () => {
		await fc.assert(
			fc.asyncProperty(fc.stringMatching(/^[qxz]{6,9}( [qxz]{6,9}){1,4}$/), fc.nat(), async (unrelated, pick) => {
				const own = pool[pick % pool.length] as Text;
				const others = pool.filter((one) => one !== own);
				const texts = [...others, titled(`${own.title} please`), titled(unrelated)];
				const [first] = await rank(new CollectionInMemory(texts), asked(own));
				expect(texts[first?.id ?? -1]?.title).toBe(`${own.title} please`);
			}),
			{ numRuns: 60 }
		);
	});
	test('is found though it is spelled and inflected in another way', async () => {
		const [first] = await rank(new CollectionInMemory(pool), asked(titled('exporting an invoise to pdf')));
		expect(first?.id).toBe(0);
	});
});

describe('a likeness', () => {
	test.each([
		['the same', 'Dark mode', 0.999, 1],
		['nearly the same', 'Dark mode please', 0.4, 1],
		['nothing in common', 'Export invoices', 0, 0.05]
	])('of %s is between its bounds', (_, other, least, most) => {
		const [likeness] = likenesses(titled('Dark mode'), [titled(other), titled('Something else')]);
		expect(likeness).toBeGreaterThanOrEqual(least);
		expect(likeness).toBeLessThanOrEqual(most);
	});
	test('of any two texts lies between 0 and 1', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }), (one, other) => {
				for (const likeness of likenesses({ title: one, body: other }, [{ title: other, body: one }, titled(one)])) expect(likeness >= 0 && likeness <= 1).toBe(true);
			})
		);
	});
});

describe('what is said of a candidate', () => {
	const collection = new CollectionInMemory(pool);
	const judged = async (of: Text) => judge(of, await rank(collection, asked(of)));
	test('a rewording is likelier than anything else, with the words as the reason', async () => {
		const [first] = await judged(titled('Export my invoices as PDF files'));
		expect(first).toMatchObject({ id: 0, verdict: 'duplicate' });
		expect(first && words.reason(first.compared)).toBe('Both speak of export, invoices and pdf; this one adds files.');
	});
	test('nothing is said of what shares no word', async () => expect(await judged(titled('Wireless printers in Norway'))).toEqual([]));
	test('words that differ are named as they are written', () => {
		expect(compareWords(titled('Export invoices to Excel'), titled('Exporting invoices to PDF'))).toMatchObject({ shared: ['export', 'invoices'], onlyHere: ['excel'], onlyThere: ['pdf'] });
	});
	test('a probability is one for any texts', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), text, async (texts, of) => {
				for (const { probability } of judge(of, await rank(new CollectionInMemory(texts), asked(of)))) expect(probability > 0 && probability < 1).toBe(true);
			}),
			{ numRuns: 40 }
		);
	});
});

describe('a message', () => {
	test('speaks of several requests, each with its own passage', async () => {
		const passages = ['Hello from the harbour.', 'At night we badly need a dark mode.', 'And could the calendar sync with Outlook?'];
		const spoken = await spokenOf(new CollectionInMemory(pool), { passages });
		const best = spoken.filter(({ score }) => score > 0.5).map(({ id, passage }) => [id, passage]);
		expect(best).toEqual(expect.arrayContaining([[1, 1], [2, 2]]));
	});
});

describe('what is fetched', () => {
	const holders = new Map([[1, 5], [2, 2000], [3, 50_000], [4, 60_000], [5, 70_000]]);
	const of = (terms: number[], texts = 100_000) => lookupOf(new Map(terms.map((term) => [term, 1])), { texts, meanTitle: 5, meanBody: 50, holders });
	test.each([
		['everything where it is little', of([1, 2], 100), 'all'],
		['what holds a rare word', of([1, 2]), { any: [1, 2], both: [], ofPair: 500 }],
		['of common words what holds two', of([1, 3, 4]), { any: [1], both: [[3, 4]], ofPair: 500 }],
		['a part of what holds the only word there is', of([3]), { any: [3], both: [], ofPair: 500 }]
	])('is %s', (_, lookup, expected) => expect(lookup).toEqual(expected));
});
