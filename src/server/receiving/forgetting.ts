import type { Context } from '../platform/context.ts';

/** No server tries for so long to hand the same mail over: milliseconds. */
const remembered = 90 * 86_400_000;

/** Forgets the Message-IDs of mails that came long ago. */
export async function forgetOldMails({ db, now }: Context): Promise<void> {
	await db.deleteFrom('received_mails').where('received_at', '<', new Date(now().getTime() - remembered)).execute();
}
