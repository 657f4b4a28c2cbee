/** What a command found or did: one or more plain sentences for people, and the same as a value for programs. */
export type Answer = { text: string; json: Record<string, unknown> };

/**
 * Runs a command's work and prints its answer; with `--json` as one line of JSON, the last. A failure is one sentence
 * on standard error (with `--json` as `{"error": …}`) and exit code 1.
 */
export async function answer(options: { json?: boolean }, work: () => Promise<Answer>): Promise<void> {
	try {
		const { text, json } = await work();
		process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${text}\n`);
	} catch (error) {
		const sentence = sentenceOf(error);
		process.stderr.write(options.json ? `${JSON.stringify({ error: sentence })}\n` : `${sentence}\n`);
		process.exitCode = 1;
	}
}

const fileProblems: Record<string, string> = {
	ENOENT: 'is not there',
	EISDIR: 'is a folder',
	EACCES: 'may not be opened by this user',
	EEXIST: 'is there already, and is not written over'
};

/** What went wrong, as a person would say it; a file's problem names the file. */
export function sentenceOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code = '', path = 'What is named there' } = error as NodeJS.ErrnoException;
	return fileProblems[code] ? `${path} ${fileProblems[code]}.` : error.message;
}
