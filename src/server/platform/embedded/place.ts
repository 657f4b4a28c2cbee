import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { accountForServer, type Account } from './account.ts';
import { copiedBinaries, linkedBinaries, packagedBinaries, type Binaries } from './binaries.ts';

/** Where the parts of one embedded server are. */
export type Place = {
	/** Holds the cluster, the lock and the server's log; belongs to the account. */
	folder: string;
	cluster: string;
	serverLog: string;
	binaries: Binaries;
	/** Null: the server runs as the user of this process. */
	account: Account | null;
	password: string;
};

type Pointer = { folder: string; password: string };

/** For root: a system user can enter it, whatever folder WINNOW_DATA names. */
const systemFolder = '/var/lib/winnow';
/** Relative, so that a data folder that is moved or copied takes its database along. */
const inside = '.';

/** Finds the place that belongs to a data folder, and makes it the first time. */
export async function placeFor(dataFolder: string): Promise<Place> {
	const account = await accountForServer();
	const own = join(dataFolder, 'postgres');
	await mkdir(own, { recursive: true, mode: 0o700 });
	const pointer = (await readPointer(own)) ?? (await makePointer(own, account ? await unusedSystemFolder(dataFolder) : inside));
	refuseOtherUser(pointer, own, account);
	await mkdir(pointer.folder, { recursive: true, mode: account ? 0o755 : 0o700 });
	const packaged = await packagedBinaries();
	const binaries = account ? await copiedBinaries(packaged, systemFolder) : await linkedBinaries(packaged, own);
	if (account) await giveTo(account, pointer.folder);
	if (pointer.folder !== own) await sayWhere(dataFolder, pointer.folder, account);
	return {
		...pointer,
		cluster: join(pointer.folder, 'cluster'),
		serverLog: join(pointer.folder, 'server.log'),
		binaries,
		account
	};
}

/** The place and the password of a data folder where a server ran before; null where none did. */
export function knownPlace(dataFolder: string): Promise<Pointer | null> {
	return readPointer(join(dataFolder, 'postgres'));
}

async function readPointer(own: string): Promise<Pointer | null> {
	try {
		const { folder, password } = JSON.parse(await readFile(join(own, 'where.json'), 'utf8')) as Pointer;
		return { folder: resolve(own, folder), password };
	} catch {
		return null;
	}
}

function refuseOtherUser(pointer: Pointer, own: string, account: Account | null): void {
	if ((pointer.folder === own) === (account === null)) return;
	const maker = account ? 'a user who is not root' : 'root';
	throw new Error(`The database in ${pointer.folder} was made by ${maker}; start Winnow as that user again, or set WINNOW_DATA to another folder.`);
}

/** Written once; of two processes that begin at the same moment, both get the first one's. */
async function makePointer(own: string, folder: string): Promise<Pointer> {
	const draft = join(own, `where.${process.pid}.draft`);
	await writeFile(draft, JSON.stringify({ folder, password: randomBytes(24).toString('hex') }), { mode: 0o600 });
	await link(draft, join(own, 'where.json')).catch(() => null);
	await rm(draft, { force: true });
	const pointer = await readPointer(own);
	if (!pointer) throw new Error(`The file ${join(own, 'where.json')} cannot be read, so the database cannot be found.`);
	return pointer;
}

/** Named after the data folder; one that an emptied data folder left behind is kept, never reused. */
async function unusedSystemFolder(dataFolder: string): Promise<string> {
	const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
	const name = join(systemFolder, 'clusters', `${basename(dataFolder)}-${hash}`);
	for (let count = 1; ; count++) {
		const folder = count === 1 ? name : `${name}-${count}`;
		if (!(await stat(folder).catch(() => null))) return folder;
	}
}

async function giveTo(account: Account, folder: string): Promise<void> {
	await chmod(systemFolder, 0o755);
	await chmod(join(systemFolder, 'clusters'), 0o755);
	await chown(folder, account.uid, account.gid);
	await chmod(folder, 0o750);
}

async function sayWhere(dataFolder: string, folder: string, account: Account | null): Promise<void> {
	const text = `PostgreSQL does not run as root, so its data is not in this folder.
It is in ${folder} and belongs to the user ${account?.name ?? 'of the server'}.
Keep both folders together when you copy or move them; "winnow backup" saves everything in one file.
`;
	await writeFile(join(dataFolder, 'WHERE-IS-MY-DATA.txt'), text);
}
