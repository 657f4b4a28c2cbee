import { describe, expect, test } from 'vitest';
import type { RuleCode } from './finding.ts';
import { lintCriterion, lintTogether } from './linting.ts';

type Case = [code: RuleCode, text: string, found: string, mended?: string | string[]];

/** Each is found, at these words; the last tells what one key makes of it. */
const examples: Case[] = [
	['AC01', 'Search should be fast', 'fast', 'Search should be within <how many> seconds'],
	['AC01', 'The report is displayed correctly', 'correctly', 'The report is displayed'],
	['AC01', 'The wizard is easy to use', 'easy to use'],
	['AC01', 'Export behaves as expected', 'as expected', 'Export behaves'],
	['AC01', 'Login works on phones', 'works'],
	['AC01', 'Die Suche ist schnell', 'schnell', 'Die Suche ist innerhalb von <wie vielen> Sekunden'],
	['AC01', 'Der Export ist benutzerfreundlich', 'benutzerfreundlich'],
	['AC02', 'Emails are sent as soon as possible', 'as soon as possible', 'Emails are sent within <how many> seconds'],
	['AC02', 'If possible, the list is sorted by date', 'If possible', 'The list is sorted by date'],
	['AC02', 'Die Liste wird nach Möglichkeit sortiert', 'nach Möglichkeit', 'Die Liste wird sortiert'],
	['AC03', 'Files can be exported as CSV, PDF, etc.', 'etc.', 'Files can be exported as CSV, PDF'],
	['AC03', 'Filters such as status are kept', 'such as'],
	['AC03', 'Filter wie Status usw. bleiben erhalten', 'usw.'],
	['AC04', 'The admin may delete a post', 'may', 'The admin must delete a post'],
	['AC04', 'The client tries to reconnect', 'tries to', 'The client must reconnect'],
	['AC04', 'Der Admin könnte Beiträge löschen', 'könnte', 'Der Admin muss Beiträge löschen'],
	['AC05', 'The new checkout is better', 'better', 'The new checkout is better than <what> by <how much>'],
	['AC05', 'The page is more intuitive', 'more intuitive'],
	['AC05', 'The best supplier is preselected', 'best'],
	['AC05', 'Die Seite ist übersichtlicher', 'übersichtlicher'],
	['AC06', 'Several files can be chosen at once', 'Several', '<how many> files can be chosen at once'],
	['AC06', 'The list holds about 5 entries', 'about', 'The list holds 5 entries'],
	['AC06', 'Recent orders are listed', 'Recent'],
	['AC06', 'Mehrere Dateien werden angezeigt', 'Mehrere', '<wie viele> Dateien werden angezeigt'],
	['AC07', 'It shows the total', 'It', '<the subject> shows the total'],
	['AC07', 'This is shown on phones only', 'This'],
	['AC07', 'Sie zeigt die Summe', 'Sie'],
	['AC08', 'When the order is paid, a receipt is shown and an email is sent', 'a receipt is shown and an email is sent', ['When the order is paid, a receipt is shown', 'When the order is paid, an email is sent']],
	['AC08', 'The member can create and edit posts', 'The member can create and edit posts', ['The member can create posts', 'The member can edit posts']],
	['AC08', 'The form closes and shows a message', 'The form closes and shows a message', ['The form closes', 'The form shows a message']],
	['AC08', 'Admins and/or owners are told', 'and/or', 'Admins or owners are told'],
	['AC08', 'Given an order\nWhen it is paid\nThen a receipt is shown and an email is sent', 'a receipt is shown and an email is sent'],
	['AC08', 'Der Beleg wird angezeigt und eine E-Mail wird versendet', 'Der Beleg wird angezeigt und eine E-Mail wird versendet'],
	['AC09', 'All browsers are supported', 'All browsers', '<which> browsers are supported'],
	['AC09', 'The password is never logged', 'never'],
	['AC09', 'Die Seite läuft immer', 'immer'],
	['AC10', 'The request is approved', 'is approved', 'The request is approved by <who>'],
	['AC10', 'Der Antrag wird genehmigt', 'wird genehmigt', 'Der Antrag wird von <wem> genehmigt'],
	['AC11', 'TBD', 'TBD'],
	['AC11', '...', '...'],
	['AC11', 'Sorted by <which> column', '<which>'],
	['AC11', 'The limit is to be defined', 'to be defined'],
	['AC11', 'Die Grenze ist noch zu klären', 'noch zu klären'],
	['AC12', 'The user clicks the "Save" button', 'button', 'The user chooses "Save"'],
	['AC12', 'Results are stored in Redis', 'Redis'],
	['AC12', 'Der Nutzer klickt auf die Schaltfläche', 'Schaltfläche'],
	['AC13', 'Unit tests', 'Unit tests'],
	['AC13', 'Update the help page', 'Update'],
	['AC13', 'Hilfe dokumentieren', 'dokumentieren'],
	['AC14', 'Given a guest\nThen the price is shown', 'Given a guest\nThen the price is shown', 'Given a guest\nWhen <what happens>\nThen the price is shown'],
	['AC14', 'Given a guest\nWhen they open the page', 'Given a guest\nWhen they open the page', 'Given a guest\nWhen they open the page\nThen <what is seen>'],
	['AC14', 'Given a guest\nThen the price is shown\nWhen they open the page', 'Given a guest\nThen the price is shown\nWhen they open the page', 'Given a guest\nWhen they open the page\nThen the price is shown'],
	['AC14', 'Given a\nWhen b\nThen c\nWhen d\nThen e', 'Given a\nWhen b\nThen c\nWhen d\nThen e', ['Given a\nWhen b\nThen c', 'Given a\nWhen d\nThen e']],
	['AC14', 'Angenommen ein Gast\nDann ist der Preis zu sehen', 'Angenommen ein Gast\nDann ist der Preis zu sehen', 'Angenommen ein Gast\nWenn <was geschieht>\nDann ist der Preis zu sehen'],
	['AC15', 'The export finishes in under 500', 'in under 500', 'The export finishes in under 500 <unit>'],
	['AC15', 'Der Export dauert höchstens 500', 'höchstens 500'],
	['AC16', 'Results load within a few seconds', 'within a few', 'Results load within <how many> seconds'],
	['AC16', 'The list holds up to 10 or more posts', '10 or more', 'The list holds up to 10 posts'],
	['AC16', 'Die Suche antwortet innerhalb weniger Sekunden', 'innerhalb weniger'],
	['AC17', 'Search answers within 500 ms', 'within 500', 'Search answers within 500 ms with <how many> users in 95 of 100 cases'],
	['AC17', 'Die Suche antwortet innerhalb von 2 Sekunden', 'innerhalb von 2'],
	['AC22', 'Guests cannot delete posts', 'cannot', 'Guests cannot delete posts. Instead, <what happens>.'],
	['AC22', 'Gäste dürfen Beiträge nicht löschen', 'nicht']
];

