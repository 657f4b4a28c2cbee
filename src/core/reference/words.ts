/** Sentences of the API's documentation page. */
export const words = {
	title: 'API reference',
	lead: 'Everything that the pages do can be done through this API.',
	basics: 'Basics',
	basicsText: [
		'All addresses below stand under /api/v1. Requests and answers are JSON, times are RFC 3339 in UTC, ids are opaque strings whose prefix tells the kind.',
		'Send an API key as “Authorization: Bearer wk_…”. Admins make keys under Settings → API keys; a key has the scope read, write or admin.',
		'Lists take limit (25 unless said, 100 at most) and cursor, and answer { data, nextCursor }.',
		'A POST with an Idempotency-Key is done once: the same key and body get the stored answer, another body is refused.',
		'An update with If-Match: "<version>" is refused as stale when the version has moved on.',
		'Whatever can tell people takes notify: true or false, and never decides by itself.'
	],
	problems: 'Problems',
	problemsLead: 'Errors are RFC 9457 problem details with a code that does not change, a sentence, and a request id.',
	code: 'Code',
	status: 'Status',
	parameters: 'Parameters',
	body: 'Body',
	answer: 'Answer',
	required: 'required',
	contents: 'Resources',
	machine: 'OpenAPI 3.1 document'
} as const;
