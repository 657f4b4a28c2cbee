import type { Importance } from '#core/posts/contract.ts';
import { isId, type PersonId, type PostId } from '#core/kernel/ids.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { canonicalPost } from '../posts/service.ts';

/** The post that stands for one that the viewer may see, and the vote that a person has there. @throws not-found, invalid for a person who is not there */
export async function ballotOf({ db, viewer }: Context, id: string, personId: PersonId): Promise<{ postId: PostId; cast: { importance: Importance | null } | null }> {
	const row = isId('post', id)
		? await canonicalPost(db, viewer, id)
				.leftJoin('people as x', (join) => join.on('x.person_id', '=', personId).on('x.erased_at', 'is', null))
				.leftJoin('votes as v', (join) => join.onRef('v.post_id', '=', 'p.canonical_id').onRef('v.person_id', '=', 'x.person_id'))
				.select(['x.person_id as person', 'v.person_id as voter', 'v.importance'])
				.executeTakeFirst()
		: undefined;
	if (!row) throw notFound('post');
	if (row.person === null) throw invalid({ personId: 'There is no such person.' });
	return { postId: row.canonical_id as PostId, cast: row.voter === null ? null : { importance: row.importance as Importance | null } };
}
