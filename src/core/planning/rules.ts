import { isOpen } from '../backlog/rules.ts';

/** Shorter reasons explain nothing to whoever reads them later. */
export const shortestReason = 10;

/** Whether a reason says enough to let an item in that is not ready. */
export function isReason(reason: string | undefined): reason is string {
	return reason !== undefined && reason.trim().length >= shortestReason;
}

export type SprintOrder = { state: string; startsOn: string; endsOn: string };
export type Blocker = { state: string; sprint: SprintOrder | null };

/** Whether an item that enters `sprint` comes before something it waits for. */
export function comesBefore(sprint: SprintOrder, sprintId: string, blocker: Blocker & { sprintId: string | null }): boolean {
	if (!isOpen(blocker.state)) return false;
	if (blocker.sprint === null) return true;
	return blocker.sprintId !== sprintId && blocker.sprint.startsOn > sprint.startsOn;
}

/** How many rows from the top fit into so many points; a row without an estimate takes nothing, and nothing after the first that does not fit is taken. */
export function reachOf(estimates: (number | null)[], points: number): number {
	let sum = 0;
	for (const [at, estimate] of estimates.entries()) {
		sum += estimate ?? 0;
		if (sum > points) return at;
	}
	return estimates.length;
}

/** For how many sprints the ready points are enough, to a tenth; null where nobody knows the team's velocity. */
export function runwayOf(readyPoints: number, velocity: number | null): number | null {
	return velocity === null || velocity <= 0 ? null : Math.round((readyPoints / velocity) * 10) / 10;
}
