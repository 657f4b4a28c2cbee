import type { ChangelogEntryId, ItemId, PostId } from '#core/kernel/ids.ts';
import { invalid } from '#core/kernel/problem.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

type Links = { postIds?: PostId[] | undefined; itemIds?: ItemId[] | undefined };

/** Writes of which posts and items an entry speaks, in the order in which they are given; what is not given stays. @throws invalid for what is not there */
export async function linkEntry({ db }: ContextOf<Tx>, entryId: ChangelogEntryId, { postIds, itemIds }: Links): Promise<void> {
	if (postIds) {
		const wanted = [...new Set(postIds)];
		const known = wanted.length > 0 ? await db.selectFrom('posts').select('post_id').where('post_id', 'in', wanted).forKeyShare().execute() : [];
		if (known.length < wanted.length) throw invalid({ postIds: 'names a post that does not exist' });
		await db.deleteFrom('changelog_posts').where('entry_id', '=', entryId).execute();
		if (wanted.length > 0) await db.insertInto('changelog_posts').values(wanted.map((post_id, place) => ({ entry_id: entryId, post_id, place }))).execute();
	}
	if (itemIds) {
		const wanted = [...new Set(itemIds)];
		const known = wanted.length > 0 ? await db.selectFrom('items').select('item_id').where('item_id', 'in', wanted).forKeyShare().execute() : [];
		if (known.length < wanted.length) throw invalid({ itemIds: 'names an item that does not exist' });
		await db.deleteFrom('changelog_items').where('entry_id', '=', entryId).execute();
		if (wanted.length > 0) await db.insertInto('changelog_items').values(wanted.map((item_id, place) => ({ entry_id: entryId, item_id, place }))).execute();
	}
}
