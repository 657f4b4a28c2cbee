import type { HoldRule, Settings } from './contract.ts';

/** What somebody wants to publish, and how it came. */
export type Submission = {
	text: string;
	/** True where the field that nobody sees was filled in. */
	trapped?: boolean;
	/** Milliseconds between the form's making and its coming back; null where it does not say, undefined where there was no form. */
	elapsed?: number | null;
};

export type Finding = { rule: HoldRule; found: string[] };

/** Nobody types a sentence faster, in milliseconds. */
export const leastFillTime = 1_500;

/**
 * Why a text waits for review; an empty list publishes it. The first text and the links are asked of people who have published
 * nothing yet or only typed an address, words and forms of everybody who is not of the team. `lists` are words and phrases in any
 * case.
 */
export function judge(submission: Submission, settings: Omit<Settings, 'version'>, { isNew, lists }: { isNew: boolean; lists: ReadonlySet<string>[] }): Finding[] {
	const links = isNew && settings.mostLinks !== null ? linksIn(submission.text) : [];
	const words = wordsFound(submission.text, lists);
	return [
		...(submission.trapped ? [finding('trap')] : []),
		...(tooQuick(submission.elapsed) ? [finding('haste')] : []),
		...(isNew && settings.reviewFirst ? [finding('first')] : []),
		...(links.length > (settings.mostLinks ?? Infinity) ? [finding('links', links)] : []),
		...(words.length > 0 ? [finding('words', words)] : [])
	];
}

function finding(rule: HoldRule, found: string[] = []): Finding {
	return { rule, found: found.slice(0, 10) };
}

function tooQuick(elapsed: number | null | undefined): boolean {
	return elapsed === null || (elapsed !== undefined && elapsed < leastFillTime);
}

/** Where a text leads to: the hosts of its addresses, also of those written without a scheme. One per address. */
export function linksIn(text: string): string[] {
	const addresses = text.matchAll(/(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)([^\s/?#<>()[\]"']{1,253})/giu);
	return [...addresses].map(([, host = '']) => host.toLowerCase());
}

/** One form for one word: letters and digits alone, without case, with single spaces between. */
export function plain(text: string): string {
	return (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

const longestPhrase = 5;
/** Scripts that put no space between words, where a phrase may begin anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The listed words and phrases that a text holds as whole words, in the order of the text. Lists hold them {@link plain}. */
export function wordsFound(text: string, lists: ReadonlySet<string>[]): string[] {
	const found = new Set<string>();
	const words = plain(text).split(' ');
	const isListed = (phrase: string) => lists.some((list) => list.has(phrase));
	words.forEach((_, at) => {
		for (let count = 1; count <= longestPhrase && at + count <= words.length; count++) {
			const phrase = words.slice(at, at + count).join(' ');
			if (isListed(phrase)) found.add(phrase);
		}
	});
	if (unspaced.test(text)) for (const list of lists) for (const phrase of list) if (unspaced.test(phrase) && words.some((word) => word.includes(phrase))) found.add(phrase);
	return [...found];
}

/** Whether a ban binds at a moment. */
export function isBanned(ban: { liftedAt: Date | null; endsAt: Date | null }, now: Date): boolean {
	return ban.liftedAt === null && (ban.endsAt === null || ban.endsAt > now);
}
