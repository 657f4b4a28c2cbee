import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system's user that the database server runs as. */
export type Account = { name: string; uid: number; gid: number };

/** PostgreSQL refuses to run as root; for root this finds or makes an account of its own, for anyone else it is null. */
export async function accountForServer(): Promise<Account | null> {
	if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
	const own = (await lookUp('winnow')) ?? (await makeAccount());
	const found = own ?? (await lookUp('postgres')) ?? (await lookUp('nobody'));
	if (!found) throw new Error('PostgreSQL does not run as root and no other user could be made; start Winnow as another user.');
	return found;
}

async function makeAccount(): Promise<Account | null> {
	const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/var/lib/winnow', '--shell', '/usr/sbin/nologin'];
	// A failure is answered by the look-up: another process may have made it at the same moment.
	await run('useradd', [...flags, 'winnow']).catch(() => null);
	return lookUp('winnow');
}

async function lookUp(name: string): Promise<Account | null> {
	try {
		const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)));
		return uid && gid ? { name, uid, gid } : null;
	} catch {
		return null;
	}
}
