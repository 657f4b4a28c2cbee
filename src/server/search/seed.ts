import { numberOf } from '#core/similarity/terms.ts';
import type { Context } from '../platform/context.ts';

/** Keeps the numbers of one workspace apart from those of another in the index that they share. */
export function seedOf({ workspaceId }: Pick<Context, 'workspaceId'>): number {
	return numberOf(workspaceId);
}
