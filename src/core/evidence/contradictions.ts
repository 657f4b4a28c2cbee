/** Where different people want what excludes each other, told from words that name alternatives. */
import type { Ask, EvidenceReading } from './contract.ts';

type Said = Pick<Ask, 'id' | 'text' | 'personId'>;
type Alternative = { word: string; pattern: RegExp };

/** Each list names ways of doing one thing; of a text that names several ways of one list nothing is concluded. */
const choices: readonly (readonly Alternative[])[] = [
	ways({ CSV: 'csv', Excel: 'excel|xlsx?', PDF: 'pdf', JSON: 'json', XML: 'xml', API: 'apis?|schnittstellen?', Word: 'docx?|microsoft word' }),
	ways({ 'e-mail': 'e-?mails?', Slack: 'slack', Teams: '(?:microsoft |ms )teams', SMS: 'sms|text messages?', push: 'push(?: messages?| notifications?)?', WhatsApp: 'whatsapp' }),
	ways({ automatic: 'automatic(?:ally)?|automatisch', 'by hand': 'manual(?:ly)?|by hand|manuell|von hand' }),
	ways({ hourly: 'hourly|every hour|stündlich', daily: 'daily|every day|each day|täglich', weekly: 'weekly|every week|each week|wöchentlich', monthly: 'monthly|every month|monatlich', 'at once': 'real[- ]time|instant(?:ly)?|immediately|at once|sofort' }),
	ways({ 'on by default': 'on by default|opt[- ]out', 'off by default': 'off by default|opt[- ]in' }),
	ways({ public: 'public(?:ly)?|öffentlich', private: 'private(?:ly)?|confidential|privat|vertraulich' }),
	ways({ phone: 'phones?|mobile|smartphones?|handy', desktop: 'desktop|laptops?|pc' }),
	ways({ 'light theme': 'light (?:theme|mode)|hell', 'dark theme': 'dark (?:theme|mode)|dunkel' }),
	ways({ 'in the cloud': 'cloud|hosted', 'on our own servers': 'on[- ]prem(?:ises?)?|self[- ]host(?:ed|ing)?|own servers?' }),
	ways({ 'single sign-on': 'sso|single sign[- ]on|saml', password: 'passwords?|passwort' })
];

function ways(given: Record<string, string>): Alternative[] {
	return Object.entries(given).map(([word, words]) => ({ word, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu') }));
}

/** Sides from the one that most people want to the one that fewest do. */
export function contradictionsIn(asks: readonly Said[]): EvidenceReading['contradictions'] {
	return choices.flatMap((alternatives) => {
		const sides = sidesOf(alternatives, asks);
		return sides.length > 1 ? [{ sides: sides.toSorted((one, other) => other.people - one.people || (one.word < other.word ? -1 : 1)) }] : [];
	});
}

function sidesOf(alternatives: readonly Alternative[], asks: readonly Said[]): EvidenceReading['contradictions'][number]['sides'] {
	const chosen = asks.flatMap((ask) => {
		const named = alternatives.filter(({ pattern }) => pattern.test(ask.text));
		return named.length === 1 ? [{ ask, word: (named[0] as Alternative).word }] : [];
	});
	// Somebody who asks for one way here and for another there does not contradict themselves: they want both.
	const undecided = new Set(chosen.filter(({ ask, word }) => chosen.some((other) => other.word !== word && other.ask.personId !== null && other.ask.personId === ask.personId)).map(({ ask }) => ask.personId));
	const decided = Map.groupBy(chosen.filter(({ ask }) => !undecided.has(ask.personId)), ({ word }) => word);
	return [...decided].map(([word, said]) => ({ word, people: new Set(said.map(({ ask }) => ask.personId ?? ask.id)).size, askIds: said.map(({ ask }) => ask.id) }));
}
