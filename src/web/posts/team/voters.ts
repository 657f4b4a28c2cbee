import type { FollowReason, Importance } from '#core/posts/contract.ts';
import type { PersonSummary } from '#core/people/contract.ts';

/** A person behind a post as the table shows them. `sources` are the other posts of the cluster they came by. */
export type ShownVoter = {
	person: PersonSummary;
	reasons: FollowReason[];
	importance: Importance | null;
	sources: { number: number; title: string }[];
	at: string;
};
