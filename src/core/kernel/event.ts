import type { ItemId, PersonId, PostId } from './ids.ts';

/**
 * A past fact, recorded in the transaction that causes it. `detail` is what reactions need to act without guessing;
 * it never holds secrets, because members can read it and it is streamed to them.
 */
export type Happening<Type extends string = string, Detail extends object = object> = {
	type: Type;
	actorId: PersonId | null;
	postId?: PostId;
	itemId?: ItemId;
	detail: Detail;
	/** True for what customers may not see even on a public post, such as an internal comment. */
	membersOnly?: boolean;
};

/** Days after which it is forgotten where an act came from. */
export const addressDays = 30;
