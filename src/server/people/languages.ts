import { languageOf, type Language } from '#core/kernel/languages.ts';
import type { Context } from '../platform/context.ts';
import { changesOf } from '../platform/live.ts';
import { untilChange } from '../platform/until-change.ts';

const kept = untilChange<Language>({ milliseconds: 10_000, most: 100_000, sizeOf: () => 100 });

/** What those get of whose language nothing is known. Kept until the workspace changes: a public page asks for it. */
export async function workspaceLanguage({ db, workspaceId }: Context): Promise<Language> {
	const known = kept.find(workspaceId, '');
	if (known) return known;
	const changes = changesOf(workspaceId);
	const row = await db.selectFrom('workspaces').select('language').executeTakeFirstOrThrow();
	const language = languageOf(row.language) ?? 'en';
	kept.keep(workspaceId, '', language, changes);
	return language;
}

/** What a letter to an address is written in: the language of its person, else of the page that asks for it, else the workspace's. */
export async function languageForAddress(context: Context, email: string): Promise<Language> {
	const person = await context.db.selectFrom('people').select('language').where('email', '=', email).executeTakeFirst();
	return languageOf(person?.language) ?? context.language ?? workspaceLanguage(context);
}

/** Remembers that somebody reads the language of the page they act on, unless it is known what they read. */
export async function learnLanguage({ db, language }: Context, personId: string): Promise<void> {
	if (!language) return;
	await db.updateTable('people').set({ language }).where('person_id', '=', personId).where('language', 'is', null).where('erased_at', 'is', null).execute();
}
