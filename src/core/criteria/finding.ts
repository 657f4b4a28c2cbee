export const severities = ['error', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The rules in the order they are shown; those from AC18 to AC21 look at all criteria of an item together. */
export const severityOf = {
	AC01: 'error',
	AC02: 'error',
	AC03: 'error',
	AC04: 'error',
	AC05: 'error',
	AC06: 'warn',
	AC07: 'warn',
	AC08: 'error',
	AC09: 'warn',
	AC10: 'info',
	AC11: 'error',
	AC12: 'warn',
	AC13: 'warn',
	AC14: 'error',
	AC15: 'warn',
	AC16: 'warn',
	AC17: 'info',
	AC18: 'info',
	AC19: 'info',
	AC20: 'warn',
	AC21: 'info',
	AC22: 'info'
} as const satisfies Record<string, Severity>;
export type RuleCode = keyof typeof severityOf;
export const ruleCodes = Object.keys(severityOf) as RuleCode[];

/** Where in a text, in UTF-16 code units as JavaScript and the browser count them. */
export type Range = { start: number; end: number };

/** What one key does about a finding. */
export type Mend =
	/** The criterion reads so from now on. */
	| { kind: 'replace'; text: string }
	/** The criterion becomes these. */
	| { kind: 'split'; texts: string[] }
	/** The item gets these besides. */
	| { kind: 'add'; texts: string[] }
	/** The criterion goes. */
	| { kind: 'remove' };

export type Finding = {
	code: RuleCode;
	severity: Severity;
	range: Range;
	message: string;
	/** What to ask oneself, or what the mend does. */
	suggestion: string;
	/** Null where only a person can answer. */
	mend: Mend | null;
};

/** A finding about the criteria of an item together: `at` is the one it belongs to, `with` those it is compared with. */
export type SetFinding = Finding & { at: number; with: number[] };

/** What a rule found; its code and severity are added by the linter. */
export type Hit = { range: Range; message: string; suggestion: string; mend?: Mend | null | undefined };
