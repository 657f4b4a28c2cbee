/** The typed client of the REST API for the team's screens: the same door as everyone else's. */
import type { FieldErrors, RefusalCode } from '#core/kernel/problem.ts';

export class ApiProblem extends Error {
	readonly status: number;
	readonly code: RefusalCode | 'offline';
	readonly fields: FieldErrors;
	/** Everything the problem said, for members such as `path` or `unmet`. */
	readonly members: Record<string, unknown>;

	constructor(status: number, members: Record<string, unknown>) {
		super(typeof members['detail'] === 'string' ? members['detail'] : 'The server did not answer as expected. Nothing was changed.');
		this.name = 'ApiProblem';
		this.status = status;
		this.code = (members['code'] as RefusalCode | undefined) ?? 'internal-error';
		this.fields = (members['fields'] as FieldErrors | undefined) ?? {};
		this.members = members;
	}

	get detail(): string {
		return this.message;
	}
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function request<T>(method: Method, path: string, body?: unknown, more: { version?: number } = {}): Promise<T> {
	const headers: Record<string, string> = { accept: 'application/json' };
	if (body !== undefined) headers['content-type'] = 'application/json';
	if (more.version !== undefined) headers['if-match'] = `"${more.version}"`;
	if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
	return answerOf<T>(await send(`/api/v1${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) }));
}

/** Sends a file as it is. */
async function upload<T>(path: string, file: Blob): Promise<T> {
	const headers = { accept: 'application/json', 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() };
	return answerOf<T>(await send(`/api/v1${path}`, { method: 'POST', headers, body: file }));
}

async function answerOf<T>(response: Response): Promise<T> {
	if (response.status === 204) return undefined as T;
	const answer: unknown = await response.json().catch(() => ({}));
	if (!response.ok) throw new ApiProblem(response.status, answer as Record<string, unknown>);
	return answer as T;
}

let lastWriteAt = -Infinity;
const writeListeners = new Set<() => void>();

/** Calls when this page has changed something. Returns the end of it. */
export function onWrite(listener: () => void): () => void {
	writeListeners.add(listener);
	return () => void writeListeners.delete(listener);
}

/** Whether this page changed something in the last seconds, so that what the viewer is said to have done is on the screen already. */
export function wroteLately(): boolean {
	return performance.now() - lastWriteAt < 5_000;
}

async function send(path: string, init: RequestInit): Promise<Response> {
	if (init.method !== 'GET') lastWriteAt = performance.now();
	try {
		const response = await fetch(path, init);
		if (init.method !== 'GET' && response.ok) for (const listener of writeListeners) listener();
		return response;
	} catch {
		throw new ApiProblem(0, { code: 'offline', detail: 'The server could not be reached. Nothing was changed; please try again.' });
	}
}

export const api = {
	get: <T>(path: string) => request<T>('GET', path),
	post: <T>(path: string, body: unknown = {}) => request<T>('POST', path, body),
	put: <T>(path: string, body: unknown = {}, version?: number) => request<T>('PUT', path, body, version === undefined ? {} : { version }),
	patch: <T>(path: string, body: unknown, version?: number) => request<T>('PATCH', path, body, version === undefined ? {} : { version }),
	delete: <T = void>(path: string, body?: unknown) => request<T>('DELETE', path, body),
	upload
};

/** The plain sentence to show for whatever went wrong. */
export function sentenceOf(error: unknown): string {
	return error instanceof ApiProblem ? error.detail : 'Something went wrong here. Nothing was changed; please try again.';
}
