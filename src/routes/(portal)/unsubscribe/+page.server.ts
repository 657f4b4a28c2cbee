import { personAsking, readMailSettings } from '#server/notifications/service.ts';
import { runningProcess } from '#server/process.ts';
import { page } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

/** Shows the question and changes nothing: programs that look for bad links open every one of them. */
export const load: PageServerLoad = ({ locals: { context }, url, setHeaders }) =>
	page(async () => {
		setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
		const token = url.searchParams.get('token') ?? '';
		const personId = personAsking(context, { secret: runningProcess().platform.secret, token });
		return { token, settings: personId ? await readMailSettings(context, personId) : null };
	});
