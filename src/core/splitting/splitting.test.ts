import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostParts, proposalsFor, type Pattern, type StoryText } from './patterns.ts';
import { driftOf, isHorizontal, lossOf, reasonsToSplit, suggestPart } from './rules.ts';

const story = (given: Partial<StoryText>): StoryText => ({ title: '', role: '', want: '', why: '', description: '', criteria: '', ...given });
const proposed = (given: Partial<StoryText>, pattern: Pattern) => proposalsFor(story(given)).find((one) => one.pattern === pattern);

describe('ways to split', () => {
	test.each<[Pattern, Partial<StoryText>, string, string[]]>([
		['operations', { want: 'to manage my addresses' }, 'manage my addresses', ['See addresses', 'Add addresses', 'Change addresses', 'Remove addresses']],
		['operations', { title: 'Fahrzeuge verwalten' }, 'Fahrzeuge verwalten', ['See Fahrzeuge', 'Add Fahrzeuge', 'Change Fahrzeuge', 'Remove Fahrzeuge']],
		['data', { title: 'Export CSV, Excel and PDF' }, 'Export CSV, Excel and PDF', []],
		['rules', { criteria: 'A visit is free, unless it is cancelled on the day.' }, 'unless it is cancelled on the day', ['The usual case', 'Unless it is cancelled on the day']],
		['performance', { criteria: 'Results appear within 2 seconds.' }, 'within 2 seconds', ['It works', 'It is within 2 seconds']],
		['entry', { want: 'to upload or scan receipts' }, 'upload', ['The simplest way to enter it', 'Upload it', 'Scan it']],
		['roles', { role: 'planners and drivers' }, 'planners and drivers', ['For planners', 'For drivers']],
		['simple', { want: 'to see all invoices' }, 'all invoices', ['The most common invoices', 'The rest of the invoices']],
		['spike', { description: 'Which provider can do this?' }, 'Which provider can do this?', ['Find out: Which provider can do this?', 'Build what was found out']]
	])('%s: %j', (pattern, given, trigger, parts) => {
		const found = proposed(given, pattern);
		expect(found?.triggers[0]?.text).toBe(trigger);
		expect(found?.parts).toEqual(parts.length > 0 ? parts : expect.any(Array));
	});

	test('kinds of data are named one by one', () => {
		expect(proposed({ title: 'Export CSV, Excel and PDF' }, 'data')?.parts.map((part) => part.split(': ').at(-1))).toEqual(['CSV', 'Excel', 'PDF']);
	});

	test('steps begin with the thinnest way through', () => {
		expect(proposed({ want: 'to draft an offer, then approve it, then send it' }, 'workflow')?.parts[0]).toContain('shortest way');
	});

	test('a plain story points to none', () => {
		expect(proposalsFor(story({ title: 'Dark mode', role: 'night guard', want: 'a dark screen', why: 'my eyes hurt' }))).toEqual([]);
	});

	test('whatever the text, triggers stand in it and parts are few and named', () => {
		fc.assert(
			fc.property(fc.record({ title: fc.string(), role: fc.string(), want: fc.string({ unit: 'grapheme' }), why: fc.string(), description: fc.string({ maxLength: 500 }), criteria: fc.string() }), (text) => {
				for (const { triggers, parts } of proposalsFor(text)) {
					expect(parts.length).toBeLessThanOrEqual(mostParts);
					expect(parts.every((part) => part.trim() !== '')).toBe(true);
					for (const { field, start, end, text: said } of triggers) expect(text[field].slice(start, end)).toBe(said);
				}
			})
		);
	});
});

describe('a part that is only a layer', () => {
	test.each([['Backend', true], ['Build the API and database', true], ['Write tests', true], ['Datenbank anlegen', true], ['Export as CSV', false], ['API keys for guests', false], ['', false]])('%j: %j', (title, horizontal) => {
		expect(isHorizontal(title)).toBe(horizontal);
	});
});

describe('when splitting offers itself', () => {
	const small = { title: 'Dark mode', want: 'a dark screen', criteria: 2, tooLarge: false };
	test.each([
		[small, []],
		[{ ...small, tooLarge: true }, ['too-large']],
		[{ ...small, criteria: 8 }, ['many-criteria']],
		[{ ...small, title: 'Manage users' }, ['broad-verb']],
		[{ ...small, want: 'to see and change and print it' }, ['several-goals']]
	])('%j', (item, why) => {
		expect(reasonsToSplit(item)).toEqual(why);
	});
});

describe('nothing is lost', () => {
	const whole = { criterionIds: ['a', 'b', 'c'], insightIds: ['x'], postIds: ['p'] };
	const part = (criterionIds: string[], more: object = {}) => ({ criterionIds, insightIds: [], postIds: [], ...more });

	test('every criterion belongs to one part or is dropped', () => {
		expect(lossOf(whole, { parts: [part(['a']), part(['b'])], dropped: [{ criterionId: 'c' }] })).toEqual({ criteriaTwice: [], criteriaUnplaced: [], strange: [] });
		expect(lossOf(whole, { parts: [part(['a', 'b']), part(['b'])], dropped: [] })).toEqual({ criteriaTwice: ['b'], criteriaUnplaced: ['c'], strange: [] });
		expect(lossOf(whole, { parts: [part(['a'], { insightIds: ['z'] }), part(['b', 'c'], { postIds: ['p'] })], dropped: [] }).strange).toEqual(['z']);
	});

	test('whatever the division, each criterion is placed once, or said to be unplaced or twice', () => {
		const division = fc.array(fc.array(fc.constantFrom('a', 'b', 'c')), { minLength: 2, maxLength: 4 });
		fc.assert(
			fc.property(division, (parts) => {
				const loss = lossOf(whole, { parts: parts.map((ids) => part(ids)), dropped: [] });
				for (const id of whole.criterionIds) {
					const times = parts.flat().filter((one) => one === id).length;
					expect([loss.criteriaUnplaced.includes(id), loss.criteriaTwice.includes(id)]).toEqual([times === 0, times > 1]);
				}
			})
		);
	});
});

test('what a text speaks of suggests its part, and nothing is suggested for the rest', () => {
	const parts = ['Export the orders as CSV', 'Export the orders as PDF'];
	expect(suggestPart('I open the CSV in a spreadsheet', parts)?.part).toBe(0);
	expect(suggestPart('The PDF needs our letterhead', parts)?.part).toBe(1);
	expect(suggestPart('I export orders every Monday', parts)).toBeNull();
	expect(suggestPart('', parts)).toBeNull();
});

test.each([[13, [8, 9], 0.31], [8, [8], 0], [null, [3], null], [5, [null, 3], null], [5, [], null]])('from %j to %j the drift is %j', (original, parts, drift) => {
	const found = driftOf(original, parts);
	expect(found === null ? null : Math.round(found * 100) / 100).toBe(drift);
});
