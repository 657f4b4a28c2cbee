/** Refusals are states of the world, each with one code and one HTTP status; problem details are RFC 9457. */

export const refusalStatus = {
	'malformed-json': 400,
	'bad-request': 400,
	'bad-link': 400,
	'sign-in-required': 401,
	'bad-key': 401,
	'not-allowed': 403,
	'bad-origin': 403,
	banned: 403,
	'not-found': 404,
	'method-not-allowed': 405,
	stale: 409,
	'key-reused': 409,
	'already-set-up': 409,
	'already-exists': 409,
	'already-merged': 409,
	'same-post': 409,
	'same-subject': 409,
	'merge-cycle': 409,
	'not-merged': 409,
	'not-failed': 409,
	'would-hide': 409,
	'words-gone': 409,
	'in-use': 409,
	'last-owner': 409,
	cycle: 409,
	'not-ready': 409,
	'anchor-gone': 409,
	'sprint-over': 409,
	'sprint-running': 409,
	'not-started': 409,
	'item-closed': 409,
	'not-in-sprint': 409,
	'link-expired': 409,
	'already-decided': 409,
	'already-published': 409,
	'too-late': 409,
	'endpoint-off': 409,
	'under-way': 409,
	'too-many-webhooks': 409,
	'not-connected': 409,
	'too-large': 413,
	'unsupported-media-type': 415,
	invalid: 422,
	'notify-required': 422,
	'too-many-requests': 429,
	'internal-error': 500,
	'not-set-up': 503
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** Field name (dotted path) → what is wrong with it, as a plain sentence. */
export type FieldErrors = Record<string, string>;

/** Something the product will not do, with a sentence a person can act on. `extra` joins the problem's members. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly fields: FieldErrors | undefined;
	readonly extra: Record<string, unknown>;

	constructor(code: RefusalCode, detail: string, more: { fields?: FieldErrors; extra?: Record<string, unknown> } = {}) {
		super(detail);
		this.name = 'Refusal';
		this.code = code;
		this.fields = more.fields;
		this.extra = more.extra ?? {};
	}

	get status(): number {
		return refusalStatus[this.code];
	}
}

/** The answer for what is absent and for what is hidden: the same, so that nothing can be probed. */
export function notFound(what: string): Refusal {
	return new Refusal('not-found', `There is no such ${what}, or you may not see it.`);
}

export function invalid(fields: FieldErrors): Refusal {
	const [first] = Object.values(fields);
	return new Refusal('invalid', first ?? 'Some fields are not valid.', { fields });
}
