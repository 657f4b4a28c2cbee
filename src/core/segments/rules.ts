import { choicesOf, fieldNames, operatorsOf, typeOfField, type FieldName, type FieldType, type Operator } from './fields.ts';

export type Plain = string | number | boolean;
export type Condition = { field: string; op: Operator; value: Plain | Plain[] };
/**
 * Who belongs to a segment. It is asked of a person together with each of their companies in turn, or with none where
 * they have none; who fits once belongs.
 */
export type Rule = { and: Rule[] } | { or: Rule[] } | { not: Rule } | Condition;

export const deepest = 8;
export const mostConditions = 50;
const mostValues = 100;
const longestText = 200;

/** What is wrong with a rule, and where in it. */
export type Flaw = { at: (string | number)[]; message: string };

/** The first flaw of a value that should be a rule; null for a good one. Depth and size are bounded before anything else is looked at. */
export function flawOf(value: unknown): Flaw | null {
	const seen = { conditions: 0 };
	return flawAt(value, [], seen);
}

function flawAt(value: unknown, at: Flaw['at'], seen: { conditions: number }): Flaw | null {
	if (at.filter((step) => typeof step === 'string').length >= deepest) return { at, message: `is nested more than ${deepest} deep` };
	if (!isRecord(value)) return { at, message: 'must be an object: a condition, or one with and, or, not' };
	const names = Object.keys(value);
	if (names.length === 1 && names[0] === 'not') return flawAt(value['not'], [...at, 'not'], seen);
	if (names.length === 1 && (names[0] === 'and' || names[0] === 'or')) return flawOfGroup(value[names[0]], [...at, names[0]], seen);
	seen.conditions += 1;
	if (seen.conditions > mostConditions) return { at, message: `may have at most ${mostConditions} conditions in all` };
	return flawOfCondition(value, at);
}

function flawOfGroup(parts: unknown, at: Flaw['at'], seen: { conditions: number }): Flaw | null {
	if (!Array.isArray(parts) || parts.length === 0) return { at, message: 'must be a list of at least one rule' };
	if (parts.length > mostConditions) return { at, message: `may hold at most ${mostConditions} rules` };
	for (const [index, part] of parts.entries()) {
		const flaw = flawAt(part, [...at, index], seen);
		if (flaw) return flaw;
	}
	return null;
}

function flawOfCondition(condition: Record<string, unknown>, at: Flaw['at']): Flaw | null {
	const unknown = Object.keys(condition).find((name) => !['field', 'op', 'value'].includes(name));
	if (unknown !== undefined) return { at: [...at, unknown], message: 'is not known here: a condition has field, op and value' };
	const { field, op, value } = condition;
	const type = typeof field === 'string' && isClean(field) ? typeOfField(field) : null;
	if (!type) return { at: [...at, 'field'], message: `must be one of ${fieldNames.join(', ')}, person.attributes.… or company.attributes.…` };
	const allowed: readonly unknown[] = operatorsOf[type];
	if (!allowed.includes(op)) return { at: [...at, 'op'], message: `must be one of ${allowed.join(', ')}` };
	const message = flawOfValue(value, op as Operator, { type, field: field as string });
	return message === null ? null : { at: [...at, 'value'], message };
}

function flawOfValue(value: unknown, op: Operator, { type, field }: { type: FieldType; field: string }): string | null {
	if (op === 'known') return typeof value === 'boolean' ? null : 'must be true or false';
	if (op === 'in') {
		if (!Array.isArray(value) || value.length === 0 || value.length > mostValues) return `must be a list of 1 to ${mostValues} values`;
		return value.map((one) => flawOfValue(one, 'is', { type, field })).find((flaw) => flaw !== null) ?? null;
	}
	if (op === 'before' || op === 'after') return isDay(value) ? null : 'must be a day such as 2026-01-31';
	if (op === 'within-days') return isWhole(value, 1, 3650) ? null : 'must be a whole number of days from 1 to 3650';
	if (op === 'gt' || op === 'gte' || op === 'lt' || op === 'lte' || type === 'number') return isNumber(value) ? null : 'must be a number';
	if (type === 'attribute' && (op === 'is' || op === 'is-not') && (typeof value === 'boolean' || isNumber(value))) return null;
	if (typeof value !== 'string' || value.trim() === '' || value.length > longestText || !isClean(value)) return `must be text of 1 to ${longestText} characters`;
	const choices = choicesOf[field as FieldName];
	return choices && !choices.includes(value) ? `must be one of ${choices.join(', ')}` : null;
}

/** Whether who fits changes by itself: with the days that pass, or with votes. */
export function isMoving(rule: Rule): boolean {
	return conditionsOf(rule).some(({ field, op }) => op === 'within-days' || field === 'person.votes');
}

export function conditionsOf(rule: Rule): Condition[] {
	if ('not' in rule) return conditionsOf(rule.not);
	if ('and' in rule) return rule.and.flatMap(conditionsOf);
	if ('or' in rule) return rule.or.flatMap(conditionsOf);
	return [rule];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isClean(value: string): boolean {
	return !/[\p{Cc}\p{Cs}]/u.test(value);
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e15;
}

function isWhole(value: unknown, least: number, most: number): boolean {
	return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isDay(value: unknown): boolean {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
	const at = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
