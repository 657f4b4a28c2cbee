import { Refusal } from '#core/kernel/problem.ts';
import { system } from '#core/access/roles.ts';
import type { Api } from '../platform/http/route.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import { readMailLink } from './links.ts';
import { unsubscribe } from './subscriptions.ts';

/**
 * The one-click unsubscription of RFC 8058: a POST from a mail program, without cookie, sign-in or redirect. The signed
 * token in the address is the whole permission, so it is not asked where the request comes from. The page that a GET
 * shows changes nothing, because programs that look for bad links follow every one.
 */
export function registerOneClick(api: Api, platform: Platform): void {
	api.post('/unsubscribe', async (c) => {
		const link = readMailLink(platform.secret, c.req.query('token') ?? '');
		if (!link) throw new Refusal('bad-link', 'This link is not complete or not ours. Open it again from the mail, with all of its letters.');
		await unsubscribe(contextFor(platform, link.workspaceId, system), link.personId);
		return c.text('You are unsubscribed. No more news will come to this address.\n', 200, { 'cache-control': 'no-store' });
	});
}
