import { z } from 'zod';
import { line } from '../kernel/schemas.ts';
import type { Attributes } from './contract.ts';

export const attributeTypes = ['text', 'number', 'boolean', 'date', 'list'] as const;
export type AttributeType = (typeof attributeTypes)[number];
export const attributeSubjects = ['person', 'company'] as const;
export type AttributeSubject = (typeof attributeSubjects)[number];
export type AttributeValue = Attributes[string];

const subject = z.enum(attributeSubjects, `must be one of ${attributeSubjects.join(', ')}`);
const type = z.enum(attributeTypes, `must be one of ${attributeTypes.join(', ')}`);

export const attributeSchema = z.object({ subject, key: z.string(), type }).meta({ id: 'Attribute' });
export type Attribute = z.infer<typeof attributeSchema>;
export const attributeParams = z.object({ subject, key: line(60) });
export const attributeChange = z.strictObject({ type });

/** At most this many of each subject; beyond it something writes ids as names. */
export const mostAttributes = 200;

const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** What a value says about the attribute that holds it first; null for null, which says nothing. */
export function typeOfValue(value: AttributeValue): AttributeType | null {
	if (value === null) return null;
	if (Array.isArray(value)) return 'list';
	if (typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	return isDate(value) ? 'date' : 'text';
}

/** Whether an attribute of this type may hold the value. Nothing may stand for every type; text takes whatever is written as text. */
export function fitsType(value: AttributeValue, wanted: AttributeType): boolean {
	const given = typeOfValue(value);
	return given === null || given === wanted || (wanted === 'text' && given === 'date');
}

function isDate(value: string): boolean {
	return day.test(value) && !Number.isNaN(Date.parse(value));
}

const sentences: Record<AttributeType, string> = {
	text: 'must be text, as it was before',
	number: 'must be a number, as it was before',
	boolean: 'must be true or false, as it was before',
	date: 'must be a date such as 2026-01-31, as it was before',
	list: 'must be a list of texts, as it was before'
};

/** What is wrong with the values of attributes whose types are known, by field. */
export function misfits(given: Attributes, types: Record<string, AttributeType>): Record<string, string> {
	const wrong = Object.entries(given).flatMap(([key, value]) => {
		const wanted = Object.hasOwn(types, key) ? types[key] : undefined;
		return wanted && !fitsType(value, wanted) ? [[`attributes.${key}`, sentences[wanted]] as const] : [];
	});
	return Object.fromEntries(wrong);
}

/** The value as people read it. */
export function attributeText(value: AttributeValue): string {
	return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}
