import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hurryJobs, runJobs } from '#rig/jobs.ts';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { askToSend } from '#server/notifications/sending.ts';
import { act } from './acts.ts';
import { History, type HistoryOf } from './history.ts';
import { randomFrom, start } from './processes.ts';

const runs = Number(process.env['FAULT_RUNS'] ?? 8);
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 100_000);

let smtp: FakeSmtp;
let world: World;
let boardId: string;
beforeAll(async () => {
	smtp = await startSmtp();
	world = await makeWorld({ SMTP_URL: smtp.url });
	await world.admin.post('/statuses', { key: 'open', name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'planned', name: 'Planned', category: 'planned' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

let made = 0;
async function begin(of: Pick<HistoryOf, 'deliver' | 'put'>): Promise<History> {
	const history = new History({ world, smtp, boardId, name: `h${++made}`, ...of });
	await history.begin();
	return history;
}

const askForLetters = () => world.context.db.transaction().execute((tx) => askToSend({ ...world.context, db: tx }));

async function deliver(): Promise<void> {
	await askForLetters();
	await runJobs(world.platform);
}

test(`whatever happens, who has to hear hears once, nobody hears what was taken back, and no address is tried again after it was refused (seed ${seed})`, { timeout: 300_000 }, async () => {
	let certain = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 45, size: 'max' }), async (acts) => {
			const history = await begin({ deliver });
			for (const one of acts) await history.perform(one);
			await history.end();
			const verdict = history.verdict();
			expect(verdict.wrong).toEqual([]);
			expect([...history.gone.values()].filter((times) => times > 1)).toEqual([]);
			certain += verdict.certain;
		}),
		{ numRuns: runs, seed, endOnFailure: true }
	);
	expect(certain).toBeGreaterThan(runs);
	process.stdout.write(`seed ${seed}: ${runs} histories, ${certain} who had to hear did\n`);
});

test(`the same holds while the worker and the web process are killed in the middle of what they do (seed ${seed})`, { timeout: 300_000 }, async () => {
	const random = randomFrom(seed);
	let kills = 0;
	let certain = 0;
	/** Goes on until some letters came or nothing more does, and is then ended wherever it is. */
	const deliverAndDie = async () => {
		await askForLetters();
		const enough = smtp.received.length + 1 + Math.floor(random() * 4);
		const worker = await start('worker-process.ts', world, { SMTP_URL: smtp.url });
		const until = Date.now() + 200 + random() * 500;
		while (smtp.received.length < enough && Date.now() < until) await wait(2);
		await worker.kill();
		kills += 1;
	};
	/** A worker that lives gives back the jobs that killed ones held; what failed is tried again. */
	const deliverAtLast = async () => {
		const worker = await start('worker-process.ts', world, { SMTP_URL: smtp.url });
		await worker.stop();
		await hurryJobs(world.platform);
		await deliver();
	};
	/** Sends what may be lost with the process, which is started again for the next. */
	const putToDying = async (path: string, body: object) => {
		const web = await start('web-process.ts', world, { PORT: '0' });
		const answered = fetch(`http://127.0.0.1:${web.said.split(' ')[1]}/api/v1${path}`, { method: 'PUT', body: JSON.stringify(body), headers: { ...world.writer.headers, 'content-type': 'application/json' } }).catch(() => null);
		await Promise.race([answered, wait(random() * 400)]);
		await web.kill();
		await answered;
		kills += 1;
	};
	const [histories] = fc.sample(fc.array(fc.array(act, { minLength: 20, maxLength: 30, size: 'max' }), { minLength: 3, maxLength: 3 }), { seed, numRuns: 1 });
	for (const acts of histories ?? []) {
		const history = await begin({ deliver: deliverAndDie, put: putToDying });
		for (const one of acts) await history.perform(one);
		await history.end(deliverAtLast);
		const verdict = history.verdict();
		expect(verdict.wrong).toEqual([]);
		expect([...history.gone.values()].filter((times) => times > 1 + kills)).toEqual([]);
		certain += verdict.certain;
	}
	expect(kills).toBeGreaterThan(0);
	process.stdout.write(`seed ${seed}: ${kills} kills, ${certain} who had to hear did\n`);
});
