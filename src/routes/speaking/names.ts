/** Names that a workspace got with its set-up and never changed are said in the language of the page. */
import { statusNameIn } from '#core/boards/languages/catalogue.ts';
import type { Language } from '#core/kernel/languages.ts';
import type { Post } from '#core/posts/contract.ts';
import type { Column } from '#core/roadmap/contract.ts';
import { catalogue } from '#core/roadmap/languages/catalogue.ts';

export function postIn(language: Language, post: Post): Post {
	const { statusDetail } = post;
	return { ...post, statusDetail: { ...statusDetail, name: statusNameIn(language, statusDetail) } };
}

export function columnIn(language: Language, column: Column): Column {
	const { category, key, name } = column;
	if (category) return { ...column, name: statusNameIn(language, { name, category }) };
	const horizons = catalogue.en.horizons as Record<string, string>;
	return horizons[key] === name ? { ...column, name: catalogue[language].horizons[key as 'now'] } : column;
}
