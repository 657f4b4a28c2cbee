import { inEveryLanguage } from '../../kernel/catalogue.ts';
import { words as door } from '../door-words.ts';
import { words as letters } from '../letters.ts';
import * as ar from './ar.ts';
import * as de from './de.ts';
import * as es from './es.ts';
import * as fr from './fr.ts';

export const doorCatalogue = inEveryLanguage(door, { de: de.door, fr: fr.door, es: es.door, ar: ar.door });
export const letterCatalogue = inEveryLanguage(letters, { de: de.letters, fr: fr.letters, es: es.letters, ar: ar.letters });