/** The rule has nothing to say about these. */
const counterexamples: [code: RuleCode, text: string][] = [
	['AC01', 'Search is fast: 95 of 100 answers come within 500 ms'],
	['AC01', 'The label reads "Fast checkout"'],
	['AC01', 'Die Suche antwortet schnell, in höchstens 2 Sekunden'],
	['AC02', 'The list is sorted by date'],
	['AC03', 'The status is new, open or closed'],
	['AC04', 'Invoices of 3 May 2026 are listed'],
	['AC04', 'The admin must not delete a post'],
	['AC05', 'Files larger than 5 MB are refused'],
	['AC05', 'Prices go up by 5 %, which is better by 2 %'],
	['AC06', 'The list holds 5 entries'],
	['AC06', 'The page says how many files were chosen'],
	['AC06', 'A page about pricing is linked'],
	['AC07', 'This page shows the total'],
	['AC07', 'It is possible to sort by date'],
	['AC08', 'The page shows the title and the date'],
	['AC08', 'When the order is paid and packed, a receipt is shown'],
	['AC08', 'The list shows posts that are open and have votes'],
	['AC09', 'Firefox 128 and Safari 17 are supported'],
	['AC10', 'The request is approved by the owner'],
	['AC10', 'The total is displayed'],
	['AC11', 'The text is wrapped in <b>bold</b>'],
	['AC11', 'Scenario Outline: x\nGiven <name>\nWhen a\nThen b\nExamples:\n| name |\n| Ann |'],
	['AC12', 'The member saves the post'],
	['AC13', 'Users see the total'],
	['AC13', 'Changes are kept'],
	['AC13', 'Die Summe wird angezeigt'],
	['AC14', 'Given a guest\nWhen they open the page\nThen the price is shown\nAnd the tax is shown'],
	['AC14', 'When the guest opens the page, the price is shown'],
	['AC15', 'At most 5 posts are pinned'],
	['AC15', 'The export finishes in under 500 ms'],
	['AC15', 'At least 95% of the rows match'],
	['AC16', 'Results load within 3 seconds'],
	['AC16', 'There are a few reasons to choose from'],
	['AC17', 'Search answers within 500 ms with 100 concurrent users'],
	['AC17', 'The session ends within 30 days'],
	['AC22', 'Guests cannot delete posts but see who wrote them'],
	['AC22', 'If the title is not filled in, the title of the post is taken']
];

