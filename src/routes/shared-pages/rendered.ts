import { answerTo, keyOf, type Answers, type Question } from '#core/frame/personal.ts';
import { fill, lengthOf, piecesOf, questionsIn, type Piece } from '#web/ui/personal/marks.ts';
import { encode, type Encoding } from '../compress.ts';

/** A page that says the same to everybody but for the questions in it. */
export type SharedPage = {
	status: number;
	headers: [string, string][];
	pieces: Piece[];
	questions: Question[];
	/** The forms that were sent last, compressed; by encoding and by what was answered. */
	sent: Map<string, Buffer>;
};

const mostSent = 6;
/** What Svelte leaves for a script that would take the page over; pages of the portal have none. */
const leftovers = /<!--(?:\[-?\d*!?|\]|[a-z0-9]*)-->/g;
const perAnswer = new Set(['etag', 'content-length', 'set-cookie']);

export async function readShared(response: Response): Promise<SharedPage> {
	const pieces = piecesOf((await response.text()).replace(leftovers, ''));
	return {
		status: response.status,
		headers: [...response.headers].filter(([name]) => !perAnswer.has(name)),
		pieces,
		questions: questionsIn(pieces) as Question[],
		sent: new Map()
	};
}

/** What one person is sent. */
export async function bodyFor(page: SharedPage, answers: Answers, encoding: Encoding | null): Promise<Buffer> {
	const plain = () => Buffer.concat(fill(page.pieces, { is: (question) => answerTo(question as Question, answers), name: answers.name }));
	if (!encoding) return plain();
	const key = `${encoding} ${keyOf(page.questions, answers)}`;
	const sent = page.sent.get(key) ?? (await encode(plain(), encoding));
	page.sent.delete(key);
	page.sent.set(key, sent);
	if (page.sent.size > mostSent) page.sent.delete(page.sent.keys().next().value ?? '');
	return sent;
}

/** About the bytes that a page takes: its pieces, and the forms of it that are kept, compressed to a fifth or less. */
export function sizeOfPage({ pieces, headers }: SharedPage): number {
	return lengthOf(pieces) * (1 + mostSent / 5) + headers.length * 100;
}
