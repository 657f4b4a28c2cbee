import { words } from '#core/backlog/words.ts';
import type { Outlook } from '#core/planning/contract.ts';
import { reachOf, runwayOf } from '#core/planning/rules.ts';

type Row = { estimate: number | null; readiness: { ready: boolean } };
export type ReachLine = { before: number; label: string; tone: 'sprint' | 'ready' };

/** The lines across the backlog: how far the next sprint reaches, and where the ready items end that stand on top. */
export function reachLines(rows: Row[], { next, velocity }: Outlook): ReachLine[] {
	const lines: ReachLine[] = [];
	const points = next?.free ?? velocity;
	if (points !== null && points > 0) {
		const before = reachOf(rows.map((row) => row.estimate), points);
		const label = next?.free ? words.sprintLine(next.name, points) : words.capacityLine(points);
		if (before > 0 && before < rows.length) lines.push({ before, label, tone: 'sprint' });
	}
	const ready = rows.findIndex((row) => !row.readiness.ready);
	const runway = runwayOf(rows.slice(0, ready).reduce((sum, row) => sum + (row.estimate ?? 0), 0), velocity);
	if (ready > 0 && runway !== null) lines.push({ before: ready, label: words.runwayLine(runway), tone: 'ready' });
	return lines;
}
