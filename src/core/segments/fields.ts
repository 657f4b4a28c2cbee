import { lifecycles, personKinds } from '../people/contract.ts';

export const operators = ['is', 'is-not', 'in', 'contains', 'starts-with', 'gt', 'gte', 'lt', 'lte', 'before', 'after', 'within-days', 'known'] as const;
export type Operator = (typeof operators)[number];
export type FieldType = 'text' | 'choice' | 'number' | 'date' | 'attribute';

/** What a rule can ask of a person and of one of their companies. Revenue is in cents. */
export const fields = {
	'person.kind': 'choice',
	'person.emailDomain': 'text',
	'person.created': 'date',
	'person.votes': 'number',
	'company.name': 'text',
	'company.domain': 'text',
	'company.plan': 'text',
	'company.lifecycle': 'choice',
	'company.mrr': 'number',
	'company.created': 'date'
} as const satisfies Record<string, FieldType>;
export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

export const choicesOf: Partial<Record<FieldName, readonly string[]>> = { 'person.kind': personKinds, 'company.lifecycle': lifecycles };

export const operatorsOf: Record<FieldType, readonly Operator[]> = {
	text: ['is', 'is-not', 'in', 'contains', 'starts-with', 'known'],
	choice: ['is', 'is-not', 'in', 'known'],
	number: ['is', 'is-not', 'gt', 'gte', 'lt', 'lte', 'known'],
	date: ['before', 'after', 'within-days', 'known'],
	attribute: operators
};

const attributeField = /^(person|company)\.attributes\.(.{1,60})$/s;

/** The subject and key that `person.attributes.seats` names; null for every other field. */
export function attributeIn(field: string): { subject: 'person' | 'company'; key: string } | null {
	const [, subject, key] = attributeField.exec(field) ?? [];
	return subject && key ? { subject: subject as 'person' | 'company', key } : null;
}

export function typeOfField(field: string): FieldType | null {
	if (Object.hasOwn(fields, field)) return fields[field as FieldName];
	return attributeIn(field) ? 'attribute' : null;
}
