import type { Viewer } from '#core/access/roles.ts';
import type { Context } from '#server/platform/context.ts';
import { idsFrom } from '#server/platform/ids.ts';

const millisecondsADay = 86_400_000;

/**
 * Gives contexts of the past: an act that is done in one happens at its moment, in the name of its viewer, with ids that
 * sort by it. Everything else is as it would be now, so that what the acts leave behind is true.
 */
export function pastOf(context: Context) {
	const present = context.now().getTime();
	const newIdAt = idsFrom();
	return (daysAgo: number, viewer: Viewer): Context => {
		const moment = present - Math.round(daysAgo * millisecondsADay);
		return {
			...context,
			viewer,
			now: () => new Date(moment),
			newId: (kind) => newIdAt(kind, new Date(moment))
		};
	};
}
