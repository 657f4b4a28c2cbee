/** Every catalogue that public pages speak from. */
import { catalogue as changelog } from '#core/changelog/languages/catalogue.ts';
import { catalogue as comments } from '#core/comments/languages/catalogue.ts';
import { catalogue as frame } from '#core/frame/languages/catalogue.ts';
import type { Catalogue } from '#core/kernel/catalogue.ts';
import { catalogue as evidence } from '#core/evidence/languages/catalogue.ts';
import type { Language } from '#core/kernel/languages.ts';
import { catalogue as moderation } from '#core/moderation/languages/catalogue.ts';
import { catalogue as notifications } from '#core/notifications/languages/catalogue.ts';
import { doorCatalogue } from '#core/people/languages/catalogue.ts';
import { catalogue as posts } from '#core/posts/languages/catalogue.ts';
import { catalogue as roadmap } from '#core/roadmap/languages/catalogue.ts';
import type { Spoken } from '#web/ui/text/spoken.ts';

export const catalogues: Readonly<Record<Language, object>>[] = [changelog, comments, evidence, frame, moderation, notifications, doorCatalogue, posts, roadmap];
const byEnglish = new Map(catalogues.map((catalogue) => [catalogue.en, catalogue]));

/** Finds the sentences of a language by the English ones. */
export function spokenIn(language: Language): Spoken {
	return <Words extends object>(english: Words) => (byEnglish.get(english) as Catalogue<Words> | undefined)?.[language] as Words | undefined ?? english;
}
