import { ApiProblem, sentenceOf } from '#web/client/api.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

/** Does the work, and shows the server's own sentence where it is refused. Says whether it was done. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
	try {
		await work();
		if (done) toast({ message: done, tone: 'success' });
		return true;
	} catch (problem) {
		const first = problem instanceof ApiProblem ? Object.values(problem.fields)[0] : undefined;
		toast({ message: first ?? sentenceOf(problem), tone: 'danger', seconds: 8 });
		return false;
	}
}
