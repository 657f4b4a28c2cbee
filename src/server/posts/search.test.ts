import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
const boards: Record<string, string> = {};

/** Requests as people write them, and under each what somebody may type for it. */
const written = {
	'Export the calendar to a spreadsheet': ['calendar export', 'exporting calendars', 'exprot calendar', 'calender', 'spredsheet', 'calen', 'spreadsheets'],
	'Dark mode for drivers who work at night': ['dark mode', 'drak mode', 'darkmode drivers', 'drviers', 'night driver', 'nigth'],
	'Rechnungen als PDF mit der neuen Überschrift versenden': ['rechnung', 'Rechnugen', 'ueberschrift', 'uberschrift', 'überschriften', 'versende'],
	'Die Fahrer sollen ihre Schichten selbst tauschen können': ['schicht tauschen', 'Schihcten', 'fahrern', 'Shcicht'],
	'Pouvoir créer des réunions récurrentes dans le planning': ['réunion', 'reunions', 'reunoin', 'récurrente', 'recurentes'],
	'Ajouter les factures impayées à la synthèse des clients': ['facture', 'facutre', 'impayee', 'sythese', 'synthèses'],
	'Añadir contraseñas más fuertes para los administradores': ['contraseña', 'contrasena', 'contraseñas fuertes', 'contrsaeña', 'administrador'],
	'Quiero recibir las notificaciones por teléfono en la noche': ['notificación', 'notificacoines', 'telefono', 'teléfnoo'],
	'Permitir a configuração de relatórios com as datas da empresa': ['configuração', 'configuracao', 'relatorio', 'realtórios', 'cofiguração'],
	'Não consigo alterar a senha da minha conta na aplicação': ['senha', 'aplicacao', 'aplicaçao', 'alterar snha'],
	'Добавить тёмную тему для водителей, которые работают ночью': ['темная тема', 'тёмную', 'водитель', 'водиетлей', 'ночю'],
	'Не могу скачать отчёты о маршрутах за месяц': ['отчет', 'маршрут', 'маршуртах', 'скачат'],
	'カレンダーをエクスポートする機能がほしい': ['カレンダー', 'エクスポート', 'エクスポト', '機能', 'カレンダ', 'ほしい'],
	'夜間モードを追加してください': ['夜間', 'モード', '夜間モード', '追加', '夜'],
	'希望支持导出日历到电子表格': ['导出', '日历', '电子表格', '导出日历'],
	'ขอเพิ่มการแจ้งเตือนทางอีเมล': ['แจ้งเตือน', 'อีเมล']
};

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { name: 'Planned', category: 'planned' });
	boards['app'] = (await world.admin.post('/boards', { name: 'App', slug: 'app' })).body.id;
	boards['inside'] = (await world.admin.post('/boards', { name: 'Inside', slug: 'inside', visibility: 'private' })).body.id;
	for (const title of Object.keys(written)) await ask({ title });
});
afterAll(() => world.close());

async function ask(post: { title: string; body?: string; board?: string; tags?: string[] }): Promise<string> {
	const { board = 'app', ...given } = post;
	return (await world.writer.post('/posts', { boardId: boards[board], author: { email: 'carla@acme.example' }, ...given })).body.id;
}

async function find(q: string, more = '', headers?: Record<string, string>) {
	const { status, body } = await world.reader.get(`/posts?q=${encodeURIComponent(q)}${more}`, headers);
	return { status, titles: (body.data ?? []).map((post: { title: string }) => post.title), ...body };
}

