import type { PersonId } from '#core/kernel/ids.ts';
import { languageOf } from '#core/kernel/languages.ts';
import { defaultPreferences, preferenceKinds, type Frequency, type Me, type PreferenceChanges, type Preferences } from '#core/people/me.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';

/** Who the session or key is. */
export async function readMe({ db, viewer, workspaceId }: Context): Promise<Me> {
	const [workspace, person] = await Promise.all([
		db.selectFrom('workspaces').select('name').executeTakeFirstOrThrow(),
		viewer.personId ? db.selectFrom('people').select(['name', 'email']).where('person_id', '=', viewer.personId).executeTakeFirst() : undefined
	]);
	return {
		via: viewer.via === 'key' ? 'key' : 'session',
		personId: viewer.personId,
		name: person?.name ?? null,
		email: person?.email ?? null,
		role: viewer.role,
		scopes: viewer.scopes ? [...viewer.scopes] : null,
		boardIds: viewer.boardIds ? [...viewer.boardIds] : null,
		workspace: { id: workspaceId, name: workspace.name }
	};
}

/** What a person wants to be told of and how soon; what they never said is the default. */
export async function preferencesOf(db: Db, personId: PersonId): Promise<Preferences> {
	const [rows, person] = await Promise.all([
		db.selectFrom('preferences').select(['kind', 'frequency']).where('person_id', '=', personId).execute(),
		db.selectFrom('people').select('language').where('person_id', '=', personId).executeTakeFirst()
	]);
	const said = rows.filter(({ kind }) => (preferenceKinds as readonly string[]).includes(kind));
	return { ...defaultPreferences, ...Object.fromEntries(said.map(({ kind, frequency }) => [kind, frequency as Frequency])), language: languageOf(person?.language) };
}

/** Changes the kinds that are given, for the caller or the person a link names. */
export function changePreferences(context: Context, personId: PersonId, changes: PreferenceChanges): Promise<Preferences> {
	return inTransaction(context, async (tx, inner) => {
		const said = preferenceKinds.flatMap((kind) => (changes[kind] ? [{ kind, frequency: changes[kind] }] : []));
		const rows = said.map((row) => ({ ...row, person_id: personId, updated_at: inner.now() }));
		if (rows.length > 0) {
			await tx
				.insertInto('preferences')
				.values(rows)
				.onConflict((conflict) =>
					conflict.columns(['workspace_id', 'person_id', 'kind']).doUpdateSet((eb) => ({
						frequency: eb.ref('excluded.frequency'),
						updated_at: eb.ref('excluded.updated_at')
					}))
				)
				.execute();
		}
		if (changes.language !== undefined) await tx.updateTable('people').set({ language: changes.language, updated_at: inner.now() }).where('person_id', '=', personId).execute();
		return preferencesOf(tx, personId);
	});
}
