import type { Languages } from './lexicon/languages.ts';

/** What a workspace switched off: a rule by its code, or one of its lists as `AC01/speed`; and the languages it reads, where they are not the usual ones. */
export type Switches = { off: ReadonlySet<string>; languages?: Languages };
export const nothingOff: Switches = { off: new Set() };
