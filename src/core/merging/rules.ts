import { Refusal } from '../kernel/problem.ts';

/** What the rule needs to know of a post. `standsFor` is its canonical post: itself, unless it is merged. */
export type Mergeable = { id: string; standsFor: string; title: string; board: Seen };

/** Who sees a board: everybody, the team, or the people of these segments. */
export type Seen = 'public' | 'private' | { segmentIds: readonly string[] };

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
	if (hidesFrom(source.board, target.board)) {
		return new Refusal('would-hide', 'A post cannot be merged into one on a board that some of its customers do not see: they would lose it. Merge the other way round.');
	}
	return null;
}

/** Whether somebody who sees the one does not see the other. */
function hidesFrom(source: Seen, target: Seen): boolean {
	if (target === 'public' || source === 'private') return false;
	if (target === 'private' || source === 'public') return true;
	return source.segmentIds.some((id) => !target.segmentIds.includes(id));
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
