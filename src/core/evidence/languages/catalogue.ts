import { inEveryLanguage } from '../../kernel/catalogue.ts';
import { words } from '../words.ts';
import { words as ar } from './ar.ts';
import { words as de } from './de.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';

export const catalogue = inEveryLanguage(words, { de, fr, es, ar });
