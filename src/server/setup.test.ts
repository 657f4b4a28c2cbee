import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '#rig/database.ts';
import { createApp } from './app.ts';
import { createKey } from './people/keys.ts';
import { signInWithPassword } from './people/sign-in.ts';
import { readConfig } from './platform/config.ts';
import { makePlatform, type Platform } from './platform/platform.ts';
import { isSetUp, setUpWorkspace } from './setup.ts';

let platform: Platform;
let drop: () => Promise<void>;
const given = { company: 'Harbour', name: 'Olga', email: 'olga@harbour.example', password: 'a long enough one', boards: ['Ideas', 'Mobile app'], demo: false };

beforeAll(async () => {
	const database = await createDatabase();
	drop = database.drop;
	const config = readConfig({ BASE_URL: 'http://winnow.test', LOG_LEVEL: 'error', WINNOW_DATA: '/nonexistent' });
	platform = makePlatform({ config, secret: 'a secret of the tests only', ownerUrl: database.url });
});
afterAll(async () => {
	await platform.close();
	await drop();
});

test('before set-up the API says so', async () => {
	expect(await isSetUp(platform)).toBe(false);
	const answer = await createApp(platform).request('http://winnow.test/api/v1/boards');
	expect(answer.status).toBe(503);
	expect(await answer.json()).toMatchObject({ code: 'not-set-up' });
});

test('of several set-ups at once one wins, and it leaves everything a team begins with', async () => {
	const outcomes = await Promise.allSettled([1, 2, 3].map(() => setUpWorkspace(platform, given)));
	const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
	expect(won).toHaveLength(1);
	expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))).toEqual(['already-set-up', 'already-set-up']);
	const [{ context, ownerId } = await Promise.reject(new Error('Nobody won.'))] = won;
	const { key } = await createKey(context, { name: 'test', scopes: ['admin'] }, ownerId);
	const get = async (path: string) => (await createApp(platform).request(`http://winnow.test/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })).json();
	expect((await get('/boards')).data.map(({ slug }: { slug: string }) => slug)).toEqual(['ideas', 'mobile-app']);
	expect((await get('/statuses')).data.map((status: { key: string }) => status.key)).toEqual(['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined']);
	expect((await get('/members')).data).toMatchObject([{ name: 'Olga', role: 'owner' }]);
	const criteria = await context.db.selectFrom('ready_criteria').select('key').execute();
	expect(criteria.length).toBeGreaterThan(3);
	await signInWithPassword({ platform, context, clientAddress: '192.0.2.1' }, given);
});

test('a second set-up is refused and changes nothing', async () => {
	await expect(setUpWorkspace(platform, { ...given, company: 'Other' })).rejects.toMatchObject({ code: 'already-set-up' });
	expect(await isSetUp(platform)).toBe(true);
});