describe('searching posts', () => {
	const cases = Object.entries(written).flatMap(([title, typed]) => typed.map((q) => [q, title] as const));
	test.each(cases)('%s finds “%s”', async (q, title) => {
		expect((await find(q)).titles).toContain(title);
	});

	test('a mistyped word is named in the answer, and a right one is not', async () => {
		expect((await find('exprot')).didYouMean).toBe('export');
		expect((await find('drak mode')).didYouMean).toBe('dark mode');
		expect((await find('calendar')).didYouMean).toBeNull();
		expect((await find('calen')).didYouMean).toBeNull();
		expect((await find('xylophonist')).didYouMean).toBeNull();
		expect((await world.reader.get('/posts')).body).not.toHaveProperty('didYouMean');
	});

	test('the title goes before the body, what was typed before what was meant, and then demand', async () => {
		const inBody = await ask({ title: 'Something else', body: 'Show the harbourmaster in the list.' });
		const inTitle = await ask({ title: 'Call the harbourmaster' });
		const wanted = await ask({ title: 'A harbourmaster on duty' });
		await world.writer.put(`/posts/${wanted}/vote`, { person: { email: 'dan@acme.example' } });
		const { data } = await find('harbourmaster');
		expect(data.map((post: { id: string }) => post.id)).toEqual([wanted, inTitle, inBody]);
		await ask({ title: 'The harbourmasster is misspelt here' });
		const meant = await find('harbourmasster');
		expect(meant.titles).toEqual(['The harbourmasster is misspelt here', 'A harbourmaster on duty', 'Call the harbourmaster', 'Something else']);
	});

	test('pages of a search go on from one kind of match to the next without a repetition', async () => {
		for (const n of [1, 2, 3, 4]) await ask({ title: `Zeppelin ${n}` });
		for (const n of [5, 6, 7]) await ask({ title: `Airship ${n}`, body: 'A zeppelin.' });
		const seen: string[] = [];
		let cursor: string | null = '';
		while (cursor !== null) {
			const page = await find('zeppelin', `&limit=2${cursor && `&cursor=${cursor}`}`);
			seen.push(...page.titles);
			cursor = page.nextCursor;
		}
		expect(seen).toEqual([4, 3, 2, 1].map((n) => `Zeppelin ${n}`).concat([7, 6, 5].map((n) => `Airship ${n}`)));
	});

	test('every filter and every order holds for a search too', async () => {
		const id = await ask({ title: 'Walrus feeding', tags: ['sea'] });
		const other = await ask({ title: 'Walrus petting', board: 'inside' });
		await world.writer.put(`/posts/${id}/status`, { status: 'planned', notify: false });
		const { body: people } = await world.reader.get('/people?q=carla@acme.example');
		const ids = async (more: string) => (await find('walrus', more)).data.map((post: { id: string }) => post.id);
		for (const more of ['&board=app', '&status=planned', '&tag=sea', '&status=planned&tag=sea&board=app']) expect(await ids(more)).toEqual([id]);
		expect(await ids('&board=inside')).toEqual([other]);
		expect(await ids(`&person=${people.data[0].id}`)).toEqual([other, id]);
		for (const sort of ['demand', 'new', 'trending', 'revenue', 'activity']) expect((await ids(`&sort=${sort}`)).toSorted()).toEqual([id, other].toSorted());
		expect((await find('walurs', '&status=planned&sort=new')).titles).toEqual(['Walrus feeding']);
	});

	test('what is changed or removed is found by its new words alone', async () => {
		const id = await ask({ title: 'Ocelot' });
		await world.writer.patch(`/posts/${id}`, { title: 'Margay' });
		expect((await find('ocelot')).titles).toEqual([]);
		expect((await find('margay')).titles).toEqual(['Margay']);
		await world.admin.delete(`/posts/${id}`);
		expect((await find('margay')).titles).toEqual([]);
	});

	test('a vote writes nothing that a search reads', async () => {
		const id = await ask({ title: 'Puffin' });
		const rows = () => sql`SELECT xmin::text, ctid::text FROM search_texts WHERE subject_id = ${id}`.execute(world.context.db).then(({ rows: all }) => all);
		const before = await rows();
		await world.writer.put(`/posts/${id}/vote`, { person: { email: 'eve@acme.example' } });
		expect(await rows()).toEqual(before);
	});
});

