import { Parser, type Expression } from 'expr-eval-fork';
import { longestFormula, scoreInputs, type ScoreInput } from '#core/prioritising/contract.ts';

/** A formula that was understood: `inputs` are those it names. */
export type Formula = { inputs: ScoreInput[]; evaluate(amounts: Partial<Record<string, number | null>>): number | null };

class Unknown extends Error {}

const functions = ['min', 'max'];
const operators = ['abs', 'sqrt', 'ln', 'log10', 'exp', 'round', 'floor', 'ceil', '-', '+', 'not'];
const known = new Set<string>(scoreInputs);

/** Arithmetic alone: no members, no assignment, no text, no lists, and of the functions those above. */
function makeParser(): Parser {
	const off = { assignment: false, concatenate: false, fndef: false, in: false, random: false, length: false, factorial: false };
	const parser = new Parser({ allowMemberAccess: false, operators: off }) as Parser & Record<'functions' | 'unaryOps' | 'binaryOps' | 'consts', Record<string, unknown>>;
	parser.functions = Object.fromEntries(functions.map((name) => [name, parser.functions[name]]));
	parser.unaryOps = Object.fromEntries(operators.map((name) => [name, parser.unaryOps[name]]));
	parser.consts = {};
	// Infinity would come back as an ordinary number from 1 / (1 / 0): a division by zero ends everything instead.
	const dividing = (of: (a: number, b: number) => number) => (a: number, b: number) => {
		if (Number(b) === 0) throw new Unknown();
		return of(Number(a), Number(b));
	};
	parser.binaryOps = { ...parser.binaryOps, '/': dividing((a, b) => a / b), '%': dividing((a, b) => a % b) };
	return parser;
}

const parser = makeParser();

/**
 * Reads a formula; answers what is wrong with it as a sentence where it is none. `demand.people` is another way to write
 * `people`. Nothing in it is ever run as a program.
 */
export function readFormula(text: string): Formula | string {
	if (text.length > longestFormula) return `may have at most ${longestFormula} characters`;
	if (/["'[\];]/.test(text)) return 'may hold numbers, names, operators and parentheses alone';
	try {
		const expression = parser.parse(text.replaceAll(/\bdemand\.(?=[a-zA-Z])/g, ''));
		const named = expression.variables();
		const stranger = named.find((name) => !known.has(name));
		if (stranger !== undefined) return `knows no “${stranger.slice(0, 40)}”; it may use ${scoreInputs.join(', ')}`;
		if (named.length === 0) return `must name what differs between posts: ${scoreInputs.join(', ')}`;
		const formula = { inputs: named as ScoreInput[], evaluate: (amounts: Parameters<Formula['evaluate']>[0]) => evaluate(expression, named, amounts) };
		return typeof tried(expression, named) === 'number' ? formula : 'must make a number';
	} catch {
		return 'is not a formula such as reach * impact / effort';
	}
}

/** With ones for every input: finds what reads well and makes a function or nothing. */
function tried(expression: Expression, named: string[]): unknown {
	try {
		const value: unknown = expression.evaluate(Object.fromEntries(named.map((name) => [name, 1])));
		return typeof value === 'boolean' ? Number(value) : value;
	} catch (error) {
		if (error instanceof Unknown) return 0;
		throw error;
	}
}

function evaluate(expression: Expression, named: string[], amounts: Partial<Record<string, number | null>>): number | null {
	const given: Record<string, number> = {};
	for (const name of named) {
		const amount = amounts[name];
		if (amount === null || amount === undefined || !Number.isFinite(amount)) return null;
		given[name] = amount;
	}
	try {
		const value: unknown = expression.evaluate(given);
		const number = typeof value === 'boolean' ? Number(value) : value;
		return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null;
	} catch {
		return null;
	}
}
