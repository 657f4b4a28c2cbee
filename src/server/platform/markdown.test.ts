import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('Markdown', () => {
	test.each([
		['**bold** and _soft_', '<p><strong>bold</strong> and <em>soft</em></p>'],
		['# Title', '<h3>Title</h3>'],
		['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
		['[x](javascript:alert(1))', '<p><a rel="nofollow ugc noopener">x</a></p>'],
		['![spy](https://spy.example/a.png)', '<p></p>'],
		['a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>']
	])('%s', (text, html) => {
		expect(renderMarkdown(text).trim()).toBe(html);
	});

	test('of any text holds nothing that runs', () => {
		const pieces = fc.constantFrom('<script>', '<img src=x onerror=a()>', '[a](', 'javascript:a()', ')', '`', '"', "'", '<svg/onload=a()>', '&#x6a;', '\n', '**', '<', '>', 'data:text/html,x');
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 14 }), (parts) => {
				const html = renderMarkdown(parts.join(''));
				expect(html).not.toMatch(/<(script|svg|iframe|style|object)|<[^>]*\son\w+\s*=|href="\s*(javascript|data):/i);
			}),
			{ numRuns: 300 }
		);
	});
});
