import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, marks, piecesOf, questionsIn } from './marks.ts';

const shownTo = (html: string, truths: string[] = [], name = '') =>
	Buffer.concat(fill(piecesOf(html), { is: (question) => truths.includes(question), name })).toString();

const page = `<p>${marks.begin('signed-in')}Hello ${marks.name}${marks.begin('voted 7')}, thanks${marks.end}${marks.otherwise}Sign in${marks.end}</p>${marks.begin('voted 8')}yes${marks.otherwise}no${marks.end}`;

test.each([
	[[], '', '<p>Sign in</p>no'],
	[['voted 7', 'voted 8'], '', '<p>Sign in</p>yes'],
	[['signed-in', 'voted 7'], 'Ada', '<p>Hello Ada, thanks</p>no'],
	[['signed-in'], '<b>&"', '<p>Hello &lt;b&gt;&amp;&quot;</p>no']
])('everybody sees the same page as it is for them: %o %s', (truths, name, shown) => {
	expect(shownTo(page, truths, name)).toBe(shown);
});

test('a page says what it asks of whoever looks', () => {
	expect(questionsIn(piecesOf(page))).toEqual(['signed-in', 'voted 7', 'voted 8']);
});

test('what people type is never taken for a mark', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const typed = `{${text} signed-in}${text}{name}{${text} end}`;
			expect(shownTo(typed)).toBe(typed);
		})
	);
});
