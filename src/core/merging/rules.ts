import { Refusal } from '../kernel/problem.ts';

/** What the rule needs to know of a post. `standsFor` is its canonical post: itself, unless it is merged. */
export type Mergeable = { id: string; standsFor: string; title: string; board: 'public' | 'private' };

/**
 * Whether a post may become a duplicate of another. `target` is the canonical post of the one that was named.
 * @returns the refusal, or null when nothing stands against it
 */
export function reasonAgainstMerge(source: Mergeable, named: Mergeable, target: Mergeable): Refusal | null {
	if (source.id === named.id) return new Refusal('same-post', 'A post cannot be merged into itself.');
	if (source.standsFor !== source.id) {
		return new Refusal('already-merged', `“${source.title}” is merged into another post already. Unmerge it there first.`, {
			extra: { mergedInto: source.standsFor }
		});
	}
	if (target.id === source.id) {
		return new Refusal('merge-cycle', `“${named.title}” is merged into “${source.title}”, so the merge would go in a circle.`, {
			extra: { mergedInto: source.id }
		});
	}
	if (source.board === 'public' && target.board === 'private') {
		return new Refusal('would-hide', 'A public post cannot be merged into one on a private board: its customers would lose it. Merge the other way round.');
	}
	return null;
}

export type StandingMerge = { sourceId: string; targetId: string };

/**
 * The posts that leave with a source when it is unmerged: itself and every post whose chain of standing merges passes
 * through it. What was merged into the target directly stays.
 */
export function postsThatLeave(standing: readonly StandingMerge[], sourceId: string): string[] {
	const leaving = [sourceId];
	for (let at = 0; at < leaving.length; at++) {
		for (const merge of standing) {
			if (merge.targetId === leaving[at] && !leaving.includes(merge.sourceId)) leaving.push(merge.sourceId);
		}
	}
	return leaving;
}
