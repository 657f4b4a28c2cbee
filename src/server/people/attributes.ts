import { notFound, Refusal, invalid } from '#core/kernel/problem.ts';
import { misfits, mostAttributes, typeOfValue, type Attribute, type AttributeSubject, type AttributeType } from '#core/people/attributes.ts';
import type { Attributes } from '#core/people/contract.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';

/** Every attribute of people and companies, with what it holds. */
export async function listAttributes({ db }: Context): Promise<{ data: Attribute[] }> {
	const rows = await db.selectFrom('attribute_types').select(['subject', 'key', 'type']).orderBy('subject').orderBy('key').limit(2 * mostAttributes).execute();
	return { data: rows as Attribute[] };
}

/** Says what an attribute holds from now on; values that were written before stay as they are. @throws in-use for too many */
export function setAttributeType(context: Context, { subject, key, type }: Attribute): Promise<Attribute> {
	return inTransaction(context, async (tx, inner) => {
		await addTypes(inner, subject, [{ key, type }]);
		await tx.updateTable('attribute_types').set({ type }).where('subject', '=', subject).where('key', '=', key).execute();
		await record(inner, { type: 'attribute.changed', actorId: inner.viewer.personId, detail: { subject, key, type }, membersOnly: true });
		return { subject, key, type };
	});
}

/** Forgets what an attribute holds: the next value that is written says it anew. @throws not-found */
export function forgetAttributeType(context: Context, { subject, key }: Pick<Attribute, 'subject' | 'key'>): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const gone = await tx.deleteFrom('attribute_types').where('subject', '=', subject).where('key', '=', key).returning('key').executeTakeFirst();
		if (!gone) throw notFound('attribute');
		await record(inner, { type: 'attribute.removed', actorId: inner.viewer.personId, detail: { subject, key }, membersOnly: true });
	});
}

/** Refuses values of another type than their attribute has; what is new gets its type from its first value. @throws invalid by field, in-use */
export async function checkAttributes(context: ContextOf<Tx>, subject: AttributeSubject, given: Attributes | undefined): Promise<void> {
	if (!given || Object.keys(given).length === 0) return;
	const types = await typesOf(context.db, subject, Object.keys(given));
	const wrong = misfits(given, types);
	if (Object.keys(wrong).length > 0) throw invalid(wrong);
	const fresh = Object.entries(given).flatMap(([key, value]) => {
		const type = Object.hasOwn(types, key) ? null : typeOfValue(value);
		return type ? [{ key, type }] : [];
	});
	await addTypes(context, subject, fresh);
}

async function typesOf(db: Db, subject: AttributeSubject, keys: string[]): Promise<Record<string, AttributeType>> {
	const rows = await db.selectFrom('attribute_types').select(['key', 'type']).where('subject', '=', subject).where('key', 'in', keys).execute();
	return Object.fromEntries(rows.map(({ key, type }) => [key, type as AttributeType]));
}

async function addTypes({ db, now }: ContextOf<Tx>, subject: AttributeSubject, fresh: { key: string; type: AttributeType }[]): Promise<void> {
	if (fresh.length === 0) return;
	const rows = fresh.map((one) => ({ ...one, subject, created_at: now() })).sort((one, other) => (one.key < other.key ? -1 : 1));
	await db.insertInto('attribute_types').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
	const { count } = await db.selectFrom('attribute_types').select(({ fn }) => fn.countAll<number>().as('count')).where('subject', '=', subject).executeTakeFirstOrThrow();
	if (Number(count) > mostAttributes) throw new Refusal('in-use', `There may be at most ${mostAttributes} attributes. Write what changes from one to the next as a value, not as a name.`);
}
