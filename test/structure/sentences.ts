/**
 * The words that a component would show by itself: text between tags, and the attributes that are read out or shown,
 * as far as they hold two words or more. What stands in braces comes from somewhere else.
 */
export function sentencesIn(component: string): string[] {
	const markup = component.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '');
	const attributes = [...markup.matchAll(/\s(?:aria-label|aria-description|label|title|placeholder|alt|description|heading)="([^"{]*\s[^"{]*)"/g)].map(([, value]) => value ?? '');
	const texts = withoutBraces(markup)
		.replace(/<[^>]*>/g, '\n')
		.split('\n')
		.map((text) => text.trim());
	return [...attributes, ...texts].filter((text) => /\p{L}{2,}[,;:.]?\s+\p{L}{2,}/u.test(text));
}

function withoutBraces(markup: string): string {
	let depth = 0;
	let kept = '';
	for (const character of markup) {
		if (character === '{') depth += 1;
		if (depth === 0) kept += character;
		if (character === '}') depth -= 1;
	}
	return kept;
}
