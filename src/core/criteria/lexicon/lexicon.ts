/** What the rules know of a language. Lists are data: a workspace may switch each of them off by its name. */
export type Lexicon = {
	language: 'en' | 'de';
	/** Little words that tell the language of a text. */
	telling: readonly string[];
	lists: Lists;
	grammar: Grammar;
	/** What a mend leaves for a person to fill in; each is a finding of AC11 until somebody does. */
	blanks: Record<BlankName, string>;
	/** Words that stand in place of others, where a rule can say which. */
	instead: Record<string, string>;
	/** What AC18 offers. */
	skeletons: readonly [failure: string, nothing: string, permission: string];
	steps: Record<'given' | 'when' | 'then', readonly string[]> & { and: readonly string[] };
};

export type BlankName = 'howMany' | 'howLong' | 'which' | 'who' | 'what' | 'than' | 'byHowMuch' | 'unit' | 'happens' | 'seen' | 'load' | 'insteadOf';

/** By the rule that reads them. */
export const listsOf = {
	AC01: ['speed', 'ease', 'looks', 'sturdiness', 'safety', 'rightness', 'working'],
	AC02: ['escapes'],
	AC03: ['openEnds'],
	AC04: ['weakModals'],
	AC05: ['comparatives', 'superlatives'],
	AC06: ['amounts', 'sizes', 'times'],
	AC09: ['absolutes'],
	AC10: ['agentActs'],
	AC11: ['unfinished'],
	AC12: ['controls', 'technologies'],
	AC16: ['fuzzyBounds'],
	AC18: ['failures'],
	AC21: ['synonyms']
} as const;
export type ListName = (typeof listsOf)[keyof typeof listsOf][number];
export type Lists = Record<Exclude<ListName, 'synonyms'>, readonly string[]> & { synonyms: readonly (readonly string[])[] };

export type Grammar = {
	/** Words that make a sentence by themselves: is, has, can, must. */
	auxiliaries: readonly string[];
	/** Those of them after which a verb stands in its base form. */
	modals: readonly string[];
	be: readonly string[];
	/** Verbs in their base form, and those that are nouns as often. */
	verbs: readonly string[];
	ambiguousVerbs: readonly string[];
	/** Third person, past and participle where they do not follow from the base form. */
	irregular: readonly string[];
	/** A criterion that begins with one of these is a task. */
	tasks: readonly string[];
	pronouns: readonly string[];
	/** After a pronoun at the beginning these make it an expletive: it is possible to. */
	expletives: readonly string[];
	negations: readonly string[];
	/** What tells that a negative criterion says what happens instead. */
	counterparts: readonly string[];
	by: readonly string[];
	and: readonly string[];
	andOr: readonly string[];
	than: readonly string[];
	/** Words that begin a condition, a reason or a relative clause. */
	subordinating: readonly string[];
	/** Words without a meaning of their own, after which no unit was given. */
	little: readonly string[];
	determiners: readonly string[];
	adverbs: readonly string[];
	upperBounds: readonly string[];
	lowerBounds: readonly string[];
	timeUnits: readonly string[];
	units: readonly string[];
	/** What tells under which load a time holds. */
	load: readonly string[];
	/** What people do to a control, and what is done with a technology. */
	handling: readonly string[];
};
