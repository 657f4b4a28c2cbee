/** The languages that mails and public pages are written in. The team's screens and the API speak English. */
export const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Each language as those who read it call it. */
export const nativeNames: Record<Language, string> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ar: 'العربية' };

export function directionOf(language: Language): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language of a tag (BCP 47) such as “de-AT”, or null for one that is not spoken here and for what is no tag. */
export function languageOf(tag: string | null | undefined): Language | null {
	if (!tag || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag)) return null;
	return languages.find((language) => language === tag.split('-')[0]?.toLowerCase()) ?? null;
}

/** The first of these tags, best first, that is spoken here. */
export function languageFrom(tags: readonly (string | null | undefined)[]): Language | null {
	for (const tag of tags) {
		const language = languageOf(tag);
		if (language) return language;
	}
	return null;
}
