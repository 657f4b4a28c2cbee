import { invalidateAll } from '$app/navigation';
import { words as merging } from '#core/merging/words.ts';
import { words } from '#core/posts/team-words.ts';
import type { JudgedInput } from '#core/prioritising/contract.ts';
import { words as priorities } from '#core/prioritising/words.ts';
import { api, sentenceOf } from '#web/client/api.ts';
import { toast, type ToastWords } from '#web/ui/notices/toasts.svelte.ts';

type VoteFor = { person: { email: string; name?: string }; importance?: string };
type StatusChange = { status: string; note?: string; notify: boolean };

/** Does something and reads the page anew; what is refused is said, and nothing else happens. */
export async function attempt(work: () => Promise<ToastWords | void>): Promise<void> {
	try {
		const said = await work();
		await invalidateAll();
		if (said) toast(said);
	} catch (problem) {
		toast({ message: sentenceOf(problem), tone: 'danger', seconds: 8 });
	}
}

/** Changes the status; the dialog shows what is refused. A quiet change can be taken back, a told one cannot. */
export async function changeStatus(post: { id: string; status: string }, change: StatusChange, names: { to: string; followers: number }): Promise<void> {
	await api.put(`/posts/${post.id}/status`, change);
	await invalidateAll();
	const back = () => attempt(async () => void (await api.put(`/posts/${post.id}/status`, { status: post.status, notify: false })));
	toast(
		change.notify
			? { message: words.status.told(names.to, names.followers), tone: 'success' }
			: { message: words.status.done(names.to), undo: { label: words.status.undo, run: back } }
	);
}

export async function voteFor(postId: string, vote: VoteFor): Promise<void> {
	await api.put(`/posts/${postId}/vote`, vote);
	await invalidateAll();
	toast({
		message: words.voteFor.done(vote.person.email),
		undo: {
			label: words.voteFor.undo,
			run: () =>
				attempt(async () => {
					await api.delete(`/posts/${postId}/vote`, { person: { email: vote.person.email } });
					return { message: words.voteFor.undone };
				})
		}
	});
}

export function unmerge(canonicalId: string, sourceId: string): Promise<void> {
	return attempt(async () => {
		await api.delete(`/posts/${canonicalId}/merges/${sourceId}`);
		return { message: merging.merge.undone };
	});
}

export function relate(postId: string, other: { id: string; title: string }, kind: string): Promise<void> {
	return attempt(async () => {
		await api.put(`/posts/${postId}/relations`, { otherId: other.id, kind });
		return { message: merging.relations.added(other.title), tone: 'success' };
	});
}

export function unrelate(postId: string, otherId: string, kind: string): Promise<void> {
	return attempt(async () => {
		await api.delete(`/posts/${postId}/relations/${otherId}`);
		const [from, to] = kind === 'has-part' ? [otherId, postId] : [postId, otherId];
		const again = () => attempt(async () => void (await api.put(`/posts/${from}/relations`, { otherId: to, kind: kind === 'has-part' ? 'part-of' : kind })));
		return { message: merging.relations.removed, undo: { label: merging.merge.undo, run: again } };
	});
}

export function makeItem(post: { id: string; title: string }): Promise<void> {
	return attempt(async () => {
		await api.post('/items', { postIds: [post.id], title: post.title, fromTemplate: true });
		return { message: words.items.made(post.title), tone: 'success' };
	});
}

export function unlinkQuote(insight: { id: string; feedbackId: string }): Promise<void> {
	return attempt(async () => void (await api.delete(`/feedback/${insight.feedbackId}/insights/${insight.id}`)));
}

export function judge(postId: string, changes: Partial<Record<JudgedInput, number | null>>): Promise<void> {
	return attempt(async () => {
		await api.patch(`/posts/${postId}/judgements`, changes);
		return { message: priorities.judged.saved, tone: 'success' };
	});
}

/** Says that two posts are not the same; it can be taken back. */
export function dismissSimilar(postId: string, otherId: string): Promise<void> {
	const path = `/posts/${postId}/similar/${otherId}/dismissal`;
	return attempt(async () => {
		await api.put(path);
		const back = async () => {
			await api.delete(path);
			return { message: words.similar.undone };
		};
		return { message: words.similar.dismissed, undo: { label: words.similar.undo, run: () => attempt(back) } };
	});
}
