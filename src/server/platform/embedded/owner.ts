import { rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beginningOf, isAlive } from './processes.ts';

/** A server stays for long; a command ends soon and is worth waiting for. */
export type Purpose = 'server' | 'command';
export type Owner = { pid: number; beginning: string | null; purpose: Purpose };
export type Ownership = { release(): void };

/** Milliseconds to wait for an owner: a server may be stopping right now, a command ends by itself. */
const patience = { server: 3_000, command: 15_000 };

/**
 * Makes this process the one owner of a folder. What a dead process left is taken over, also when its id now belongs
 * to another one. @throws a plain sentence that names the process that owns the folder.
 */
export async function ownFolder(folder: string, purpose: Purpose, shownAs: string): Promise<Ownership> {
	const mine: Owner = { pid: process.pid, beginning: await beginningOf(process.pid), purpose };
	const began = Date.now();
	for (;;) {
		if (await claim(folder, mine)) return ownership(folder);
		const owner = await ownerOf(folder);
		if (!owner) await clearLeftover(folder);
		else if (owner.pid === process.pid || Date.now() - began > patience[owner.purpose]) throw new Error(refusal(owner, shownAs));
		else await delay(100);
	}
}

/** The living owner of a folder, or null. */
export async function ownerOf(folder: string): Promise<Owner | null> {
	const owner = await readOwner(lockIn(folder));
	return owner && (await isLiving(owner)) ? owner : null;
}

function lockIn(folder: string): string {
	return join(folder, 'owner.json');
}

function refusal({ pid }: Owner, shownAs: string): string {
	return `The data folder ${shownAs} is in use by another Winnow (process ${pid}); stop that one first or set WINNOW_DATA to another folder.`;
}

/** A link appears with its content or not at all, and never in place of another. */
async function claim(folder: string, mine: Owner): Promise<boolean> {
	const draft = join(folder, `owner.${process.pid}.draft`);
	await writeFile(draft, JSON.stringify(mine));
	try {
		await link(draft, lockIn(folder));
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
}

function ownership(folder: string): Ownership {
	const release = () => {
		process.off('exit', release);
		rmSync(lockIn(folder), { force: true });
	};
	process.once('exit', release);
	return { release };
}

/** Of two that clear at once, the slower one may move away the quicker one's new lock; it looks, and puts it back. */
async function clearLeftover(folder: string): Promise<void> {
	const aside = join(folder, `owner.${process.pid}.leftover`);
	try {
		await rename(lockIn(folder), aside);
	} catch {
		return;
	}
	const moved = await readOwner(aside);
	if (moved && (await isLiving(moved))) await link(aside, lockIn(folder)).catch(() => null);
	await rm(aside, { force: true });
}

async function isLiving(owner: Owner): Promise<boolean> {
	return isAlive(owner.pid) && (await beginningOf(owner.pid)) === owner.beginning;
}

async function readOwner(path: string): Promise<Owner | null> {
	try {
		return JSON.parse(await readFile(path, 'utf8')) as Owner;
	} catch {
		return null;
	}
}
