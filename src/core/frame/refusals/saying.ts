import type { Language } from '../../kernel/languages.ts';
import { refusals as ar } from './ar.ts';
import { refusals as de } from './de.ts';
import { refusals as es } from './es.ts';
import { refusals as fr } from './fr.ts';
import { sentences, type Refusals } from './sentences.ts';

const spoken: Record<Exclude<Language, 'en'>, Refusals> = { ar, de, es, fr };

const patterns = sentences
	.filter((sentence) => sentence.includes('{}'))
	.map((sentence) => ({ sentence, form: new RegExp(`^${sentence.split('{}').map(literally).join('(.*?)')}$`, 's') }));

/** What was refused in English, in another language; null for what is not said on public pages. */
export function refusedIn(language: Language, said: string): string | null {
	if (language === 'en') return said;
	const known = spoken[language];
	if (Object.hasOwn(known, said)) return known[said as keyof Refusals];
	for (const { sentence, form } of patterns) {
		const named = form.exec(said)?.slice(1);
		if (named) return fill(known[sentence], named);
	}
	return null;
}

/** In the order in which they are named; a language that names fewer leaves the others out. */
function fill(sentence: string, named: readonly string[]): string {
	let next = 0;
	return sentence.replaceAll('{}', () => named[next++] ?? '');
}

function literally(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
