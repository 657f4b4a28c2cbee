import { z } from 'zod';
import { idOf, line, text, timestamp, version } from '../kernel/schemas.ts';
import { itemRef, rankTarget } from './contract.ts';

/** Only `blocks` orders work; the others say what two items have to do with each other. */
export const dependencyKinds = ['blocks', 'relates', 'duplicates', 'split-from'] as const;
export type DependencyKind = (typeof dependencyKinds)[number];
export type RelationKind = Exclude<DependencyKind, 'blocks'>;

export const parties = ['team', 'vendor'] as const;
export const outsideStates = ['asked', 'promised', 'delivered'] as const;
const day = z.iso.date('must be a day such as 2026-03-09');

export const outsideWorkSchema = z
	.object({
		id: idOf('outside'),
		title: z.string(),
		party: z.enum(parties),
		/** Who there answers for it; empty where nobody is named. */
		owner: z.string(),
		promisedOn: z.iso.date().nullable(),
		state: z.enum(outsideStates),
		/** Promised for a day that is over, and not delivered. */
		late: z.boolean(),
		itemIds: z.array(idOf('item')),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'OutsideWork' });
export type OutsideWork = z.infer<typeof outsideWorkSchema>;

const outsideFields = {
	party: z.enum(parties, 'must be team or vendor'),
	owner: text(200).trim(),
	promisedOn: day.nullable(),
	state: z.enum(outsideStates, `must be one of ${outsideStates.join(', ')}`)
};
export const newOutsideWork = z.strictObject({
	title: line(200),
	party: outsideFields.party,
	owner: outsideFields.owner.default(''),
	promisedOn: outsideFields.promisedOn.default(null),
	state: outsideFields.state.default('asked')
});
export type NewOutsideWork = z.infer<typeof newOutsideWork>;
export const outsideChanges = z.strictObject({ title: line(200), ...outsideFields }).partial();
export type OutsideChanges = z.infer<typeof outsideChanges>;
export const outsideParams = z.object({ id: idOf('outside') });
export const outsideLinkParams = z.object({ id: idOf('item'), outsideId: idOf('outside') });

/** An item that stands above something it waits for, and where the blocker goes back to when it was pulled up. */
export const rankHint = z.object({
	itemId: idOf('item'),
	position: z.int(),
	blockerId: idOf('item'),
	blockerPosition: z.int(),
	back: rankTarget
});
export type RankHint = z.infer<typeof rankHint>;

export const dependenciesSchema = z
	.object({
		blockedBy: z.array(itemRef),
		blocks: z.array(itemRef),
		/** `outgoing`: this item relates to, duplicates or was split from the other. */
		relations: z.array(z.object({ kind: z.enum(['relates', 'duplicates', 'split-from']), outgoing: z.boolean(), item: itemRef })),
		outside: z.array(outsideWorkSchema),
		ranks: z.array(rankHint)
	})
	.meta({ id: 'Dependencies' });
export type Dependencies = z.infer<typeof dependenciesSchema>;

export const dependencyQuery = z.strictObject({
	kind: z.enum(dependencyKinds, `must be one of ${dependencyKinds.join(', ')}`).default('blocks')
});

/** One step of a ring: `from` waits for `to`. `said` names what somebody said and may take back; null where it follows from a parent. */
export const cycleEdge = z.object({
	from: idOf('item'),
	to: idOf('item'),
	why: z.enum(['blocks', 'part', 'of-parent']),
	said: z.object({ itemId: idOf('item'), blockerId: idOf('item'), isNew: z.boolean() }).nullable()
});
export type CycleEdge = z.infer<typeof cycleEdge>;

export const mostNodes = 150;
export const graphQuery = z.strictObject({
	/** Only what is connected with this item. */
	item: idOf('item').optional(),
	/** How many are drawn at most. */
	most: z.coerce.number('must be a whole number').int().min(1).max(mostNodes, `may be at most ${mostNodes}`).default(mostNodes)
});
export type GraphQuery = z.infer<typeof graphQuery>;

const graphItem = itemRef.extend({ estimate: z.number().nullable(), ready: z.boolean(), position: z.int().nullable(), parentId: idOf('item').nullable() });
export type GraphItem = z.infer<typeof graphItem>;
export const graphSchema = z
	.object({
		items: z.array(graphItem),
		outside: z.array(outsideWorkSchema),
		/** `to` waits for `from`; `part`: the whole waits for its part. */
		edges: z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(['blocks', 'part']) })),
		/** The longest chain of waiting by estimate, from its first to its last; one without an estimate counts as nothing. */
		critical: z.object({ ids: z.array(z.string()), points: z.number(), unestimated: z.int() }),
		ranks: z.array(rankHint),
		/** How many are connected in all, those not shown too. */
		total: z.int(),
		/** Whether there were more links than are read at once. */
		truncated: z.boolean()
	})
	.meta({ id: 'DependencyGraph' });
export type DependencyGraph = z.infer<typeof graphSchema>;
