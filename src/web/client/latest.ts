/** Reads one thing again and again: an answer that a later question has overtaken is dropped. */
export function latest(): <T>(read: () => Promise<T>, show: (answer: T) => void) => Promise<void> {
	let asked = 0;
	return async (read, show) => {
		const mine = ++asked;
		const answer = await read();
		if (mine === asked) show(answer);
	};
}
