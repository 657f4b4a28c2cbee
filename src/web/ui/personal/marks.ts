/** Nobody outside this process knows it, so no text that somebody typed is ever taken for a mark. */
const secret = crypto.randomUUID();

export const marks = {
	begin: (question: string) => `{${secret} ${question}}`,
	otherwise: `{${secret} else}`,
	end: `{${secret} end}`,
	/** Stands for the name of whoever looks. */
	name: `{${secret} name}`
};

export type Piece = Uint8Array | { name: true } | Choice;
type Choice = { question: string; yes: Piece[]; no: Piece[] };

/** Whoever looks: what is true of them, and their name. */
export type Looking = { is(question: string): boolean; name: string };

const encoder = new TextEncoder();

/** A rendered page as what it says to everybody, in bytes ready to be sent, and what depends on who looks. */
export function piecesOf(html: string): Piece[] {
	const pieces: Piece[] = [];
	const open: { choice: Choice; around: Piece[] }[] = [];
	let into = pieces;
	for (const [index, text] of html.split(new RegExp(`\\{${secret} ([^}]+)\\}`)).entries()) {
		if (index % 2 === 0) into.push(encoder.encode(text));
		else if (text === 'name') into.push({ name: true });
		else if (text === 'else') into = open.at(-1)?.choice.no ?? into;
		else if (text === 'end') into = open.pop()?.around ?? into;
		else {
			const choice: Choice = { question: text, yes: [], no: [] };
			into.push(choice);
			open.push({ choice, around: into });
			into = choice.yes;
		}
	}
	return pieces;
}

/** Every question on the page, each once. */
export function questionsIn(pieces: readonly Piece[]): string[] {
	const choices = pieces.filter((piece) => 'question' in piece);
	return [...new Set(choices.flatMap(({ question, yes, no }) => [question, ...questionsIn(yes), ...questionsIn(no)]))];
}

/** The page as one person sees it, in parts. */
export function fill(pieces: readonly Piece[], looking: Looking): Uint8Array[] {
	return pieces.flatMap((piece) => {
		if ('question' in piece) return fill(looking.is(piece.question) ? piece.yes : piece.no, looking);
		return 'name' in piece ? encoder.encode(escaped(looking.name)) : piece;
	});
}

/** How many bytes the pieces hold. */
export function lengthOf(pieces: readonly Piece[]): number {
	return pieces.reduce((sum, piece) => sum + ('question' in piece ? lengthOf(piece.yes) + lengthOf(piece.no) : 'name' in piece ? 0 : piece.byteLength), 0);
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
