import { sql, type RawBuilder } from 'kysely';
import { attributeIn, typeOfField, type FieldName, type Operator } from '#core/segments/fields.ts';
import type { Condition, Plain, Rule } from '#core/segments/rules.ts';

type Sql<T = unknown> = RawBuilder<T>;

/**
 * The people that fit a rule: each is asked about with each of their companies in turn, `p` and `c` of the statement.
 * Everything from the rule is a bound parameter; fields come from a fixed table.
 * @param people narrows it, such as to some ids
 */
export function peopleFitting(rule: Rule, { now, people }: { now: Date; people?: Sql<boolean> }): Sql<{ person_id: string }> {
	return sql`SELECT DISTINCT p.person_id FROM people p
		LEFT JOIN (person_companies pc JOIN companies c ON c.company_id = pc.company_id AND c.merged_into IS NULL) ON pc.person_id = p.person_id
		WHERE p.erased_at IS NULL AND p.merged_into IS NULL ${people ? sql`AND ${people}` : sql``} AND ${fits(rule, now)}`;
}

function fits(rule: Rule, now: Date): Sql<boolean> {
	if ('and' in rule) return sql`(${sql.join(rule.and.map((part) => fits(part, now)), sql` AND `)})`;
	if ('or' in rule) return sql`(${sql.join(rule.or.map((part) => fits(part, now)), sql` OR `)})`;
	if ('not' in rule) return sql`NOT ${fits(rule.not, now)}`;
	// What is not known fits no condition, so that `not` of it is true.
	return sql`coalesce(${meets(rule, now)}, false)`;
}

const columns: Record<FieldName, Sql> = {
	'person.kind': sql`p.kind`,
	'person.emailDomain': sql`nullif(split_part(p.email, '@', 2), '')`,
	'person.created': sql`p.created_at`,
	'person.votes': sql`(SELECT count(DISTINCT v.post_id) FROM votes v WHERE v.person_id = p.person_id OR v.person_id IN (SELECT g.person_id FROM people g WHERE g.merged_into = p.person_id))`,
	'company.name': sql`c.name`,
	'company.domain': sql`c.domain`,
	'company.plan': sql`c.plan`,
	'company.lifecycle': sql`c.lifecycle`,
	'company.mrr': sql`known_cents(c)`,
	'company.created': sql`c.created_at`
};

function meets({ field, op, value }: Condition, now: Date): Sql<boolean> {
	const attribute = attributeIn(field);
	if (attribute) return meetsAttribute(attribute, op, value, now);
	const column = columns[field as FieldName];
	if (op === 'known') return sql`(${column} IS NOT NULL) = ${value}::boolean`;
	const type = typeOfField(field);
	if (type === 'number') return compared(column, op, sql`${value}::numeric`);
	if (type === 'date') return onDay(sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`, op, value as Plain, now);
	return asText(sql`lower(${column})`, op, value);
}

/** An attribute may hold text, a number, true, false or a list: what the value is says how it is read. */
function meetsAttribute({ subject, key }: { subject: string; key: string }, op: Operator, value: Plain | Plain[], now: Date): Sql<boolean> {
	const whole = subject === 'person' ? sql`p.attributes` : sql`c.attributes`;
	const held = sql`(${whole} -> ${key}::text)`;
	const text = sql`(${whole} ->> ${key}::text)`;
	if (op === 'known') return sql`(coalesce(${held}, 'null'::jsonb) <> 'null'::jsonb) = ${value}::boolean`;
	if (op === 'before' || op === 'after' || op === 'within-days') {
		return onDay(sql`CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN left(${text}, 10) END`, op, value as Plain, now);
	}
	if (op === 'in') return sql`(${sql.join((value as Plain[]).map((one) => holds(held, text, one)), sql` OR `)})`;
	if (op === 'is') return holds(held, text, value as Plain);
	if (op === 'is-not') return sql`NOT coalesce(${holds(held, text, value as Plain)}, false)`;
	if (typeof value === 'number') return compared(sql`CASE WHEN jsonb_typeof(${held}) = 'number' THEN ${text}::numeric END`, op, sql`${value}::numeric`);
	return asText(sql`lower(${text})`, op, value);
}

/** The value itself, or a list in which it stands. */
function holds(held: Sql, text: Sql, value: Plain): Sql<boolean> {
	const same = sql<boolean>`${held} @> ${JSON.stringify(value)}::jsonb`;
	return typeof value === 'string' ? sql`(lower(${text}) = lower(${value}::text) OR ${same})` : same;
}

function compared(column: Sql, op: Operator, value: Sql): Sql<boolean> {
	const signs: Partial<Record<Operator, Sql>> = { is: sql`=`, 'is-not': sql`IS DISTINCT FROM`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` };
	return sql`${column} ${signs[op] ?? sql`=`} ${value}`;
}

/** Days as `2026-01-31`, which sort as they follow each other. */
function onDay(day: Sql, op: Operator, value: Plain, now: Date): Sql<boolean> {
	if (op === 'before') return sql`${day} < ${value}::text`;
	if (op === 'after') return sql`${day} > ${value}::text`;
	return sql`${day} > ${new Date(now.getTime() - Number(value) * 86_400_000).toISOString().slice(0, 10)}::text`;
}

function asText(column: Sql, op: Operator, value: Plain | Plain[]): Sql<boolean> {
	if (op === 'in') return sql`${column} = ANY(${(value as Plain[]).map((one) => String(one).toLowerCase())}::text[])`;
	const wanted = String(value).toLowerCase();
	if (op === 'is-not') return sql`${column} IS DISTINCT FROM ${wanted}::text`;
	if (op === 'contains') return sql`strpos(${column}, ${wanted}::text) > 0`;
	if (op === 'starts-with') return sql`starts_with(${column}, ${wanted}::text)`;
	return sql`${column} = ${wanted}::text`;
}