const linted = (code: RuleCode, text: string) => lintCriterion({ text }).filter((finding) => finding.code === code);

describe('a criterion', () => {
	test.each(examples)('%s finds “%s”', (code, text, found, mended) => {
		const [finding] = linted(code, text);
		expect(finding && text.slice(finding.range.start, finding.range.end)).toBe(found);
		expect(finding?.message.length).toBeGreaterThan(10);
		expect(finding?.suggestion.length).toBeGreaterThan(5);
		const offered = finding?.mend?.kind === 'replace' ? finding.mend.text : finding?.mend?.kind === 'split' ? finding.mend.texts : undefined;
		expect(mended ?? offered).toEqual(offered);
	});

	test.each(counterexamples)('%s says nothing about “%s”', (code, text) => {
		expect(linted(code, text)).toEqual([]);
	});

	test('that only says TBD has that finding and no other', () => {
		expect(lintCriterion({ text: 'TBD' }).map(({ code }) => code)).toEqual(['AC11']);
	});

	test('of a rule or a list that is switched off has no finding of it', () => {
		const text = 'Search should be fast and easy';
		const found = (off: string[]) => lintCriterion({ text }, { off: new Set(off) }).filter(({ code }) => code === 'AC01').map(({ range }) => text.slice(range.start, range.end));
		expect(found([])).toEqual(['fast', 'easy']);
		expect(found(['AC01/speed'])).toEqual(['easy']);
		expect(found(['AC01'])).toEqual([]);
	});
});

describe('the criteria of an item', () => {
	const together = (...texts: string[]) => lintTogether(texts.map((text) => ({ text }))).map(({ code, at, with: others }) => [code, at, others]);

	test.each<[sentence: string, texts: string[], found: unknown[]]>([
		['without one about failure are asked for one', ['The list shows posts'], [['AC18', 0, []]]],
		['with one about nothing being there are not', ['The list shows posts', 'When there are no posts, the list says so'], []],
		['with one about failure are not', ['The list shows posts', 'An invalid title is refused'], []],
		['on failure in German', ['Die Liste zeigt Beiträge', 'Ein leerer Titel ergibt eine Fehlermeldung'], []],
		['that say the same are found', ['An error is shown for a title', 'An error is shown for the title.'], [['AC19', 1, [0]]]],
		['that differ in a number do not say the same', ['An error is shown after 3 tries', 'An error is shown after 5 tries'], []],
		['that name two times for one thing contradict each other', ['Search fails with an error within 500 ms', 'Search fails with an error within 2 s'], [['AC20', 1, [0]]]],
		['that name the same time in two units do not', ['Search fails with a long error within 2000 ms', 'Search fails with a short error within 2 s'], []],
		['under two conditions do not contradict', ['For 100 rows search errors come within 500 ms', 'For 9000 rows search errors come within 2 s'], []],
		['of which one denies the other contradict', ['Guests see the error', 'Guests do not see the error'], [['AC20', 1, [0]]]],
		['with two names for one thing are unified', ['The user sees errors', 'The user sorts posts', 'The customer filters posts'], [['AC21', 2, [0]]]],
		['are none', [], []]
	])('%s', (_, texts, found) => {
		expect(together(...texts)).toEqual(found);
	});

	test('get the name that is used most, with its plural and its capital', () => {
		const found = lintTogether([{ text: 'The user sees errors' }, { text: 'Customers sort' }]).find(({ code }) => code === 'AC21');
		expect(found?.mend).toEqual({ kind: 'replace', text: 'Users sort' });
	});
});
