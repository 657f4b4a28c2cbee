type Candidate = { id: string; estimate: number | null; readiness: { ready: boolean }; blockedBy: string[] };

/**
 * What a walk down the backlog would put into the points that are free: ready and estimated items that fit, and none
 * whose blocker stands further down or is not ready itself.
 */
export function fillFrom<T extends Candidate>(items: T[], free: number): T[] {
	const waiting = new Set(items.map((item) => item.id));
	const taken: T[] = [];
	let left = free;
	for (const item of items) {
		const fits = item.estimate !== null && item.estimate <= left;
		if (!item.readiness.ready || !fits || item.blockedBy.some((id) => waiting.has(id))) continue;
		taken.push(item);
		waiting.delete(item.id);
		left -= item.estimate ?? 0;
	}
	return taken;
}
