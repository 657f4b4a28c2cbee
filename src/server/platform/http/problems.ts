import { Refusal } from '#core/kernel/problem.ts';
import type { Log } from '../log.ts';

const titles: Record<number, string> = {
	400: 'Bad request',
	401: 'Sign in first',
	403: 'Not allowed',
	404: 'Not found',
	405: 'Method not allowed',
	409: 'Conflict',
	413: 'Too large',
	415: 'Unsupported media type',
	422: 'Not valid',
	429: 'Too many requests',
	500: 'Something went wrong',
	503: 'Not ready yet'
};

/** The one edge where errors become answers: a refusal says what it is, anything else is logged and says nothing. */
export function problemResponse(error: unknown, requestId: string, log: Log): Response {
	const refusal = error instanceof Refusal ? error : unexpected(error, requestId, log);
	const body = {
		type: `/api/docs#problem-${refusal.code}`,
		title: titles[refusal.status] ?? 'Problem',
		status: refusal.status,
		detail: refusal.message,
		code: refusal.code,
		requestId,
		...(refusal.fields ? { fields: refusal.fields } : {}),
		...refusal.extra
	};
	const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-request-id': requestId });
	if (refusal.status === 401) headers.set('www-authenticate', 'Bearer');
	if (typeof refusal.extra['retryAfter'] === 'number') headers.set('retry-after', String(refusal.extra['retryAfter']));
	return new Response(JSON.stringify(body), { status: refusal.status, headers });
}

function unexpected(error: unknown, requestId: string, log: Log): Refusal {
	const known = refusalFromDatabase(error);
	if (known) return known;
	log.error({ err: error, requestId }, 'A request failed unexpectedly.');
	return new Refusal('internal-error', 'Something went wrong on our side. Nothing was changed; please try again.');
}

/** What the database refuses although the rules let it pass: text it cannot hold, and two writers at one row. */
function refusalFromDatabase(error: unknown): Refusal | null {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	if (code === '22021' || code === '22P05') return new Refusal('invalid', 'The text holds a character that cannot be stored.');
	if (code === '22P02' || code === '22007' || code === '22008') return new Refusal('invalid', 'A value of the request, such as its cursor, does not have the right form.');
	if (code === '40001' || code === '40P01') return new Refusal('stale', 'Someone else changed the same thing at the same moment. Please try again.');
	if (code === '23505') return new Refusal('already-exists', 'Something with the same key exists already.');
	return null;
}
