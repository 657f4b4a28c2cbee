import { mailSignInLink, signInWithLink, type Door } from '#server/people/sign-in.ts';
import type { World } from './world.ts';

/** The cookie of somebody who proved this address by the link in a mail, as headers of a request. */
export async function sessionOf(world: World, email: string): Promise<Record<string, string>> {
	const door: Door = { platform: world.platform, context: world.context, clientAddress: '192.0.2.1' };
	await mailSignInLink(door, { email, next: '/' });
	const { text_body } = await world.context.db.selectFrom('mails').select('text_body').where('to_email', '=', email).orderBy('mail_id', 'desc').executeTakeFirstOrThrow();
	const cookie = await signInWithLink(door, /token=(\w+)/.exec(text_body)?.[1] ?? '');
	return { cookie: `${cookie.name}=${cookie.value}` };
}