describe('the words of a duplicate', () => {
	const found = async (q: string) => (await world.reader.get(`/posts?q=${encodeURIComponent(q)}`)).body.data.map((post: { id: string }) => post.id);

	test('lead to the request that stands for it, once', async () => {
		const target = await ask({ title: 'Quokka mode for the zoo', body: 'Also with wombats.' });
		const source = await ask({ title: 'Wombats in the aviary', body: 'And a quokka.' });
		await world.writer.post(`/posts/${target}/merges`, { sourceId: source, notify: false });
		expect(await found('aviary')).toEqual([target]);
		expect(await found('quokka')).toEqual([target]);
		await world.writer.delete(`/posts/${target}/merges/${source}`);
		expect(await found('aviary')).toEqual([source]);
	});
});

describe('who may find what', () => {
	/** A key that sees the public board alone. */
	let outside: Record<string, string>;
	beforeAll(async () => {
		const { body } = await world.admin.post('/keys', { name: 'Outside', scopes: ['read'], boardIds: [boards['app']] });
		outside = { authorization: `Bearer ${body.key}` };
	});

	test('words of a hidden board are neither found nor offered to somebody who may not see it', async () => {
		await ask({ title: 'Acquisition of Umbrella', board: 'inside' });
		expect((await find('acquisition')).titles).toEqual(['Acquisition of Umbrella']);
		expect(await find('acquisition', '', outside)).toMatchObject({ data: [], didYouMean: null });
		expect((await find('acquisitoin')).didYouMean).toBe('acquisition');
		expect(await find('acquisitoin', '', outside)).toMatchObject({ data: [], didYouMean: null });
	});

	test('a duplicate on a hidden board leads nobody to the one that stands for it who may not see it', async () => {
		const target = await ask({ title: 'Lemur crossing' });
		const source = await ask({ title: 'Tamarin crossing', board: 'inside' });
		await world.writer.post(`/posts/${target}/merges`, { sourceId: source, notify: false });
		expect((await find('tamarin')).titles).toEqual(['Lemur crossing']);
		expect((await find('tamarin', '', outside)).data).toEqual([]);
	});

	test('a word near one on a hidden board is still corrected by one that may be seen', async () => {
		for (const n of [1, 2, 3]) await ask({ title: `Crates ${n}`, board: 'inside' });
		await ask({ title: 'Grates' });
		expect((await find('brates', '', outside)).didYouMean).toBe('grates');
	});
});

describe('hostile searches', () => {
	test.each([
		['only punctuation', '\'":*&|!()<->@@ \\'],
		['the operators of text search', "foo & !bar | (baz:* <-> 'qux')"],
		['a quote within a word', "o'neill'); DROP TABLE posts; --"],
		['NUL and control characters', 'cal\0endar\u0007 \u202e'],
		['half a character', '\ud800 calendar'],
		['nothing', ''],
		['white space', ' \t\n '],
		['one letter', 'e'],
		['two hundred letters', 'q'.repeat(200)],
		['a hundred words', 'a b '.repeat(50)],
		['marks without letters', '\u0301\u0301\u0301'],
		['emoji', '🦆🦆🦆'],
		['little words alone', 'the of and']
	])('%s answers with a list', async (_, q) => {
		const { body } = await world.reader.get(`/posts?${new URLSearchParams({ q })}`);
		expect(body.data).toBeInstanceOf(Array);
	});

	test('ten thousand characters are refused with a sentence', async () => {
		const { status, body } = await world.reader.get(`/posts?q=${'q'.repeat(10_000)}`);
		expect([status, body.fields.q]).toEqual([422, 'may have at most 200 characters']);
	});

	test.each(['x', btoa('[9999,1,"post_"]'), btoa('["a",1,"b"]'), btoa('[0.5,1,"b"]'), btoa('[-1,1,"b"]')])('a cursor that was made up (%s) answers with a list', async (cursor) => {
		const { body } = await world.reader.get(`/posts?q=calendar&cursor=${encodeURIComponent(cursor)}`);
		expect(body.data).toBeInstanceOf(Array);
	});
});
