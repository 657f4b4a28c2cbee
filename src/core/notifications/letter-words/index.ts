import { inEveryLanguage } from '../../kernel/catalogue.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';

export const letterWords = inEveryLanguage(english, { de: german, fr: french, es: spanish, ar: arabic });
