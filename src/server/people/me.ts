import type { PersonId } from '#core/kernel/ids.ts';
import { languageOf } from '#core/kernel/languages.ts';
import { anyHours, defaultFrequencies, preferenceKinds, type Frequency, type Hours, type Me, type PreferenceChanges, type Preferences } from '#core/people/me.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';

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

/** What a person wants to be told of, how soon and when; what they never said is the default. */
export async function preferencesOf(db: Db, personId: PersonId): Promise<Preferences> {
	const [rows, hours, person] = await Promise.all([
		db.selectFrom('preferences').select(['kind', 'frequency']).where('person_id', '=', personId).execute(),
		db.selectFrom('mail_hours').selectAll().where('person_id', '=', personId).executeTakeFirst(),
		db.selectFrom('people').select('language').where('person_id', '=', personId).executeTakeFirst()
	]);
	const said = rows.filter(({ kind }) => (preferenceKinds as readonly string[]).includes(kind));
	return {
		...defaultFrequencies,
		...Object.fromEntries(said.map(({ kind, frequency }) => [kind, frequency as Frequency])),
		hours: hours ? showHours(hours) : anyHours,
		language: languageOf(person?.language)
	};
}

/** Changes what is given, for the caller or the person a link names. */
export function changePreferences(context: Context, personId: PersonId, { hours, ...changes }: PreferenceChanges): Promise<Preferences> {
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
		if (hours) await changeHours(inner, personId, hours);
		return preferencesOf(tx, personId);
	});
}

async function changeHours({ db, now }: ContextOf<Tx>, personId: PersonId, { timeZone, quietFrom, quietUntil, mostADay }: NonNullable<PreferenceChanges['hours']>): Promise<void> {
	const given = {
		...(timeZone !== undefined ? { time_zone: timeZone } : {}),
		...(quietFrom !== undefined ? { quiet_from: minutesOf(quietFrom) } : {}),
		...(quietUntil !== undefined ? { quiet_until: minutesOf(quietUntil) } : {}),
		...(mostADay !== undefined ? { most_a_day: mostADay } : {}),
		updated_at: now()
	};
	await db
		.insertInto('mail_hours')
		.values({ person_id: personId, ...given })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet(given))
		.execute();
}

export function showHours(row: { time_zone: string | null; quiet_from: number | null; quiet_until: number | null; most_a_day: number | null }): Hours {
	return { timeZone: row.time_zone, quietFrom: timeOf(row.quiet_from), quietUntil: timeOf(row.quiet_until), mostADay: row.most_a_day };
}

function minutesOf(time: string | null): number | null {
	return time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number | null): string | null {
	return minutes === null ? null : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
