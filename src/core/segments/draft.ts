import { attributeIn, choicesOf, operatorsOf, typeOfField, type FieldName, type FieldType, type Operator } from './fields.ts';
import { flawOf, type Condition, type Plain, type Rule } from './rules.ts';

/** A rule while it is edited: values are what was typed, and may be missing. */
export type DraftCondition = { kind: 'condition'; key: string; not: boolean; field: string; attribute: string; op: Operator; value: string };
export type DraftGroup = { kind: 'group'; key: string; not: boolean; join: 'and' | 'or'; parts: Draft[] };
export type Draft = DraftCondition | DraftGroup;

/** Rules count it in cents; people type it in whole units. */
const revenue = 'company.mrr';

let made = 0;
const newKey = () => `part-${++made}`;

export function emptyCondition(): DraftCondition {
	return { kind: 'condition', key: newKey(), not: false, field: 'company.lifecycle', attribute: '', op: 'is', value: 'active' };
}

export function emptyGroup(): DraftGroup {
	return { kind: 'group', key: newKey(), not: false, join: 'and', parts: [emptyCondition()] };
}

/** The rule as the editor shows it: the outermost part is always a group. */
export function draftOf(rule: Rule): DraftGroup {
	const draft = partOf(rule);
	return draft.kind === 'group' ? draft : { kind: 'group', key: newKey(), not: false, join: 'and', parts: [draft] };
}

function partOf(rule: Rule): Draft {
	if ('not' in rule) {
		const inner = partOf(rule.not);
		return { ...inner, not: !inner.not };
	}
	if ('and' in rule || 'or' in rule) {
		const parts = 'and' in rule ? rule.and : rule.or;
		return { kind: 'group', key: newKey(), not: false, join: 'and' in rule ? 'and' : 'or', parts: parts.map(partOf) };
	}
	const attribute = attributeIn(rule.field);
	const units = typeof rule.value === 'number' && rule.field === revenue ? rule.value / 100 : rule.value;
	const value = Array.isArray(units) ? units.join(', ') : String(units);
	const field = attribute ? `${attribute.subject}.attributes.` : rule.field;
	return { kind: 'condition', key: newKey(), not: false, field, attribute: attribute?.key ?? '', op: rule.op, value };
}

/** The rule that a draft says, or null while something is missing. */
export function ruleOf(draft: Draft): Rule | null {
	const rule = writtenRule(draft);
	return flawOf(rule) === null ? rule : null;
}

function writtenRule(draft: Draft): Rule {
	const rule: Rule = draft.kind === 'condition' ? conditionOf(draft) : draft.join === 'and' ? { and: draft.parts.map(writtenRule) } : { or: draft.parts.map(writtenRule) };
	return draft.not ? { not: rule } : rule;
}

function conditionOf({ field, attribute, op, value }: DraftCondition): Condition {
	const whole = field.endsWith('.attributes.') ? field + attribute.trim() : field;
	const given = typed(value.trim(), op, typeOfDraft(field));
	return { field: whole, op, value: whole === revenue && typeof given === 'number' ? Math.round(given * 100) : given };
}

function typed(value: string, op: Operator, type: FieldType): Plain | Plain[] {
	if (op === 'known') return value !== 'false';
	if (op === 'in') return value.split(',').map((one) => plain(one.trim(), type)).filter((one) => one !== '');
	if (['gt', 'gte', 'lt', 'lte', 'within-days'].includes(op)) return value === '' ? '' : Number(value);
	return op === 'before' || op === 'after' || op === 'contains' || op === 'starts-with' ? value : plain(value, type);
}

/** What an attribute holds is read from how it is written: 40 is a number, true is true. */
function plain(value: string, type: FieldType): Plain {
	if (type === 'attribute' && (value === 'true' || value === 'false')) return value === 'true';
	const looksLikeNumber = /^-?\d+(\.\d+)?$/.test(value);
	return (type === 'number' || type === 'attribute') && looksLikeNumber ? Number(value) : value;
}

export function typeOfDraft(field: string): FieldType {
	return field.endsWith('.attributes.') ? 'attribute' : (typeOfField(field) ?? 'text');
}

export type ValueKind = 'text' | 'number' | 'day' | 'choice' | 'yes-no' | 'list';

/** How a value is asked for. */
export function valueKind({ field, op }: Pick<DraftCondition, 'field' | 'op'>): ValueKind {
	if (op === 'known') return 'yes-no';
	if (op === 'in') return 'list';
	if (op === 'before' || op === 'after') return 'day';
	const type = typeOfDraft(field);
	if (type === 'number' || ['gt', 'gte', 'lt', 'lte', 'within-days'].includes(op)) return 'number';
	return choicesOf[field as FieldName] ? 'choice' : 'text';
}

/** Another field keeps the operator where it has it, and the value where it is asked for in the same way. */
export function withField(draft: DraftCondition, field: string): DraftCondition {
	const allowed = operatorsOf[typeOfDraft(field)];
	return fitting(draft, { ...draft, field, op: allowed.includes(draft.op) ? draft.op : (allowed[0] ?? 'is') });
}

export function withOperator(draft: DraftCondition, op: Operator): DraftCondition {
	return fitting(draft, { ...draft, op });
}

function fitting(before: DraftCondition, after: DraftCondition): DraftCondition {
	const kind = valueKind(after);
	const sameKind = kind === valueKind(before) && before.field === after.field;
	if (sameKind) return after;
	if (kind === 'choice') return { ...after, value: choicesOf[after.field as FieldName]?.[0] ?? '' };
	return { ...after, value: kind === 'yes-no' ? 'true' : kind === valueKind(before) ? before.value : '' };
}
