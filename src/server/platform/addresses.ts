import { addressDays } from '#core/kernel/event.ts';
import type { Context, ContextOf } from './context.ts';
import type { Tx } from './database.ts';

const keptFor = addressDays * 86_400_000;

/** Forgets where acts came from once nobody asks any more; the acts stay. */
export async function forgetOldAddresses({ db, now }: Context): Promise<void> {
	await db.updateTable('events').set({ address: null }).where('address', 'is not', null).where('at', '<', new Date(now().getTime() - keptFor)).execute();
}

/** A person who is erased leaves no address behind. */
export async function forgetAddressesOf({ db }: ContextOf<Tx>, personId: string): Promise<void> {
	await db.updateTable('events').set({ address: null }).where('actor_id', '=', personId).where('address', 'is not', null).execute();
}
