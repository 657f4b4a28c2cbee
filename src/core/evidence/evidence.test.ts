import { describe, expect, test } from 'vitest';
import { clausesIn } from './clauses.ts';
import type { AskId } from './contract.ts';
import { contradictionsIn } from './contradictions.ts';
import { answersTo, questionsIn } from './coverage.ts';
import { draftCriteria, draftOf, draftStory } from './drafting.ts';
import { mostTelling } from './telling.ts';

const said = (...texts: string[]) => texts.map((text, at) => ({ id: `insight_${at}` as AskId, text, personId: `person_${at}` as never, importance: null }));

describe('a sentence of a customer', () => {
	const cases: { says: string; clauses: Partial<ReturnType<typeof clausesIn>> }[] = [
		{ says: 'When I have 2,000 rows it times out.', clauses: { condition: 'I have 2,000 rows', trouble: 'it times out' } },
		{ says: 'When I have 2,000 rows the export times out', clauses: { condition: 'I have 2,000 rows', trouble: 'the export times out' } },
		{ says: 'It crashes when I open a large file', clauses: { condition: 'I open a large file', trouble: 'It crashes' } },
		{ says: 'We need to export all invoices so that our accountant can check them.', clauses: { wish: 'export all invoices', reason: 'our accountant can check them' } },
		{ says: 'I can’t see who changed it.', clauses: { wish: 'see who changed it' } },
		{ says: 'Wenn ich offline bin, geht verloren was ich schreibe', clauses: { condition: 'ich offline bin' } },
		{ says: 'Nice product.', clauses: { condition: null, wish: null, trouble: null, reason: null } }
	];
	test.each(cases)('“$says”', ({ says, clauses }) => expect(clausesIn(says)).toMatchObject(clauses));
});

describe('a draft', () => {
	test('of trouble under a condition says what should be under it', () => {
		expect(draftOf('Love it. When I have 2,000 rows it times out.')).toEqual({ kind: 'gherkin', text: 'Given a customer\nWhen they have 2,000 rows\nThen it does not time out' });
	});

	test('of a wish says what they can do', () => expect(draftOf('We need to export our invoices.')).toEqual({ kind: 'plain', text: 'They can export their invoices.' }));

	test('of words that say neither keeps them and leaves a gap for a person', () => {
		expect(draftOf('Dark theme')).toEqual({ kind: 'plain', text: '“Dark theme” holds: <what would a tester see?>' });
	});

	test('cites everybody whose words come to the same', () => {
		const drafts = draftCriteria(said('I want to export data.', 'we need to export data', 'It crashes.'));
		expect(drafts.map(({ askIds }) => askIds)).toEqual([['insight_0', 'insight_1'], ['insight_2']]);
	});

	test('of a story takes the wish, its reason and the role that is named, each with its quote', () => {
		const asks = said('As an accountant, I want to export data because the tax office asks for it.', 'It is slow');
		expect(draftStory(asks, 'Large customers')).toEqual({
			role: { text: 'accountant', askIds: ['insight_0'] },
			want: { text: 'to export data', askIds: ['insight_0'] },
			why: { text: 'the tax office asks for it', askIds: ['insight_0'] }
		});
		expect(draftStory(said('It is slow'), 'Large customers')).toEqual({ role: { text: 'Large customers', askIds: [] }, want: null, why: null });
	});
});

describe('contradictions', () => {
	test('are told with the words and how many say them', () => {
		const asks = said('Export as CSV', 'csv please', 'A CSV would do', 'We want an API', 'Something else');
		expect(contradictionsIn(asks)[0]?.sides.map(({ word, people }) => `${people} want ${word}`)).toEqual(['3 want CSV', '1 want API']);
	});
	test('are none where somebody names both, in one text or in two', () => {
		const [one, two] = said('CSV', 'API');
		expect(contradictionsIn([...said('CSV or API, we do not mind'), { ...one, personId: null } as never])).toEqual([]);
		expect(contradictionsIn([one, { ...two, personId: one?.personId }] as never)).toEqual([]);
	});
});

describe('what is answered', () => {
	test('is what a criterion cites; by words it is only perhaps', () => {
		const asks = said('Export the invoices as CSV', 'Invoices as CSV file', 'Dark theme');
		const found = answersTo(asks, [{ id: 'c1', text: 'All invoices are exported as one CSV file.', cites: ['insight_0'] }]);
		expect(found.get('insight_0')).toEqual({ answeredBy: ['c1'], maybe: [] });
		expect(found.get('insight_1')?.maybe).toMatchObject([{ criterionId: 'c1', words: ['invoices', 'csv', 'file'] }]);
		expect(found.get('insight_2')).toEqual({ answeredBy: [], maybe: [] });
	});
	test('a request in the form of a question is no question', () => {
		expect(questionsIn(['Can you add CSV?', 'How many rows may it have?', 'It is slow.'])).toEqual(['How many rows may it have?']);
	});
});

describe('the most telling quotes', () => {
	test('are specific, and none says what another says', () => {
		const asks = said('Export.', 'When I have 2,000 rows the export times out after 30 seconds.', 'When I have 2,000 rows the export times out after 30 seconds', 'Our auditors ask for the history of each invoice because the law changed in May.', 'nice');
		expect(mostTelling(asks).slice(0, 2).toSorted()).toEqual(['insight_1', 'insight_3']);
	});
});
