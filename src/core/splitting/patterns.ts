/** Ways to split a story that its own words point to, after Richard Lawrence's patterns: each with the words that say so, and the first parts. */

export const patterns = ['operations', 'workflow', 'rules', 'data', 'entry', 'simple', 'performance', 'roles', 'spike'] as const;
export type Pattern = (typeof patterns)[number];
export const storyFields = ['title', 'role', 'want', 'why', 'description', 'criteria'] as const;
export type StoryField = (typeof storyFields)[number];
/** The texts of an item; criteria stand on a line each. */
export type StoryText = Record<StoryField, string>;
/** UTF-16 offsets in the text of a field. */
export type Trigger = { field: StoryField; start: number; end: number; text: string };
export type Proposal = { pattern: Pattern; triggers: Trigger[]; parts: string[] };

/** So many parts are proposed at most. */
export const mostParts = 9;

type Found = { match: RegExpExecArray; field: StoryField };
type Reader = (text: StoryText) => { triggers: Found[]; parts: string[] };

const goal: StoryField[] = ['title', 'want'];
const everywhere: StoryField[] = ['title', 'want', 'description', 'criteria'];

const manages = /\b(manage|administer|maintain|handle|organi[sz]e|verwalten|pflegen|betreuen)\s+(?:(?:the|my|our|all|their|die|der|das|alle|meine|unsere)\s+)?([\p{L}-]+(?:\s+[\p{L}-]+)?)/giu;
const verwalten = /\b([\p{Lu}][\p{L}-]+)\s+(verwalten|pflegen|betreuen)\b/gu;
const steps = /\b(then|after(?:wards| that)?|before|first|finally|and then|dann|danach|anschließend|zuerst|schließlich|bevor|nachdem)\b/giu;
const conditions = /\b(if|unless|except|otherwise|when|only when|wenn|falls|außer|sonst|sofern)\b\s+([^.,;\n]{3,60})/giu;
const enumeration = /([\p{L}\p{N}-]{2,30}(?:\s[\p{L}\p{N}-]{2,30})?)((?:,\s*[\p{L}\p{N}-]{2,30}(?:\s[\p{L}\p{N}-]{2,30})?)*),?\s+(?:and|or|und|oder|&)\s+([\p{L}\p{N}-]{2,30})/giu;
const entries = /\b(import|upload|enter|scan|paste|type in|drag|hochladen|importieren|eingeben|scannen|einfügen)\b/giu;
const speed = /\b(fast|quick(?:ly)?|within \d+\s*\w+|under \d+\s*(?:ms|s|seconds?)|concurrent(?:ly)?|at the same time|real[- ]time|schnell|innerhalb von \d+\s*\w+|gleichzeitig|in Echtzeit)\b/giu;
const everything = /\b(a(?:ll|ny)|every|complete|entire|whole|fully|alle|jede[rsn]?|sämtliche|vollständig|gesamte[rsn]?)\b\s+([\p{L}-]+)/giu;
const roleList = /([\p{L}-]{2,30}(?:\s[\p{L}-]{2,30})?)\s+(?:and|or|und|oder)\s+([\p{L}-]{2,30}(?:\s[\p{L}-]{2,30})?)/giu;
const questions = /[^.!\n?]{3,80}\?|\b(?:TBD|not (?:yet )?clear|we do not know|unklar|noch offen)\b/giu;

const readers: Record<Pattern, Reader> = {
	operations(text) {
		const triggers = [...search(text, goal, manages), ...search(text, goal, verwalten)];
		const object = triggers[0] && (/verwalten|pflegen|betreuen/i.test(triggers[0].match[2] ?? '') ? triggers[0].match[1] : triggers[0].match[2]);
		return { triggers, parts: object ? [`See ${object}`, `Add ${object}`, `Change ${object}`, `Remove ${object}`] : [] };
	},
	workflow(text) {
		const triggers = search(text, ['want', 'description', 'criteria'], steps);
		const clauses = text.want.split(/\b(?:and then|then|afterwards|after that|dann|danach|anschließend)\b|[;,]/iu).map((part) => part.trim()).filter((part) => part.length > 3);
		return { triggers, parts: triggers.length > 0 ? ['The shortest way through, from end to end', ...(clauses.length > 1 ? clauses.slice(1) : ['Each further step'])] : [] };
	},
	rules(text) {
		const triggers = search(text, everywhere, conditions);
		return { triggers, parts: triggers.length > 0 ? ['The usual case', ...triggers.map(({ match }) => `${capital(match[1] ?? '')} ${match[2]?.trim()}`)] : [] };
	},
	data(text) {
		const triggers = search(text, goal, enumeration);
		const kinds = triggers.flatMap(({ match }) => [match[1] ?? '', ...(match[2] ?? '').split(','), match[3] ?? '']).map((kind) => lastWord(kind)).filter(Boolean);
		return { triggers, parts: kinds.length > 1 ? [...new Set(kinds)].map((kind) => `${text.title.replace(enumeration, '').replace(/\s+/g, ' ').trim() || text.title}: ${kind}`) : [] };
	},
	entry(text) {
		const triggers = search(text, everywhere, entries);
		const ways = [...new Set(triggers.map(({ match }) => (match[1] ?? '').toLowerCase()))];
		return { triggers, parts: ways.length > 0 ? ['The simplest way to enter it', ...ways.map((way) => `${capital(way)} it`)] : [] };
	},
	simple(text) {
		const triggers = search(text, goal, everything);
		const what = triggers[0]?.match[2];
		return { triggers, parts: what ? [`The most common ${what}`, `The rest of the ${what}`] : [] };
	},
	performance(text) {
		const triggers = search(text, everywhere, speed);
		return { triggers, parts: triggers.length > 0 ? ['It works', `It is ${(triggers[0]?.match[0] ?? '').toLowerCase()}`] : [] };
	},
	roles(text) {
		const triggers = search(text, ['role'], roleList);
		const [first] = triggers;
		return { triggers, parts: first ? [first.match[1], first.match[2]].map((role) => `For ${role?.trim()}`) : [] };
	},
	spike(text) {
		const triggers = search(text, ['description', 'want', 'criteria'], questions);
		return { triggers, parts: triggers.length > 0 ? [...triggers.map(({ match }) => `Find out: ${match[0].trim()}`), 'Build what was found out'] : [] };
	}
};

/** Every pattern that the words of the story point to, with the words and the parts to begin with. */
export function proposalsFor(text: StoryText): Proposal[] {
	return patterns.flatMap((pattern) => {
		const { triggers, parts } = readers[pattern](text);
		const named = [...new Set(parts.map((part) => part.slice(0, 200).trim()))].filter((part) => part !== '').slice(0, mostParts);
		if (named.length < 2) return [];
		return [{ pattern, triggers: triggers.slice(0, 20).map(({ match, field }) => ({ field, start: match.index, end: match.index + match[0].length, text: match[0] })), parts: named }];
	});
}

/** So much of a text is read: a story is short, and nobody waits for the rest. */
const longestRead = 4_000;

function search(text: StoryText, fields: StoryField[], expression: RegExp): Found[] {
	return fields.flatMap((field) => [...text[field].slice(0, longestRead).matchAll(expression)].map((match) => ({ match, field })));
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function lastWord(words: string): string {
	return words.trim().split(/\s+/).at(-1) ?? '';
}
