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
	/** The form that was made last, by what was answered. */
	plain: { key: string; body: Buffer } | null;
};

const mostSent = 6;
/** What Svelte leaves for a script that would take the page over; pages of the portal have none. */
const leftovers = /<!--(?:\[-?\d*!?|\]|\$?[a-z0-9]*)-->/g;
const perAnswer = new Set(['etag', 'content-length', 'set-cookie', 'vary']);

export async function readShared(response: Response): Promise<SharedPage> {
	const pieces = piecesOf((await response.text()).replace(leftovers, ''));
	return {
		status: response.status,
		headers: [...response.headers].filter(([name]) => !perAnswer.has(name)),
		pieces,
		questions: questionsIn(pieces) as Question[],
		sent: new Map(),
		plain: null
	};
}

/** What one person is sent. What was sent before is sent again as it is: making it anew for each costs memory until it is collected. */
export async function bodyFor(page: SharedPage, answers: Answers, encoding: Encoding | null): Promise<Buffer> {
	const key = keyOf(page.questions, answers);
	if (!encoding) return plainFor(page, answers, key);
	const sent = page.sent.get(`${encoding} ${key}`) ?? (await encode(plainFor(page, answers, key), encoding));
	page.sent.delete(`${encoding} ${key}`);
	page.sent.set(`${encoding} ${key}`, sent);
	if (page.sent.size > mostSent) page.sent.delete(page.sent.keys().next().value ?? '');
	return sent;
}

function plainFor(page: SharedPage, answers: Answers, key: string): Buffer {
	if (page.plain?.key === key) return page.plain.body;
	const body = Buffer.concat(fill(page.pieces, { is: (question) => answerTo(question as Question, answers), name: answers.name }));
	page.plain = { key, body };
	return body;
}

/** About the bytes that a page takes: its pieces, the form that was sent last, and others compressed to a fifth or less. */
export function sizeOfPage({ pieces, headers }: SharedPage): number {
	return lengthOf(pieces) * (2 + mostSent / 5) + headers.length * 100;
}
