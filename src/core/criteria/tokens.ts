export type Token = {
	/** In lower case. */
	word: string;
	start: number;
	end: number;
	kind: 'word' | 'number' | 'mark';
	/** Inside quotation marks, code, an address, a table or a comment: somebody else's words. */
	quoted: boolean;
	sentence: number;
	/** The line, from 0. */
	line: number;
};
export type StepKind = 'given' | 'when' | 'then';
/** `from` and `to` count tokens, the keyword included. */
export type Step = { kind: StepKind; keyword: string; from: number; to: number };
