import { describe, expect, test } from 'vitest';
import { languages } from '#core/kernel/languages.ts';
import { letterCatalogue } from '#core/people/languages/catalogue.ts';
import { catalogues } from '../../src/routes/speaking/catalogues.ts';
import { filesOf, read } from './sources.ts';

type Leaf = { path: string; said: unknown };

function leavesOf(words: unknown, path = ''): Leaf[] {
	if (typeof words !== 'object' || words === null) return [{ path, said: words }];
	return Object.entries(words).flatMap(([key, value]) => leavesOf(value, `${path}.${key}`));
}

const every = [...catalogues, letterCatalogue];
const pairs = every.flatMap((catalogue) =>
	languages.flatMap((language) => {
		const others = new Map(leavesOf(catalogue[language]).map(({ path, said }) => [path, said]));
		return leavesOf(catalogue.en).map(({ path, said }) => ({ language, path, english: said, other: others.get(path) }));
	})
);

describe('every catalogue', () => {
	test('has every sentence, with no more parameters than the English one', () => {
		expect(pairs.length).toBeGreaterThan(1000);
		expect(pairs.filter(({ english, other }) => typeof english !== typeof other)).toEqual([]);
		expect(pairs.filter(({ english, other }) => typeof english === 'function' && typeof other === 'function' && other.length > english.length)).toEqual([]);
	});

	test('says nothing empty, and shouts nowhere', () => {
		const said = pairs.filter((pair): pair is typeof pair & { other: string } => typeof pair.other === 'string');
		expect(said.filter(({ other }) => other.trim() === '' || other.includes('!') || other !== other.trim())).toEqual([]);
	});
});

test('a part of a public page says nothing but through its catalogue', () => {
	const parts = filesOf('src/routes/(portal)/**/*.svelte').concat(filesOf('src/routes/(auth)/**/*.svelte'));
	expect(parts.length).toBeGreaterThan(20);
	const direct = /import \{ words(?: as (?!english)\w+)? \} from '#core/;
	expect(parts.filter((path) => direct.test(read(path)))).toEqual([]);
});

test('whatever a part asks for in the reader’s language is in the list of catalogues', () => {
	const listed = read('src/routes/speaking/catalogues.ts');
	const asked = filesOf('src/{web,routes}/**/*.svelte').flatMap((path) => [...read(path).matchAll(/import \{ words as english\w* \} from '#core\/(\w+)\//g)].map(([, feature = '']) => feature));
	expect(new Set(asked).size).toBeGreaterThan(6);
	expect([...new Set(asked)].filter((feature) => !listed.includes(`#core/${feature}/languages/catalogue.ts`))).toEqual([]);
});

test('no script brings the sentences of other languages to a browser', () => {
	const bringing = filesOf('src/{web,routes}/**/*.svelte').filter((path) => /#core\/\w+\/(?:languages|refusals)\//.test(read(path)));
	expect(bringing).toEqual([]);
});
