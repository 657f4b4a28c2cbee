import type { PersonId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Person } from '#core/people/contract.ts';
import { reasonAgainstSame, type NewAlias, type PersonMerge, type Same } from '#core/people/merging.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import { lockFor, type Tx } from '../../platform/database.ts';
import { record } from '../../platform/outbox.ts';
import { keepBelonging } from '../belonging.ts';
import { createPerson, getPerson } from '../people.ts';
import { everyIdOf } from '../same-person.ts';
import { showPeople } from '../showing.ts';
import { link, linkedPeople, linksInto, standingLink, unlink } from './links.ts';

/**
 * Makes `sourceId` one with the person `id`, or with the one that stands for them: they count once everywhere, under one
 * name and one company more. A link: whatever was written stays where it was written, and taking it back gives it back.
 * @throws not-found, same-subject, already-merged, merge-cycle, in-use for members
 */
export function mergePeople(context: Context, id: string, sourceId: string): Promise<Person> {
	return inTransaction(context, async (_, inner) => {
		const { source, target } = await peopleToMerge(inner, id, sourceId);
		const refusal = reasonAgainstSame(asSame(source), id, asSame(target));
		if (refusal) throw refusal;
		await linkPeople(inner, source.id, target.id);
		await note(inner, 'person.merged', { sourceId: source.id, targetId: target.id });
		return getPerson(inner, target.id);
	});
}

/**
 * Takes a merge back: the source is a person of their own again, with those that came with them. What they did meanwhile
 * was done by the one that stood for them, and stays there. @throws not-found, not-merged
 */
export function unmergePeople(context: Context, id: string, sourceId: string): Promise<Person> {
	return inTransaction(context, async (tx, inner) => {
		const { source, target } = await peopleToMerge(inner, id, sourceId);
		const standing = await standingLink(tx, linkedPeople, source.id);
		if (!standing || source.mergedInto !== target.id) throw new Refusal('not-merged', `“${nameOf(source)}” is not merged into “${nameOf(target)}”.`);
		const together = await everyIdOf(tx, [target.id]);
		await unlink(inner, linkedPeople, standing);
		await keepBelonging(inner, [source.id, target.id]);
		await note(inner, 'person.unmerged', { sourceId: source.id, targetId: target.id, personIds: together });
		return getPerson(inner, source.id);
	});
}

/** Another address or external id of a person: somebody new who is one with them at once. @throws not-found, already-exists, in-use */
export function addAlias(context: Context, id: string, given: NewAlias): Promise<Person> {
	return inTransaction(context, async (_, inner) => {
		const person = await getPerson(inner, id);
		const alias = await createPerson(inner, given);
		return mergePeople(inner, person.id, alias.id);
	});
}

/** The standing merges into a person, direct and through others, latest first. @throws not-found */
export async function listPersonMerges(context: Context, id: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<PersonMerge>> {
	const person = await getPerson(context, id);
	const page = pageOf(await linksInto(context.db, linkedPeople, person.id, query), query.limit, (row) => row, (row) => [row.merge_id]);
	const by = await showPeople(context, page.data.flatMap((row) => (row.merged_by ? [row.merged_by as PersonId] : [])));
	const data = await Promise.all(
		page.data.map(async (row) => ({
			source: await getPerson(context, row.source_id),
			targetId: row.target_id as PersonId,
			direct: row.target_id === person.id,
			by: by.get(row.merged_by as PersonId) ?? null,
			at: row.merged_at.toISOString()
		}))
	);
	return { ...page, data };
}

export type PeoplePair = { source: Person; target: Person };

/**
 * The two as they are, `target` being the one that stands for the named one. Everybody who is one with either is held
 * still until the transaction ends: who votes at this moment is counted by what is written here, or waits for it.
 */
export async function peopleToMerge(context: ContextOf<Tx>, id: string, sourceId: string): Promise<PeoplePair> {
	await lockFor(context.db, 'same people');
	const named = await getPerson(context, id);
	const source = await getPerson(context, sourceId);
	const target = named.mergedInto ? await getPerson(context, named.mergedInto) : named;
	const ids = [source.mergedInto ?? source.id, target.id];
	await sql`SELECT FROM people WHERE person_id = ANY(${ids}) OR merged_into = ANY(${ids}) ORDER BY person_id FOR UPDATE`.execute(context.db);
	return { source, target };
}

async function linkPeople(context: ContextOf<Tx>, sourceId: string, targetId: string): Promise<void> {
	await link(context, linkedPeople, { sourceId, targetId });
	await keepBelonging(context, [targetId]);
}

export function asSame(person: Person): Same {
	return { id: person.id, name: nameOf(person), mergedInto: person.mergedInto, isMember: person.kind === 'member' };
}

function nameOf(person: Person): string {
	return person.name ?? person.email ?? person.externalId ?? 'Somebody without a name';
}

/** Demand, segments and search follow from it, for every id that the merge concerns. */
async function note(context: ContextOf<Tx>, type: 'person.merged' | 'person.unmerged', detail: { sourceId: string; targetId: string; personIds?: string[] }): Promise<void> {
	const personIds = detail.personIds ?? (await everyIdOf(context.db, [detail.targetId]));
	await record(context, { type, actorId: context.viewer.personId, detail: { ...detail, personIds }, membersOnly: true });
}
