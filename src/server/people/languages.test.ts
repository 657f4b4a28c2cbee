import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import type { Language } from '#core/kernel/languages.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/context.ts';
import { ensurePerson } from './ensure.ts';
import { languageForAddress } from './languages.ts';
import { visitor } from '#core/access/roles.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

const onPage = (language: Language | null): Context => ({ ...world.context, viewer: visitor, language });
const asks = (email: string, language: Language | null) => inTransaction(onPage(language), (_, inner) => ensurePerson(inner, { email }));
const keptOf = async (email: string) => (await world.context.db.selectFrom('people').select('language').where('email', '=', email).executeTakeFirst())?.language;

describe('the language of a person', () => {
	test('is that of the page on which they first ask, and stays so on other pages', async () => {
		await asks('ada@reads.test', 'fr');
		await asks('ada@reads.test', 'de');
		expect(await keptOf('ada@reads.test')).toBe('fr');
	});

	test('is learned later where nothing was known, and not by what the team does for them', async () => {
		await asks('bo@reads.test', null);
		expect(await keptOf('bo@reads.test')).toBeNull();
		await inTransaction({ ...world.context, language: 'es' }, (_, inner) => ensurePerson(inner, { email: 'bo@reads.test' }));
		expect(await keptOf('bo@reads.test')).toBeNull();
		await asks('bo@reads.test', 'ar');
		expect(await keptOf('bo@reads.test')).toBe('ar');
	});

	test('is said by the host application, and refused where it is not spoken here', async () => {
		expect((await world.admin.put('/people/host-1', { name: 'Amal', language: 'ar' })).body).toMatchObject({ language: 'ar' });
		expect((await world.admin.put('/people/host-1', { name: 'Amal H.' })).body).toMatchObject({ language: 'ar' });
		expect((await world.admin.put('/people/host-1', { language: null })).body).toMatchObject({ language: null });
		expect((await world.admin.put('/people/host-1', { language: 'tlh' })).body).toMatchObject({ code: 'invalid', fields: { language: 'must be one of en, de, fr, es, ar' } });
	});

	test('is one of their preferences', async () => {
		expect((await world.writer.put('/me/preferences', { language: 'de' })).body).toMatchObject({ language: 'de', status: 'instant' });
		expect((await world.writer.get('/me/preferences')).body).toMatchObject({ language: 'de' });
		expect((await world.writer.put('/me/preferences', { language: 'DE' })).status).toBe(422);
	});

	test('is forgotten with them', async () => {
		const { body } = await world.admin.put('/people/gone@reads.test', { language: 'es' });
		await world.admin.delete(`/people/${body.id}`);
		const row = await world.context.db.selectFrom('people').select(['language', 'erased_at']).where('person_id', '=', String(body.id)).executeTakeFirstOrThrow();
		expect([row.language, row.erased_at !== null]).toEqual([null, true]);
	});
});

test('a letter is in the language of its person, else of the page, else of the workspace', async () => {
	await asks('cleo@reads.test', 'fr');
	expect(await languageForAddress(onPage('de'), 'cleo@reads.test')).toBe('fr');
	expect(await languageForAddress(onPage('de'), 'nobody@reads.test')).toBe('de');
	expect((await world.admin.patch('/workspace', { language: 'es' })).body).toMatchObject({ language: 'es' });
	expect(await languageForAddress(onPage(null), 'nobody@reads.test')).toBe('es');
	expect((await world.writer.patch('/workspace', { language: 'ar' })).status).toBe(403);
});
