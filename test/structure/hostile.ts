/** Text that breaks what is careless: the database, the page, the log, or the reader's eye. */
export const hostileTexts = [
	'a\0b',
	'a\ud800b',
	'x'.repeat(10_000),
	"'; DROP TABLE posts; --",
	'<script>alert(1)</script><img src=x onerror=alert(1)>',
	'\u202Eevil\u202C \u200B',
	'{{7*7}} ${7*7} %s %n',
	'e\u0301'.repeat(500),
	'\r\nBcc: all@evil.example'
];
