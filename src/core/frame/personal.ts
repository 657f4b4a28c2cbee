/**
 * A yes or no about whoever looks at a page. A page that many look at is written once with both ways of saying it, and
 * only when it goes out is the question answered: so a page can be kept and still show everybody their own votes.
 */
export type Question = 'signed-in' | `voted ${number}` | `follows ${number}`;

/** What is known of whoever looks. The numbers are those of posts. */
export type Answers = {
	signedIn: boolean;
	name: string;
	voted: ReadonlySet<number>;
	follows: ReadonlySet<number>;
	/** Whether something they wrote here waits for review: they see it, and nobody else. */
	waits: boolean;
};

export const nobody: Answers = { signedIn: false, name: '', voted: new Set(), follows: new Set(), waits: false };

export function answerTo(question: Question, answers: Answers): boolean {
	const [about, number] = question.split(' ');
	if (about === 'voted') return answers.voted.has(Number(number));
	if (about === 'follows') return answers.follows.has(Number(number));
	return answers.signedIn;
}

/** The numbers of the posts that these questions ask about. */
export function postsAskedOf(questions: readonly Question[], about: 'voted' | 'follows'): number[] {
	return questions.filter((question) => question.startsWith(`${about} `)).map((question) => Number(question.split(' ')[1]));
}

/** The same for all whose answers to these questions are the same. */
export function keyOf(questions: readonly Question[], answers: Answers): string {
	return questions.map((question) => (answerTo(question, answers) ? 'y' : 'n')).join('') + answers.name;
}
